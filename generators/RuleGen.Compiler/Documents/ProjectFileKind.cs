namespace RuleGen.Compiler.Documents;

/// <summary>What a file says about the other rules of its project.</summary>
internal enum ProjectFileKind
{
    /// <summary>Nothing; it is a rule, or no Sigma file at all.</summary>
    None,

    /// <summary>It holds filters, and perhaps rules too.</summary>
    Filters,

    /// <summary>It defines placeholders.</summary>
    Placeholders,

    /// <summary>It is a processing pipeline.</summary>
    Pipeline,
}
