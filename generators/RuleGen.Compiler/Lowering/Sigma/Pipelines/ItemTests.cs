using System.Text.RegularExpressions;
using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>Tells whether detection items, and the names of their fields, meet the conditions of a pipeline's item.</summary>
internal static class ItemTests
{
    /// <summary>Whether the item is meant: by itself, and by its field's name or one it refers to.</summary>
    public static bool Meets(PipelineItem item, SigmaItem detection, PipelineState state) =>
        RuleTests.Meets(item.OfItem, condition => Item(condition, detection, state))
        && (MeetsField(item, detection, state)
            || FieldReferences.Of(detection).Any(name => MeetsReference(item, name, state)));

    /// <summary>Whether the field of the item is meant.</summary>
    public static bool MeetsField(PipelineItem item, SigmaItem detection, PipelineState state) => RuleTests.Meets(
        item.OfField, condition => Field(condition, detection.Field, state, id => state.IsProcessed(detection, id)));

    /// <summary>Whether a name that a value refers to is meant.</summary>
    public static bool MeetsReference(PipelineItem item, string name, PipelineState state) => RuleTests.Meets(
        item.OfField, condition => Field(condition, name, state, id => state.IsRenamed(name, id)));

    private static bool Item(PipelineCondition condition, SigmaItem item, PipelineState state)
    {
        YamlMapping given = condition.Parameters;
        Func<SigmaValue, bool>? test = condition.Type switch
        {
            "match_string" => value => IsFound(condition.Expressions[0], SeenText.Shown(item, value)) != given.Flag("negate"),
            "match_value" => value => SeenText.IsSame(item, value, given.Scalar("value")!),
            "contains_wildcard" => value => SeenText.HasWildcard(item, value),
            "is_null" => value => value.Kind == SigmaValueKind.Null,
            _ => null,
        };
        if (test is null) return RuleTests.Common(condition, state, id => state.IsProcessed(item, id));
        return given.Text("cond") == "all" ? item.Values.All(test) : item.Values.Any(test);
    }

    private static bool Field(PipelineCondition condition, string? field, PipelineState state, Func<string, bool> isApplied)
    {
        YamlMapping given = condition.Parameters;
        if (condition.Type is not ("include_fields" or "exclude_fields")) return RuleTests.Common(condition, state, isApplied);
        bool isNamed = field is not null && (given.Text("mode") == "re"
            ? condition.Expressions.Any(expression => IsFound(expression, field))
            : given.Texts("fields").Contains(field));
        return isNamed == (condition.Type == "include_fields");
    }

    private static bool IsFound(Regex expression, string? text)
    {
        try
        {
            return text is not null && expression.Match(text) is { Success: true, Index: 0 };
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
