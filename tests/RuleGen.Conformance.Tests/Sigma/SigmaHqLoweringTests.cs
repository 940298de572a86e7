using System.Diagnostics;
using RuleGen.Compiler.Analysis.Sigma;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Text;
using RuleGen.Testing;
using Xunit.Abstractions;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>All rules of SigmaHQ: what of them becomes a condition, what is said about them, and how much work it is.</summary>
public sealed class SigmaHqLoweringTests(ITestOutputHelper output)
{
    private sealed record Result(SigmaDetection Detection, LoweredSigma Lowered, TimeSpan Time, long Allocated);

    [SharedDataFact]
    public void Every_rule_becomes_a_condition_or_says_at_its_place_why_not()
    {
        List<Result> results = Lower();
        Print(results);

        Assert.True(results.Count >= 3_778, $"only {results.Count} rules were found");
        int lowered = results.Count(result => !result.Lowered.HasError);
        Assert.True(lowered >= results.Count * 0.993, $"only {lowered} of {results.Count} were lowered");
        foreach (Result result in results)
        {
            if (result.Lowered.HasError) Assert.Equal(new Always(false), result.Lowered.Condition);
            else Assert.True(ConditionWalk.PredicateSpans(result.Lowered.Condition).Count > 0, result.Detection.File.Path);
            Assert.All(result.Lowered.Diagnostics, finding => AssertPlace(result.Detection.File, finding));
        }
    }

    [SharedDataFact]
    public void No_rule_takes_much_work()
    {
        // What is allocated grows with what is done and is the same on every machine, which no clock is.
        const long Limit = 32 << 20;

        IEnumerable<string> large = Lower()
            .Where(result => result.Allocated > Limit)
            .Select(result => $"{result.Detection.File.Path}: {result.Allocated:N0} bytes");

        Assert.Equal([], large);
    }

    [SharedDataFact]
    public void The_only_errors_are_placeholders_that_nothing_defines()
    {
        IEnumerable<string> errors = Lower()
            .SelectMany(result => result.Lowered.Diagnostics)
            .Where(finding => finding.Severity == Severity.Error && finding.Id != "RG4301")
            .Select(finding => finding.ToString());

        Assert.Equal([], errors);
    }

    private static List<Result> Lower()
    {
        var results = new List<Result>();
        foreach (SourceFile file in SigmaFiles.SigmaHq())
        {
            SigmaDetection detection = SigmaFiles.Detection(file);
            var options = new SigmaOptions(SigmaFiles.Classes(detection.LogSource), StrictFields: false);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            LoweredSigma lowered = SigmaAnalysis.Analyse(detection, options);
            results.Add(new Result(detection, lowered, clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - allocated));
        }
        return results;
    }

    private static void AssertPlace(SourceFile file, Diagnostic finding)
    {
        Assert.Equal(file.Path, finding.Location.Path);
        Assert.Equal(file.Locate(new TextSpan(finding.Location.Start, finding.Location.Length)), finding.Location);
    }

    private void Print(List<Result> results)
    {
        IEnumerable<Diagnostic> findings = results.SelectMany(result => result.Lowered.Diagnostics).ToArray();
        foreach (IGrouping<string, Diagnostic> group in findings.GroupBy(finding => finding.Id).OrderBy(group => group.Key))
        {
            output.WriteLine($"{group.Key}: {group.Count()}");
        }
        Result slowest = results.MaxBy(result => result.Time)!;
        output.WriteLine($"slowest: {slowest.Detection.File.Path}, {slowest.Time.TotalMilliseconds:F1} ms");
        output.WriteLine($"all: {results.Sum(result => result.Time.TotalMilliseconds):F0} ms");
        string? list = Environment.GetEnvironmentVariable("RULEGEN_SIGMA_FINDINGS");
        if (!string.IsNullOrEmpty(list)) File.WriteAllLines(list, findings.Select(finding => finding.ToString()));
    }
}
