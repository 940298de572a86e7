namespace RuleGen.Generator;

/// <summary>The names of the generator's steps, by which tests ask what ran again.</summary>
internal static class TrackingNames
{
    public const string Settings = nameof(Settings);
    public const string Marks = nameof(Marks);
    public const string Files = nameof(Files);
    public const string Tested = nameof(Tested);
    public const string ProjectFiles = nameof(ProjectFiles);
    public const string Project = nameof(Project);
    public const string RuleNames = nameof(RuleNames);
    public const string FilterFindings = nameof(FilterFindings);
    public const string Compiled = nameof(Compiled);
    public const string Rules = nameof(Rules);
    public const string Drafts = nameof(Drafts);
    public const string Positions = nameof(Positions);
    public const string Plan = nameof(Plan);
    public const string MatcherFiles = nameof(MatcherFiles);
    public const string Matchers = nameof(Matchers);
    public const string Outline = nameof(Outline);
    public const string Surface = nameof(Surface);
    public const string RuleSet = nameof(RuleSet);
    public const string PlanFile = nameof(PlanFile);
    public const string InfoFiles = nameof(InfoFiles);
    public const string Infos = nameof(Infos);
    public const string Diagnostics = nameof(Diagnostics);
    public const string Summary = nameof(Summary);
    public const string DeclaredTypes = nameof(DeclaredTypes);
    public const string EventTypes = nameof(EventTypes);
    public const string TypedFiles = nameof(TypedFiles);
    public const string TypedMatchers = nameof(TypedMatchers);
    public const string TypedSets = nameof(TypedSets);
    public const string TypeFindings = nameof(TypeFindings);
}
