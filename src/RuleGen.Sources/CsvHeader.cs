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

    /// <summary>Whether two columns have the same name.</summary>
    public bool HasTwins { get; private set; }

    /// <summary>The columns whose names the schema knows, in the order of the columns. Of several of one name it is the last.</summary>
    public WantedColumn[] Resolve(EventSchema schema)
    {
        var last = new Dictionary<int, WantedColumn>();
        HasTwins = false;
        for (int i = 0; i < _names.Length; i++)
        {
            int name = _names[i].Length == 0 ? -1 : schema.FindName(_names[i]);
            if (name < 0) continue;
            HasTwins |= last.ContainsKey(name);
            last[name] = new WantedColumn(i, name);
        }
        return [.. last.Values.OrderBy(static column => column.Column)];
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> name) => name.Trim(" \t"u8);
}

/// <summary>A column and the schema's number for its name.</summary>
internal readonly record struct WantedColumn(int Column, int Name);
