using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Samples;
using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler;

/// <summary>Tries the rules of a Sigma file on the tests that lie beside it, and takes those out that fail one.</summary>
internal sealed class SampleRun(List<SigmaRule> rules, SampleFile tests)
{
    private readonly List<Diagnostic> _findings = [];
    private readonly HashSet<int> _failed = [];

    /// <summary>The findings; all places are in the file of the tests.</summary>
    public IReadOnlyList<Diagnostic> Run(CancellationToken ct)
    {
        _findings.AddRange(tests.Diagnostics);
        foreach (RuleSample test in tests.Samples)
        {
            ct.ThrowIfCancellationRequested();
            if (Find(test) is { } index) Try(index, test.Sample);
        }
        // A test that cannot be read proves nothing, and may be of any of the rules.
        bool isUnreadable = _findings.Exists(finding => finding.Id == DocumentDiagnostics.UnreadableSample);
        for (int i = 0; i < rules.Count; i++)
        {
            if (isUnreadable || _failed.Contains(i)) rules[i] = rules[i] with { Compiled = null };
        }
        return _findings;
    }

    private void Try(int index, Sample sample)
    {
        // The project's filters take matches away on purpose, and are none of the rule's faults.
        if (rules[index].Alone is not { } compiled) return;
        foreach (Diagnostic finding in SelfTest.Run(
            compiled.Rule, compiled.Positions, sample.Location, sample.MustMatch, sample.Reason, sample.Record))
        {
            // The advice on names is for documents in ECS; Sigma's names are its own.
            if (finding.Severity != Severity.Error) continue;
            _findings.Add(finding);
            _failed.Add(index);
        }
    }

    private int? Find(RuleSample test)
    {
        if (test.Rule is { } name)
        {
            int named = rules.FindIndex(rule => IsCalled(rule.Document, name.Value));
            if (named >= 0) return named;
            Fault(name.Span, $"the rule file has no rule with the id, name or title '{PlainLine.Shown(name.Value)}'");
        }
        else if (rules.Count == 1)
        {
            return 0;
        }
        else
        {
            Fault(test.Sample.Location, rules.Count == 0
                ? "the file beside this list has no rule that could be tested; take the list away"
                : "the rule file has several rules; say which one this tests, with 'rule:' and its id, name or title");
        }
        return null;
    }

    private void Fault(FileSpan place, string message) =>
        _findings.Add(new Diagnostic(DocumentDiagnostics.UnreadableSample, Severity.Error, message, place));

    private static bool IsCalled(SigmaDocument document, string name) =>
        name == document.Name || name == document.Metadata?.Id || name == document.Metadata?.Title;
}
