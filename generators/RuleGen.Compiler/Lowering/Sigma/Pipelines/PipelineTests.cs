using System.Text.RegularExpressions;
using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Conditions;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>Tells whether the conditions of a pipeline's item are met.</summary>
internal static class PipelineTests
{
    public static bool MeetsRule(PipelineItem item, PipelineState state) =>
        Meets(item.OfRule, state, condition => Rule(condition, state));

    public static bool MeetsItem(PipelineItem item, SigmaItem detection, PipelineState state) =>
        Meets(item.OfItem, state, condition => Item(condition, detection, state))
        && Meets(item.OfField, state, condition => Field(condition, detection, state));

    private static bool Meets(PipelineConditions conditions, PipelineState state, Func<PipelineCondition, bool> test)
    {
        if (conditions.Conditions.Count == 0) return true;
        bool isMet = conditions.Expression is { } expression
            ? Expression(expression, conditions, state, test)
            : conditions.IsAny ? conditions.Conditions.Any(test) : conditions.Conditions.All(test);
        return isMet != conditions.IsNegated;
    }

    private static bool Expression(
        YamlScalar expression, PipelineConditions conditions, PipelineState state, Func<PipelineCondition, bool> test)
    {
        var findings = new SigmaFindings();
        SourceFile none = new(expression.Span.Path, string.Empty);
        SigmaCondition? tree = ConditionParser.Parse(expression.Value, ScalarPlaces.Of(none, expression.Value, expression.Span), findings);
        if (tree is not null) return Of(tree);
        state.Refuse($"the expression '{expression.Value}' of a pipeline cannot be read; write names of conditions with and, or and not",
            state.Rule.DetectionSpan);
        return false;

        bool Of(SigmaCondition part) => part switch
        {
            ConditionAnd and => and.Operands.All(Of),
            ConditionOr or => or.Operands.Any(Of),
            ConditionNot not => !Of(not.Operand),
            ConditionName name => conditions.Conditions.FirstOrDefault(condition => condition.Name == name.Name) is { } named && test(named),
            _ => false,
        };
    }

    private static bool Rule(PipelineCondition condition, PipelineState state)
    {
        YamlMapping given = condition.Parameters;
        SigmaLogSource source = state.LogSource;
        IEnumerable<SigmaItem> items = state.Query.Selections.SelectMany(selection => SigmaTree.Items(selection.Content));
        return condition.Type switch
        {
            "logsource" => IsAsked(given, "product", source.Product) && IsAsked(given, "category", source.Category)
                && IsAsked(given, "service", source.Service),
            "contains_field" => items.Any(item => item.Field == given.Text("field")),
            "contains_detection_item" => items.Any(item =>
                item.Field == given.Text("field") && item.Values.Any(value => Same(value.Text, given.Text("value")))),
            "is_sigma_rule" => true,
            "is_sigma_correlation_rule" => false,
            "tag" => state.Rule.Metadata!.Tags.Any(tag => Same(tag, given.Text("tag"))),
            "rule_attribute" => Attribute(given, state.Rule),
            _ => Common(condition, state, id => state.Applied.Contains(id)),
        };
    }

    private static bool Attribute(YamlMapping given, SigmaDocument rule)
    {
        string? value = given.Text("attribute") switch
        {
            "title" => rule.Metadata!.Title,
            "id" => rule.Metadata!.Id,
            "name" => rule.Name,
            "level" => rule.Metadata!.Level,
            "status" => rule.Metadata!.Status,
            "author" => rule.Metadata!.Author,
            "date" => rule.Metadata!.Date,
            "taxonomy" => rule.Taxonomy?.Value ?? "sigma",
            { } name => rule.Attributes.FirstOrDefault(entry => ((YamlScalar)entry.Key).Value == name)?.Value is YamlScalar scalar ? scalar.Value : null,
            null => null,
        };
        bool isSame = Same(value, given.Text("value"));
        return given.Text("op") is "ne" or "neq" ? !isSame : isSame;
    }

    private static bool Item(PipelineCondition condition, SigmaItem item, PipelineState state)
    {
        YamlMapping given = condition.Parameters;
        Func<SigmaValue, bool>? test = condition.Type switch
        {
            "match_string" when ToRegex(given.Text("pattern")) is { } pattern => value => IsMatch(pattern, value.Text) != given.Flag("negate"),
            "match_value" => value => Same(value.Text, given.Text("value")),
            "contains_wildcard" => value => value.Kind == SigmaValueKind.Text && value.Text.IndexOfAny(['*', '?']) >= 0,
            "is_null" => value => value.Kind == SigmaValueKind.Null,
            _ => null,
        };
        if (test is null) return Common(condition, state, id => state.IsProcessed(item, id));
        return given.Text("cond") == "all" ? item.Values.All(test) : item.Values.Any(test);
    }

    private static bool Field(PipelineCondition condition, SigmaItem item, PipelineState state)
    {
        if (condition.Type is not ("include_fields" or "exclude_fields")) return Common(condition, state, id => state.IsProcessed(item, id));
        YamlMapping given = condition.Parameters;
        bool isPattern = (given.Text("mode") ?? given.Text("type")) == "re";
        bool isNamed = item.Field is { } field && given.Texts("fields").Any(name =>
            isPattern ? ToRegex("\\A(?:" + name + ")") is { } pattern && IsMatch(pattern, field) : name == field);
        return isNamed == (condition.Type == "include_fields");
    }

    private static bool Common(PipelineCondition condition, PipelineState state, Func<string, bool> isApplied)
    {
        YamlMapping given = condition.Parameters;
        return condition.Type switch
        {
            "processing_item_applied" => given.Text("processing_item_id") is { } id && isApplied(id),
            "processing_state" => given.Text("key") is { } key && state.Values.TryGetValue(key, out string? value) && Same(value, given.Text("val")),
            _ => false,
        };
    }

    private static bool IsAsked(YamlMapping given, string attribute, string? value) =>
        given.Text(attribute) is not { } asked || string.Equals(asked, value, StringComparison.OrdinalIgnoreCase);

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>An expression of a pipeline, which may not take longer than a moment; null when it cannot be read.</summary>
    public static Regex? ToRegex(string? pattern)
    {
        if (pattern is null) return null;
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsMatch(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
