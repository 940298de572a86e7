using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Markdown;

/// <summary>The structure of a Markdown document as far as rules need it.</summary>
/// <param name="FrontMatter">The text between the two rulers at the very start of the file; null when there is none.</param>
/// <param name="Blocks">The blocks in the order of the file.</param>
/// <param name="Faults">What is wrong with the structure itself.</param>
internal sealed record MarkdownOutline(
    BlockText? FrontMatter, IReadOnlyList<MarkdownBlock> Blocks, IReadOnlyList<OutlineFault> Faults);

/// <summary>What can be wrong with the structure of a document.</summary>
internal enum OutlineFaultKind
{
    /// <summary>A fence was opened and never closed.</summary>
    UnclosedFence,

    /// <summary>A comment was opened and never closed.</summary>
    UnclosedComment,

    /// <summary>The first line opens front matter that never ends.</summary>
    UnclosedFrontMatter,

    /// <summary>Quotes and lists nest deeper than <see cref="DocumentLimits.ContainerDepth"/>.</summary>
    TooDeep,

    /// <summary>The document has more than <see cref="DocumentLimits.Blocks"/> blocks; the rest was not read.</summary>
    TooManyBlocks,
}

/// <summary>One fault of a document's structure.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">The line that opens the block.</param>
/// <param name="Swallowed">The stretch of the file that was taken into the block, when it should perhaps not have been.</param>
internal sealed record OutlineFault(OutlineFaultKind Kind, TextSpan Span, TextSpan Swallowed);
