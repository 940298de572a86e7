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
        Pattern[] patterns = [.. any.Operands.OfType<Test>().Select(Pattern.Of).OfType<Pattern>()];
        foreach (Pattern wide in patterns.Where(pattern => pattern.LiteralLength < pattern.Text.Length).Take(MostPatterns))
        {
            foreach (Pattern narrow in patterns.Take(MostPatterns))
            {
                if (wide.LiteralLength > narrow.LiteralLength) continue;
                characters += (long)wide.Text.Length * narrow.Text.Length;
                if (characters > MostCharacters) return;

                // What nearly all pairs fail comes first. Tests from one value of the query are one alternative.
                if (!wide.Accepts(narrow) || !IsSameComparison(wide.Test, narrow.Test)) continue;
                if (wide.Test == narrow.Test || wide.Test.Origin.Span == narrow.Test.Origin.Span) continue;
                string message =
                    $"The pattern on line {wide.Test.Origin.Span.StartLine + 1} accepts all that this alternative does; leave this one out.";
                findings.Report("RG1021", Severity.Info, message, narrow.Test.Origin.Span);
            }
        }
    }

    private static bool IsSameComparison(Test wide, Test narrow) =>
        FieldOf(wide) == FieldOf(narrow) && (IgnoresCase(wide) || !IgnoresCase(narrow));

    private static Field? FieldOf(Test test) => (test.Predicate as TextMatch)?.Field ?? (test.Predicate as GlobMatch)?.Field;

    private static bool IgnoresCase(Test test) => test.Predicate is TextMatch { IgnoreCase: true } or GlobMatch { IgnoreCase: true };

    /// <summary>What one test accepts.</summary>
    /// <param name="Test">The test.</param>
    /// <param name="Text">Its pattern, with wildcards; folded where it ignores case.</param>
    private sealed record Pattern(Test Test, string Text)
    {
        // What is left without wildcards at both ends.
        private readonly string _inner = Text.Trim(WildcardText.Wildcard);

        /// <summary>How much of the pattern is no wildcard; it accepts no other with less.</summary>
        public int LiteralLength { get; } = Text.Count(c => c != WildcardText.Wildcard);

        public static Pattern? Of(Test test)
        {
            if (TextPattern.TextOf(test.Predicate) is not { Length: <= LongestText } text) return null;
            return new Pattern(test, IgnoresCase(test) ? text.ToUpperInvariant() : text);
        }

        public bool Accepts(Pattern narrow)
        {
            string text = IgnoresCase(Test) == IgnoresCase(narrow.Test) ? narrow.Text : narrow.Text.ToUpperInvariant();

            // All but few patterns are one part with wildcards around, and nearly no other text has that part.
            bool isOnePart = _inner.Length == LiteralLength && _inner.Length > 0;
            return (!isOnePart || text.IndexOf(_inner, StringComparison.Ordinal) >= 0)
                && WildcardText.Accepts(Text, text, ignoreCase: false);
        }
    }
}
