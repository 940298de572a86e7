using System.Globalization;
using System.Text;
using RuleGen.Alerts;

namespace RuleGen.Cli;

/// <summary>
/// Writes hits as rows for people: one a hit, and below it the values that met the rule. Rows are written as hits come; a column grows when
/// a longer cell arrives, and the rows after it follow.
/// </summary>
internal sealed class HitTable(Stream output)
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.fff";
    private const int LongestValue = 200;

    private static readonly string[] _headings = ["time (UTC)", "level", "host", "user", "rule", "event"];

    private readonly int[] _widths = [TimeFormat.Length, 8, 24, 19, 40, 0];
    private readonly StringBuilder _text = new();
    private bool _hasHeadings;

    public void Write(Alert alert)
    {
        if (!_hasHeadings) AppendRow(_headings);
        _hasHeadings = true;
        AppendRow(
            alert.Time?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? alert.TimeText ?? "-",
            alert.Level.ToString().ToLowerInvariant(),
            alert.Host ?? "-",
            alert.User ?? "-",
            alert.Rule.Title,
            string.Create(CultureInfo.InvariantCulture, $"{alert.Source}:{alert.Record}"));
        // Several tests of a rule may have met one and the same value.
        foreach (AlertMatch match in alert.Matches.DistinctBy(match => (match.Field, match.Value)))
        {
            if (match.Value is null) continue;
            string value = match.Value.Length <= LongestValue ? match.Value : match.Value[..LongestValue] + "…";
            string field = match.Field.Length > 0 ? match.Field : "text";
            _text.Append("    ").Append(SafeText.Escape(field)).Append(" = ").Append(SafeText.Escape(value)).Append('\n');
        }
        output.Write(Encoding.UTF8.GetBytes(_text.ToString()));
        _text.Clear();
    }

    private void AppendRow(params ReadOnlySpan<string> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            string cell = SafeText.Escape(cells[i]);
            _widths[i] = Math.Max(_widths[i], Math.Min(cell.Length, LongestValue));
            _text.Append(i == cells.Length - 1 ? cell : cell.PadRight(_widths[i]) + "  ");
        }
        _text.Append('\n');
    }
}
