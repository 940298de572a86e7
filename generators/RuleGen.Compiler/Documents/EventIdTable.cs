using RuleGen.Compiler.Documents.Markdown;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.Documents;

/// <summary>Reads the table of event ids, which says what records a rule is offered.</summary>
internal sealed class EventIdTable(SourceFile file, DocumentDiagnostics diagnostics)
{
    private const int LargestId = 65_535;

    private readonly List<EventId> _ids = [];

    /// <summary>The ids of the document's first such table, in order; empty when it has none.</summary>
    public EquatableArray<EventId> Read(IReadOnlyList<Section> sections)
    {
        foreach (Section section in sections)
        {
            bool listed = section.Nearest(title => title.IsEventIds) is not null;
            foreach (MarkdownTable table in section.Blocks.OfType<MarkdownTable>())
            {
                int column = IdColumn(table, listed);
                if (column < 0) continue;
                ReadRows(section, table, column);
                return _ids.ToEquatable();
            }
        }
        return EquatableArray<EventId>.Empty;
    }

    /// <summary>The kinds of event the ids stand for together; without ids, every kind.</summary>
    public static EventClasses Binding(EquatableArray<EventId> ids)
    {
        if (ids.Count == 0) return EventClasses.Unknown;
        EventClasses classes = EventClasses.None;
        foreach (EventId id in ids) classes |= id.Classes;
        return classes;
    }

    private int IdColumn(MarkdownTable table, bool listed)
    {
        IReadOnlyList<TextSpan> header = table.Rows[0];
        for (int i = 0; i < header.Count; i++)
        {
            string name = new(Plain(header[i]).Where(char.IsLetter).ToArray());
            if (name.IndexOf("eventid", StringComparison.OrdinalIgnoreCase) >= 0) return i;
        }
        return listed ? 0 : -1;
    }

    private void ReadRows(Section section, MarkdownTable table, int column)
    {
        string context = section.Heading?.Content.Text + " " + string.Join(" ", table.Rows[0].Select(Plain));
        foreach (IReadOnlyList<TextSpan> row in table.Rows.Skip(1))
        {
            if (column >= row.Count) continue;
            string words = string.Join(" ", row.Select(Plain));
            WindowsLog log = NamedLog(words) ?? NamedLog(context) ?? WindowsLog.Sysmon;
            ReadCell(row[column], log);
        }
        if (_ids.Count > 0)
        {
            ReportUnknown(_ids.FindAll(id => id.Classes == EventClasses.Unknown));
            return;
        }
        diagnostics.Info(DocumentDiagnostics.UnknownEventId, table.Span,
            "no event id can be read from this table, so the rule is offered every event; write the ids as numbers in the first column");
    }

    private void ReportUnknown(List<EventId> unknown)
    {
        const int MostNamed = 10;
        if (unknown.Count == 0) return;
        string numbers = string.Join(", ", unknown.Take(MostNamed).Select(id => id.Number));
        if (unknown.Count > MostNamed) numbers += ", …";
        diagnostics.Add(DocumentDiagnostics.UnknownEventId, Severity.Info, unknown[0].Location,
            $"no event class RuleGen knows has the id {numbers}, so the rule is offered every event; Sysmon and Security ids are known");
    }

    /// <summary>Takes the numbers of a cell, also lists and ranges, but never those inside a link's address.</summary>
    private void ReadCell(TextSpan cell, WindowsLog log)
    {
        string text = file.Text;
        int previousEnd = -1;
        int end = WordsEnd(cell);
        for (int at = cell.Start; at < end; at++)
        {
            if (text[at] is < '0' or > '9') continue;
            int start = at;
            while (at < end && text[at] is >= '0' and <= '9') at++;
            bool inWord = (start > cell.Start && char.IsLetter(text[start - 1])) || (at < end && char.IsLetter(text[at]));
            if (inWord || at - start > 5) continue;
            int number = int.Parse(text.Substring(start, at - start), System.Globalization.CultureInfo.InvariantCulture);
            if (number > LargestId) continue;
            if (previousEnd >= 0 && text.Substring(previousEnd, start - previousEnd).Trim() is "-" or "–") AddRange(number, log, start, at);
            Add(number, log, TextSpan.FromBounds(start, at));
            previousEnd = at;
        }
    }

    private int WordsEnd(TextSpan cell)
    {
        int link = file.Text.IndexOf("](", cell.Start, cell.Length, StringComparison.Ordinal);
        int end = link < 0 ? cell.End : link;
        int address = file.Text.IndexOf("://", cell.Start, end - cell.Start, StringComparison.Ordinal);
        return address < 0 ? end : address;
    }

    private void AddRange(int last, WindowsLog log, int start, int end)
    {
        for (int number = _ids[_ids.Count - 1].Number + 1; number < last && _ids.Count < DocumentLimits.EventIds; number++)
        {
            Add(number, log, TextSpan.FromBounds(start, end));
        }
    }

    private void Add(int number, WindowsLog log, TextSpan span)
    {
        if (_ids.Exists(id => id.Number == number)) return;
        if (_ids.Count == DocumentLimits.EventIds)
        {
            diagnostics.Warning(DocumentDiagnostics.LimitExceeded, span,
                $"the table holds more than {DocumentLimits.EventIds} event ids; the rest is not read");
            return;
        }
        EventClasses classes = Classes(number, log);
        _ids.Add(new EventId(number, classes == EventClasses.None ? EventClasses.Unknown : classes, file.Locate(span)));
    }

    private static EventClasses Classes(int number, WindowsLog log)
    {
        if (log == WindowsLog.Other) return EventClasses.None;
        EventClasses sysmon = Classes(number, row => row.SysmonIds);
        EventClasses security = Classes(number, row => row.SecurityIds);
        (EventClasses first, EventClasses second) = log == WindowsLog.Security ? (security, sysmon) : (sysmon, security);
        return first != EventClasses.None ? first : second;
    }

    // The row of all registry events repeats the ids of its parts, and says less.
    private static EventClasses Classes(int number, Func<EventClassRow, int[]> ids)
    {
        EventClasses classes = EventClasses.None;
        foreach (EventClassRow row in EventClassTable.Rows)
        {
            bool single = (row.Classes & (row.Classes - 1)) == 0;
            if (single && Array.IndexOf(ids(row), number) >= 0) classes |= row.Classes;
        }
        return classes;
    }

    private static WindowsLog? NamedLog(string text)
    {
        if (Has(text, "sysmon")) return WindowsLog.Sysmon;
        if (Has(text, "application log") || Has(text, "system log")) return WindowsLog.Other;
        return Has(text, "security") ? WindowsLog.Security : null;
    }

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private string Plain(TextSpan span) => InlineText.Plain(file.Text.Substring(span.Start, span.Length));

    private enum WindowsLog
    {
        Sysmon,
        Security,
        Other,
    }
}
