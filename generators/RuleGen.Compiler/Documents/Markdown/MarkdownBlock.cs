using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Markdown;

/// <summary>One block of a Markdown document. Blocks inside block quotes are not reported.</summary>
/// <param name="Span">The block's place in the file; of a fence, its opening line.</param>
internal abstract record MarkdownBlock(TextSpan Span);

/// <summary>A heading, written with number signs or underlined.</summary>
/// <param name="Span">From the first number sign, or from the text, to the end of the line.</param>
/// <param name="Level">1 to 6.</param>
/// <param name="Content">The heading's text without its marks; Markdown inside it is left as written.</param>
internal sealed record MarkdownHeading(TextSpan Span, int Level, BlockText Content) : MarkdownBlock(Span);

/// <summary>A paragraph, or the first text of a list item.</summary>
/// <param name="Span">From the first character to the end of the last line.</param>
/// <param name="Content">The lines, without indentation, joined by line feeds; without a task box.</param>
/// <param name="Ticked">Whether the task box in front is ticked; null when there is no box.</param>
internal sealed record MarkdownParagraph(TextSpan Span, BlockText Content, bool? Ticked) : MarkdownBlock(Span);

/// <summary>A fenced code block.</summary>
/// <param name="Span">The opening line, from the first fence character to the line's end.</param>
/// <param name="Info">What stands behind the opening fence.</param>
/// <param name="Body">The code: its lines joined by line feeds, without a line feed at the end.</param>
internal sealed record MarkdownFence(TextSpan Span, FenceInfo Info, BlockText Body) : MarkdownBlock(Span);

/// <summary>A table with pipes.</summary>
/// <param name="Span">All rows.</param>
/// <param name="Rows">The header row and the body rows; each cell is a trimmed stretch of the file.</param>
internal sealed record MarkdownTable(TextSpan Span, IReadOnlyList<IReadOnlyList<TextSpan>> Rows) : MarkdownBlock(Span);
