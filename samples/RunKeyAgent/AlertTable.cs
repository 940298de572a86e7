using System.Globalization;
using RuleGen;
using RuleGen.Alerts;

namespace RunKeyAgent;

/// <summary>
/// Prints alerts as a table: a row an alert, and below it each field that matched. Rows appear at once, so that a live stream can be
/// watched; a column grows when a longer cell arrives, and the rows after it follow.
/// </summary>
internal sealed class AlertTable
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.fff";
    private const string Gap = "  ";
    private const string Absent = "-";

    private static readonly string[] _headings = ["time (UTC)", "level", "host", "user", "rule", "event"];

    private readonly TextWriter _output;
    private readonly int[] _widths = [TimeFormat.Length, 8, 24, 19, 0, 0];
    private readonly int _fieldWidth;
    private bool _hasHeadings;

    public AlertTable(TextWriter output, RuleSet rules)
    {
        _output = output;
        foreach (RuleInfo rule in rules.Rules)
        {
            _widths[4] = Math.Max(_widths[4], SafeText.Escape(rule.Title).Length);
            foreach (PredicateInfo predicate in rule.Predicates)
            {
                _fieldWidth = Math.Max(_fieldWidth, SafeText.Escape(predicate.Field).Length);
            }
        }
    }

    /// <summary>Prints one alert.</summary>
    public void Write(Alert alert)
    {
        if (!_hasHeadings) WriteRow(_headings);
        _hasHeadings = true;
        WriteRow(
            alert.Time?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? alert.TimeText ?? Absent,
            alert.Level.ToString().ToLowerInvariant(),
            alert.Host ?? Absent,
            alert.User ?? Absent,
            alert.Rule.Title,
            string.Create(CultureInfo.InvariantCulture, $"{alert.Source}:{alert.Record}"));
        bool hasOnlyContext = alert.Matches.All(match => match.Value is null || IsContext(match.Field));
        // Several tests of a rule may have met one and the same value.
        foreach (AlertMatch match in alert.Matches.DistinctBy(match => (match.Field, match.Value)))
        {
            if (match.Value is null || (IsContext(match.Field) && !hasOnlyContext)) continue;
            string field = match.Field.Length > 0 ? match.Field : "text";
            _output.WriteLine($"{Gap}{SafeText.Escape(field).PadRight(_fieldWidth)} = {SafeText.Escape(match.Value)}");
        }
        _output.Flush();
    }

    // What all records of a class have in common tells a reader nothing, unless it is all there is.
    private static bool IsContext(string field) =>
        field.StartsWith("host.", StringComparison.Ordinal) || field.StartsWith("event.", StringComparison.Ordinal);

    private void WriteRow(params ReadOnlySpan<string> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            string cell = SafeText.Escape(cells[i]);
            _widths[i] = Math.Max(_widths[i], cell.Length);
            bool isLast = i == cells.Length - 1;
            _output.Write(isLast ? cell : cell.PadRight(_widths[i]) + Gap);
        }
        _output.WriteLine();
    }
}
