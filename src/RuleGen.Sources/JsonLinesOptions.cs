namespace RuleGen.Sources;

/// <summary>The limits of a reader of JSON lines.</summary>
public sealed record JsonLinesOptions
{
    /// <summary>
    /// The longest line that is read, in bytes without its line end; longer ones are counted and passed over without being held.
    /// 16 MiB; at least 16 bytes and at most 1 GiB. The reader never holds more of the input than one line of this length, or one block.
    /// </summary>
    public int MaxLineBytes { get; init; } = 16 << 20;

    /// <summary>What the records are from, where they do not say it themselves; null for no declaration.</summary>
    public LogSource? LogSource { get; init; }

    /// <summary>How many bytes are read at once.</summary>
    internal int BlockBytes { get; init; } = BlockBuffer.DefaultBlockBytes;
}
