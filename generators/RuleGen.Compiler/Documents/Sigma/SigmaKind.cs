namespace RuleGen.Compiler.Documents.Sigma;

/// <summary>What a Sigma document is.</summary>
internal enum SigmaKind
{
    /// <summary>A rule about single events.</summary>
    Rule,

    /// <summary>A rule about several events, which other rules find.</summary>
    Correlation,

    /// <summary>A condition that is added to other rules.</summary>
    Filter,
}
