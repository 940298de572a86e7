using System.Globalization;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.Analysis.Sigma;

/// <summary>
/// What fields give away when the log source stands for classes of events: a name nobody knows (RG1010), a field those events have not
/// (RG4011), and an event id that is none of theirs (RG4010).
/// </summary>
internal static class SigmaFieldAdvice
{
    private const string EventId = "EventID";

    // Every Windows event has these, whatever it reports.
    private static readonly HashSet<string> _ofTheSystem = new(StringComparer.Ordinal)
    {
        EventId, "Channel", "Computer", "Keywords", "Level", "Opcode", "Task", "UtcTime", "RuleName", "EventType", "Version",
    };

    private const EventClasses WithoutProcess = EventClasses.SysmonStatus | EventClasses.SysmonError;

    private static readonly string[] _sigmaNames = FieldTable.Rows
        .SelectMany(row => row.SigmaNames).Where(name => name.IndexOf('#') < 0).Concat(_ofTheSystem).Concat(SysmonFields.All)
        .Distinct(StringComparer.Ordinal).ToArray();

    private static readonly ILookup<string, FieldRow> _rows = FieldTable.Rows
        .SelectMany(row => Names(row).Select(name => (Name: name, Row: row)))
        .ToLookup(entry => entry.Name, entry => entry.Row, StringComparer.Ordinal);

    public static void Report(SigmaItem item, SigmaOptions options, SigmaFindings findings)
    {
        if (item.Field is null || options.Binding is EventClasses.Unknown or EventClasses.None) return;
        string name = item.Field.Replace(" ", "");
        if (name == EventId) ReportIds(item, options.Binding, findings);
        // An attribute of the event's head, and a path into the record, are read as they stand.
        if (_ofTheSystem.Contains(name) || name.IndexOf('_') >= 0 || name.IndexOf('.') >= 0) return;
        EventClasses ofSysmon = SysmonFields.Of(name);
        if (!_rows.Contains(name) && ofSysmon == EventClasses.None) ReportUnknown(item, name, options.StrictFields, findings);
        else if ((ofSysmon & options.Binding) == 0 && !_rows[name].Any(row => IsCarried(row, options.Binding)))
        {
            ReportForeign(item, name, options.Binding, findings);
        }
    }

    private static void ReportUnknown(SigmaItem item, string name, bool isStrict, SigmaFindings findings)
    {
        IReadOnlyList<string> nearest = findings.IsFull ? [] : NearestNames.Of(name, _sigmaNames);
        string advice = nearest.Count == 0
            ? "records are searched for it under this name only"
            : $"did you mean {string.Join(" or ", nearest.Select(known => $"'{known}'"))}?";
        findings.Report("RG1010", isStrict ? Severity.Error : Severity.Warning, $"unknown field '{name}'; {advice}", item.FieldSpan);
    }

    private static void ReportForeign(SigmaItem item, string name, EventClasses binding, SigmaFindings findings)
    {
        string message = $"Events of {Categories(binding)} have no field '{name}', so nothing is found by it;"
            + " correct the field, or the log source.";
        findings.Warn("RG4011", message, item.FieldSpan);
    }

    private static void ReportIds(SigmaItem item, EventClasses binding, SigmaFindings findings)
    {
        if (item.Modifiers.Count > 0) return;
        HashSet<string> possible = new(
            Rows(binding).SelectMany(row => row.SysmonIds.Concat(row.SecurityIds)).Select(id => id.ToString(CultureInfo.InvariantCulture)),
            StringComparer.Ordinal);
        if (possible.Count == 0) return;
        foreach (SigmaValue value in item.Values)
        {
            bool isNumber = value.Text.Length > 0 && value.Text.All(c => c is >= '0' and <= '9');
            if (!isNumber || possible.Contains(value.Text)) continue;
            string message = $"Events of {Categories(binding)} have the ids {string.Join(", ", possible)}, so a record with this one is"
                + " never offered to the rule; correct the id, or name the log source that has it.";
            findings.Warn("RG4010", message, value.Span);
        }
    }

    // Some sensors add what they know of the acting process to all it does.
    private static bool IsCarried(FieldRow row, EventClasses binding) =>
        (FieldClasses.Of(row) & binding) != 0
        || ((binding & ~WithoutProcess) != 0 && row.Name.StartsWith("process.", StringComparison.Ordinal));

    private static IEnumerable<EventClassRow> Rows(EventClasses binding) =>
        EventClassTable.Rows.Where(row => (row.Classes & binding) != 0 && (row.Classes & (row.Classes - 1)) == 0);

    private static string Categories(EventClasses binding) => string.Join(", ", Rows(binding).Select(row => row.SigmaCategory));

    private static IEnumerable<string> Names(FieldRow row) => row.SigmaNames
        .Concat(row.WindowsNames).Concat(row.EcsNames).Concat(row.SecurityNames).Concat(row.DefenderNames)
        .Where(name => name.IndexOf('#') < 0)
        .Select(name => name.Substring(name.IndexOf(':') + 1))
        .Distinct(StringComparer.Ordinal);
}
