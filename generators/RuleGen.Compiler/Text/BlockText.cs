namespace RuleGen.Compiler.Text;

/// <summary>
/// Text cut out of a file, such as the body of a fenced block, that still knows where each of its characters stands in the file.
/// The body of an indented fence loses its indentation, so block and file offsets differ by a different amount on each line.
/// </summary>
internal sealed class BlockText
{
    private readonly int[] _blockStarts;
    private readonly int[] _fileStarts;

    /// <param name="file">The file the text was cut from.</param>
    /// <param name="text">The text.</param>
    /// <param name="blockStarts">Where each line begins in <paramref name="text"/>, ascending, the first at 0.</param>
    /// <param name="fileStarts">Where the same line's text begins in the file.</param>
    public BlockText(SourceFile file, string text, int[] blockStarts, int[] fileStarts)
    {
        File = file;
        Text = text;
        _blockStarts = blockStarts;
        _fileStarts = fileStarts;
    }

    public SourceFile File { get; }

    public string Text { get; }

    /// <summary>A block that is one uninterrupted stretch of the file.</summary>
    public static BlockText Of(SourceFile file, TextSpan span) =>
        new(file, file.Text.Substring(span.Start, span.Length), [0], [span.Start]);

    /// <summary>The file offset of a block offset; the end of the text is a valid offset.</summary>
    public int ToFile(int offset)
    {
        int index = Array.BinarySearch(_blockStarts, offset);
        if (index < 0) index = ~index - 1;
        return _fileStarts[index] + offset - _blockStarts[index];
    }

    /// <summary>The place of a span of the block in the file.</summary>
    public FileSpan Locate(TextSpan span) => File.Locate(TextSpan.FromBounds(ToFile(span.Start), ToFile(span.End)));
}
