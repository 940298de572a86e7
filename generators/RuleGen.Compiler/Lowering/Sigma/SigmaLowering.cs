using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Lowering.Sigma;

/// <summary>Lowers a Sigma detection.</summary>
internal static class SigmaLowering
{
    public static LoweredSigma Lower(SigmaDetection detection, SigmaOptions options) =>
        new(new Always(options.Binding != EventClasses.None && detection.Mapping.Entries.Count > 0), default, false);
}
