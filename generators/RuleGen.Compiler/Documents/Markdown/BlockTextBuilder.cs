using System.Text;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Markdown;

/// <summary>Gathers lines of a file into one text with line feeds between them.</summary>
internal sealed class BlockTextBuilder(SourceFile file)
{
    private readonly List<TextSpan> _lines = [];

    public IReadOnlyList<TextSpan> Lines => _lines;

    public void Add(int start, int end) => _lines.Add(TextSpan.FromBounds(start, end));

    /// <summary>The text of some of the lines.</summary>
    /// <param name="first">The first line taken.</param>
    /// <param name="count">How many are taken.</param>
    /// <param name="emptyStart">Where the text stands in the file when no line is taken.</param>
    public BlockText Build(int first, int count, int emptyStart)
    {
        if (count == 0) return new BlockText(file, string.Empty, [0], [emptyStart]);
        var text = new StringBuilder();
        var blockStarts = new int[count];
        var fileStarts = new int[count];
        for (int i = 0; i < count; i++)
        {
            if (i > 0) text.Append('\n');
            TextSpan line = _lines[first + i];
            blockStarts[i] = text.Length;
            fileStarts[i] = line.Start;
            text.Append(file.Text, line.Start, line.Length);
        }
        return new BlockText(file, text.ToString(), blockStarts, fileStarts);
    }
}
