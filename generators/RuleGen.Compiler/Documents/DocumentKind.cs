namespace RuleGen.Compiler.Documents;

/// <summary>What a file turned out to be.</summary>
internal enum DocumentKind
{
    /// <summary>A rule document; its diagnostics say whether it is a sound one.</summary>
    Rule,

    /// <summary>A file of Sigma documents, to be read as YAML.</summary>
    Sigma,

    /// <summary>A file of placeholders or a pipeline, which matters to the Sigma rules of its project.</summary>
    Project,

    /// <summary>A document without a query section and without a fence in a query language.</summary>
    Documentation,

    /// <summary>A file that stands beside rules, such as samples in YAML; never counted as a rule.</summary>
    SideFile,

    /// <summary>A file that was not read, for a reason its diagnostics give.</summary>
    Rejected,
}
