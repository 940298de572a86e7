namespace RuleGen.Sources;

/// <summary>How a CSV file is read, and the limits.</summary>
public sealed record CsvOptions
{
    /// <summary>
    /// What stands between two cells: an ASCII character other than the quote and the line ends. Null: whichever of comma, semicolon and
    /// tab is most frequent in the header, the comma if none is there.
    /// </summary>
    public char? Separator { get; init; }

    /// <summary>
    /// The longest row that is read, in bytes with its line end; longer ones are counted and passed over without being held. 16 MiB; at
    /// least 16 bytes and at most 1 GiB.
    /// </summary>
    public int MaxRowBytes { get; init; } = 16 << 20;

    /// <summary>The longest cell that is read, in bytes; a row with a longer one is counted and passed over. 1 MiB.</summary>
    public int MaxCellBytes { get; init; } = 1 << 20;

    /// <summary>The most columns a header may have. 4,096.</summary>
    public int MaxColumns { get; init; } = 4096;

    /// <summary>What the records are from, where they do not say it themselves; null for no declaration.</summary>
    public LogSource? LogSource { get; init; }

    /// <summary>How many bytes are read at once.</summary>
    internal int BlockBytes { get; init; } = BlockBuffer.DefaultBlockBytes;
}
