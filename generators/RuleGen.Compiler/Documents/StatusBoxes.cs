using RuleGen.Compiler.Documents.Markdown;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents;

/// <summary>Reads how far a rule is proven from the boxes its author ticks.</summary>
internal static class StatusBoxes
{
    public const string Experimental = "experimental";

    /// <summary>
    /// "Detection Tested" ticked makes a test rule, "Alert Triggered" as well a stable one; else the rule is experimental, which is
    /// reported when there are boxes to tick.
    /// </summary>
    public static string Read(IReadOnlyList<Section> sections, DocumentDiagnostics diagnostics)
    {
        bool tested = false;
        bool triggered = false;
        TextSpan? unticked = null;
        foreach (Section section in sections)
        {
            foreach (MarkdownParagraph box in section.Blocks.OfType<MarkdownParagraph>())
            {
                bool isTested = Has(box, "tested");
                bool isTriggered = Has(box, "triggered");
                if (box.Ticked is null || !(isTested || isTriggered) || !IsStatus(section, box)) continue;
                tested |= isTested && box.Ticked.Value;
                triggered |= isTriggered && box.Ticked.Value;
                if (!box.Ticked.Value) unticked ??= box.Span;
            }
        }
        if (tested) return triggered ? "stable" : "test";
        if (unticked is { } span)
        {
            diagnostics.Info(DocumentDiagnostics.Untested, span,
                "the box \"Detection Tested\" is not ticked, so the rule is experimental; tick it, or say 'status:' in the front matter");
        }
        return Experimental;
    }

    private static bool IsStatus(Section section, MarkdownParagraph box) =>
        section.Nearest(title => title.IsStatus) is not null || Has(box, "detection tested") || Has(box, "alert triggered");

    private static bool Has(MarkdownParagraph box, string words) =>
        box.Content.Text.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
}
