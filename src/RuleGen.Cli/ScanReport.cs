using System.Globalization;
using RuleGen.Dynamic;

namespace RuleGen.Cli;

/// <summary>Tells people what became of rules and events, and remembers whether all input was read.</summary>
internal sealed class ScanReport(TextWriter error)
{
    /// <summary>How many broken records are named; all are counted.</summary>
    private const int MostProblems = 20;

    private int _named;
    private long _unnamed;

    /// <summary>How many files of events were read.</summary>
    public int Files { get; private set; }

    /// <summary>How many files in folders hold no events.</summary>
    public int PassedOver { get; set; }

    /// <summary>How many records were broken.</summary>
    public long Broken { get; private set; }

    /// <summary>Whether some input could not be read to its end.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Writes what is wrong with rules. What is merely worth knowing is left to a build, which shows it at its place.</summary>
    public void Write(IEnumerable<RuleDiagnostic> diagnostics)
    {
        foreach (RuleDiagnostic diagnostic in diagnostics)
        {
            if (diagnostic.Severity != RuleSeverity.Info) error.WriteLine(SafeText.Escape(diagnostic.ToString()));
        }
    }

    /// <summary>Writes that some input could not be read.</summary>
    public void Fail(string message)
    {
        IsIncomplete = true;
        error.WriteLine("rulegen: " + SafeText.Escape(message));
    }

    /// <summary>Counts a source that has been read, and names its first problems.</summary>
    public void Add(EventSource source)
    {
        Files++;
        Broken += source.Summary.Skipped;
        IsIncomplete |= source.Summary.IsIncomplete;
        foreach (SourceProblem problem in source.Summary.Problems)
        {
            if (_named == MostProblems && !RecordsLost(problem)) continue;
            if (_named < MostProblems) _named++;
            error.WriteLine(Invariant($"{SafeText.Escape(source.Name)}:{problem.Record}: {SafeText.Escape(problem.Text)}"));
        }
        _unnamed += Math.Max(0, source.Summary.Skipped - source.Summary.Problems.Count);
    }

    /// <summary>Writes the numbers.</summary>
    public void WriteSummary(CompiledRules rules, Detector detector, TimeSpan compiling, TimeSpan all)
    {
        if (_unnamed > 0) error.WriteLine(Invariant($"and at least {_unnamed} more broken records"));
        int notes = rules.Diagnostics.Count(diagnostic => diagnostic.Severity == RuleSeverity.Info);
        string documentation = Count(rules.Documentation, "file");
        string passedOver = Count(PassedOver, "file");
        error.WriteLine(Invariant(
            $"rules:  {rules.Rules} compiled, {rules.Rejected} rejected, {documentation} of documentation, {Count(notes, "note")}"));
        error.WriteLine(Invariant(
            $"events: {detector.Events} in {Count(Files, "file")}, {Count(Broken, "broken record")}, {passedOver} without events"));
        error.WriteLine(Invariant($"hits:   {detector.Hits} on {Count(detector.EventsHit, "event")}"));
        error.WriteLine(Invariant($"time:   {all.TotalSeconds:F2} s, {compiling.TotalSeconds:F2} s of it for the rules"));
    }

    // What ends a source is said whatever was said before.
    private static bool RecordsLost(SourceProblem problem) => problem.Fault is RecordFault.ReadFailed or RecordFault.UnclosedQuote
        or RecordFault.UnusableHeader or RecordFault.NotUtf8Text;

    private static string Count(long count, string what) => Invariant($"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
