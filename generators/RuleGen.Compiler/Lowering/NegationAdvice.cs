using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering;

/// <summary>RG1012: a reading that accepts more stands under <c>not</c>, so the rule finds less than its words say.</summary>
internal static class NegationAdvice
{
    private static readonly (Readings Reading, string Text)[] _texts =
    [
        (Readings.QuotedWildcard, "an asterisk in quotes is a wildcard (write the pattern without quotes if it is one)"),
        (Readings.KeyWithoutValue, "a path that ends at a key means its values (write the value's name, or \\* for all)"),
        (Readings.OperatingSystemFamily, "an edition is Windows too (write Windows* for all)"),
        (Readings.LetterCase, "letter case is ignored"),
        (Readings.RegistryRoots, "the spellings of a registry hive are one"),
    ];

    public static void Report(Readings readings, TextSpan span, LoweringContext context)
    {
        if (readings == Readings.None) return;
        string said = string.Join("; ", _texts.Where(entry => (readings & entry.Reading) != 0).Select(entry => entry.Text));
        string message = $"Under this \"not\" the intent reading excludes more than the words say: {said}.";
        context.Report("RG1012", Severity.Warning, message, span);
    }
}
