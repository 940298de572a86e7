using RuleGen.Compiler.Lowering;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Analysis;

/// <summary>RG1021: an alternative that another, wider one accepts already.</summary>
internal static class SubsumptionAdvice
{
    // Patterns are compared two by two, and their texts character by character.
    private const int MostPatterns = 200;
    private const int LongestText = 512;
    private const long MostCharacters = 100_000_000;

    public static void Report(Expr condition, IFindings findings)
    {
        long characters = 0;
        foreach (AnyOf any in ExprTree.SelfAndBelow(condition).OfType<AnyOf>()) ReportAlternatives(any, ref characters, findings);
    }

    private static void ReportAlternatives(AnyOf any, ref long characters, IFindings findings)
    {
        var patterns = new List<(Test Test, string Text)>();
        foreach (Test test in any.Operands.OfType<Test>())
        {
            if (TextPattern.TextOf(test.Predicate) is { Length: <= LongestText } text) patterns.Add((test, text));
        }
        foreach ((Test wide, string pattern) in patterns.Where(entry => entry.Text.IndexOf(WildcardText.Wildcard) >= 0).Take(MostPatterns))
        {
            foreach ((Test narrow, string text) in patterns.Take(MostPatterns))
            {
                // Tests from one value of the query are one alternative.
                bool isOther = wide != narrow && wide.Origin.Span != narrow.Origin.Span;
                if (!isOther || !IsSameComparison(wide, narrow)) continue;
                characters += (long)pattern.Length * text.Length;
                if (characters > MostCharacters) return;
                if (!WildcardText.Accepts(pattern, text, IgnoresCase(wide))) continue;
                string message =
                    $"The pattern on line {wide.Origin.Span.StartLine + 1} accepts all that this alternative does; leave this one out.";
                findings.Report("RG1021", Severity.Info, message, narrow.Origin.Span);
            }
        }
    }

    private static bool IsSameComparison(Test wide, Test narrow) =>
        FieldOf(wide) == FieldOf(narrow) && (IgnoresCase(wide) || !IgnoresCase(narrow));

    private static Field? FieldOf(Test test) => (test.Predicate as TextMatch)?.Field ?? (test.Predicate as GlobMatch)?.Field;

    private static bool IgnoresCase(Test test) => test.Predicate is TextMatch { IgnoreCase: true } or GlobMatch { IgnoreCase: true };
}
