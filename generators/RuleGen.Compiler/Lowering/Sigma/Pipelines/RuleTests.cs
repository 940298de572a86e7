using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>Tells whether a rule meets the conditions of a pipeline's item.</summary>
internal static class RuleTests
{
    public static bool Meets(PipelineItem item, PipelineState state) => Meets(item.OfRule, condition => Holds(condition, state));

    /// <summary>Whether conditions are met, each told by the test.</summary>
    public static bool Meets(PipelineTest? conditions, Func<PipelineCondition, bool> test) => conditions switch
    {
        AllTests all => all.Parts.All(part => Meets(part, test)),
        AnyTest any => any.Parts.Any(part => Meets(part, test)),
        NoTest no => !Meets(no.Part, test),
        PipelineCondition condition => test(condition),
        _ => true,
    };

    /// <summary>What any of the three kinds of conditions may ask.</summary>
    public static bool Common(PipelineCondition condition, PipelineState state, Func<string, bool> isApplied)
    {
        YamlMapping given = condition.Parameters;
        return condition.Type switch
        {
            "processing_item_applied" => isApplied(given.Text("processing_item_id")!),
            "processing_state" => state.Values.TryGetValue(given.Text("key")!, out YamlScalar? value)
                && ScalarOrder.Holds(value, given.Text("op"), given.Scalar("val")!),
            _ => false,
        };
    }

    private static bool Holds(PipelineCondition condition, PipelineState state)
    {
        YamlMapping given = condition.Parameters;
        SigmaLogSource source = state.LogSource;
        return condition.Type switch
        {
            "logsource" => IsAsked(given, "product", source.Product) && IsAsked(given, "category", source.Category)
                && IsAsked(given, "service", source.Service),
            "contains_field" => Items(state).Any(item => item.Field == given.Text("field")),
            "contains_detection_item" => Items(state).Any(item =>
                item.Field == given.Text("field") && item.Values.Any(value => SeenText.IsSame(item, value, given.Scalar("value")!))),
            "is_sigma_rule" => state.Rule.Kind == SigmaKind.Rule,
            "is_sigma_correlation_rule" => state.Rule.Kind == SigmaKind.Correlation,
            "tag" => state.Rule.Metadata!.Tags.Contains(given.Text("tag"), StringComparer.OrdinalIgnoreCase),
            "rule_attribute" => RuleAttributes.Holds(given, state),
            _ => Common(condition, state, state.Applied.Contains),
        };
    }

    private static IEnumerable<SigmaItem> Items(PipelineState state) =>
        state.Query.Selections.SelectMany(selection => SigmaTree.Items(selection.Content)).Where(state.Visit);

    private static bool IsAsked(YamlMapping given, string attribute, string? value) =>
        given.Text(attribute) is not { } asked || string.Equals(asked, value, StringComparison.OrdinalIgnoreCase);
}
