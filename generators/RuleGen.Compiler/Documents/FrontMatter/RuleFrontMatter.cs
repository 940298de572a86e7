using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Documents.FrontMatter;

/// <summary>What a rule's front matter says; null and empty where it says nothing.</summary>
internal sealed class RuleFrontMatter
{
    public string? Id { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    /// <summary>One of <see cref="Levels"/>.</summary>
    public string? Level { get; set; }

    /// <summary>One of <see cref="Statuses"/>.</summary>
    public string? Status { get; set; }

    public string? Author { get; set; }

    /// <summary>A day as YYYY-MM-DD.</summary>
    public string? Date { get; set; }

    public IReadOnlyList<string> Tags { get; set; } = [];

    public IReadOnlyList<string> References { get; set; } = [];

    public IReadOnlyList<string> FalsePositives { get; set; } = [];

    public ReadingMode? Mode { get; set; }

    /// <summary>The query language, in lower case.</summary>
    public string? Language { get; set; }

    public static readonly string[] Levels = ["informational", "low", "medium", "high", "critical"];

    public static readonly string[] Statuses = ["experimental", "test", "stable", "deprecated", "unsupported"];

    public static readonly string[] Modes = ["strict", "intent"];

    public static readonly string[] Languages = ["kql", "eql", "sigma"];
}
