using System.Globalization;
using RuleGen;

namespace RunKeyAgent;

/// <summary>What is said when the stream has ended.</summary>
internal static class Report
{
    /// <summary>Prints how many events were read and how often each rule fired.</summary>
    public static void WriteSummary(TextWriter output, Detector detector, EventSource source)
    {
        output.WriteLine();
        output.WriteLine(Invariant($"{detector.Events} events read, {source.Summary.Skipped} records skipped"));
        output.WriteLine(Invariant($"{detector.Hits} alerts on {detector.EventsHit} events"));
        ReadOnlySpan<RuleInfo> rules = detector.Rules.Rules;
        for (int i = 0; i < rules.Length; i++)
        {
            output.WriteLine(Invariant($"{detector.HitsOf(i),8}  {SafeText.Escape(rules[i].Title)}"));
        }
    }

    /// <summary>Prints the first records that were passed over, and why; nothing when all is well.</summary>
    public static void WriteProblems(TextWriter output, EventSource source)
    {
        foreach (SourceProblem problem in source.Summary.Problems)
        {
            output.WriteLine(Invariant($"{SafeText.Escape(source.Name)}:{problem.Record}: {SafeText.Escape(problem.Text)}"));
        }
        long unlisted = source.Summary.Skipped - source.Summary.Problems.Count;
        if (unlisted > 0) output.WriteLine(Invariant($"and at least {unlisted} more"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
