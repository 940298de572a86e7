using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Analysis.Sigma;

/// <summary>Looks over a Sigma detection for what its author did not mean.</summary>
internal static class SigmaAnalysis
{
    /// <summary>Reads and lowers a detection, simplifies its condition, and reports what is to be said about all of it.</summary>
    public static LoweredSigma Analyse(SigmaDetection detection, SigmaOptions options)
    {
        var findings = new SigmaFindings();
        if (SigmaLowering.Read(detection, findings) is not { } query) return new LoweredSigma(new Always(false), findings.InFileOrder());
        foreach (SigmaItem item in query.Selections.SelectMany(selection => SigmaTree.Items(selection.Content)))
        {
            SigmaValueAdvice.Report(item, findings);
            SigmaListAdvice.Report(item, findings);
            SigmaFieldAdvice.Report(item, options, findings);
        }
        Expr written = SigmaLowering.Lower(query, options, findings);
        if (findings.HasError) return new LoweredSigma(written, findings.InFileOrder());
        Expr condition = Simplifier.Simplify(written);
        ConstantAdvice.Report(condition, findings);
        SubsumptionAdvice.Report(condition, findings);
        SigmaFilterAdvice.Report(condition, findings);
        return new LoweredSigma(condition, findings.InFileOrder());
    }
}
