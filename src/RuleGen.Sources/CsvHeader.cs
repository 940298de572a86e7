using RuleGen.Events;

namespace RuleGen.Sources;

/// <summary>The names of a CSV file's columns, and which of them a rule set wants.</summary>
internal sealed class CsvHeader
{
    private readonly byte[][] _names;

    /// <summary>Makes a header of the row's cells.</summary>
    public CsvHeader(CsvRow cells, Span<byte> row)
    {
        _names = new byte[cells.Count][];
        for (int i = 0; i < _names.Length; i++) _names[i] = Trim(cells.Text(row, i)).ToArray();
    }

    /// <summary>How many columns there are.</summary>
    public int Count => _names.Length;

    /// <summary>Whether no column has a name.</summary>
    public bool IsNameless => Array.TrueForAll(_names, static name => name.Length == 0);

    /// <summary>Whether, as last resolved, two columns to read have the same name.</summary>
    public bool HasTwins { get; private set; }

    /// <summary>
    /// The columns to read, in their order: those whose names the schema knows and, for rules that search the whole record, the others
    /// too. Of several columns with one name it is the last.
    /// </summary>
    public WantedColumn[] Resolve(EventSchema schema)
    {
        var wanted = new List<WantedColumn>();
        var known = new HashSet<int>();
        HasTwins = false;
        for (int i = _names.Length - 1; i >= 0; i--)
        {
            int name = _names[i].Length == 0 ? -1 : schema.FindName(_names[i]);
            if (name >= 0 && !known.Add(name)) HasTwins = true;
            else if (name >= 0 || schema.KeepsEveryText) wanted.Add(new WantedColumn(i, name));
        }
        wanted.Reverse();
        return [.. wanted];
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> name) => name.Trim(" \t"u8);
}

/// <summary>A column, and the schema's number for its name; -1 for a name it does not know.</summary>
internal readonly record struct WantedColumn(int Column, int Name);
