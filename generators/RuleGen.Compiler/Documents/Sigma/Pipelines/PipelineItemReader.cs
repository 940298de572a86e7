using System.Globalization;
using System.Text.RegularExpressions;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Sigma.Pipelines;

/// <summary>Reads the transformations of a pipeline. A faulty one is reported and left out.</summary>
internal sealed class PipelineItemReader(DocumentDiagnostics diagnostics)
{
    private const string Rule = "rule_conditions";
    private const string Item = "detection_item_conditions";
    private const string Field = "field_name_conditions";

    private static readonly string[] _keys =
    [
        "id", "type",
        .. ConditionsReader.Keys(Rule, "rule_cond"),
        .. ConditionsReader.Keys(Item, "detection_item_cond"),
        .. ConditionsReader.Keys(Field, "field_name_cond"),
    ];

    private readonly SigmaValueReader _values = new(diagnostics);
    private readonly ParameterCheck _check = new(diagnostics);
    private readonly ConditionsReader _ofRule = new(diagnostics, Rule, "rule_cond", PipelineTypes.RuleConditions);
    private readonly ConditionsReader _ofItem = new(diagnostics, Item, "detection_item_cond", PipelineTypes.ItemConditions);
    private readonly ConditionsReader _ofField = new(diagnostics, Field, "field_name_cond", PipelineTypes.FieldConditions);

    public IReadOnlyList<PipelineItem> Read(YamlNode node)
    {
        if (node is not YamlSequence list)
        {
            _values.Wrong(node, $"'{PipelineReader.Key}' is a list of mappings with 'type', and {node.Kind} stands here");
            return [];
        }
        var items = new List<PipelineItem>();
        foreach (YamlNode item in list.Items)
        {
            if (item is YamlMapping mapping)
            {
                if (Read(mapping) is { } read) items.Add(read);
                continue;
            }
            _values.Wrong(item, $"a transformation is a mapping with 'type', and {item.Kind} stands here");
        }
        return items;
    }

    private PipelineItem? Read(YamlMapping item)
    {
        if (item.Find("type") is not { Value: YamlScalar type })
        {
            _values.Missing(item.Span, "this transformation has no 'type'; write one, such as 'type: field_name_mapping'");
            return null;
        }
        if (PipelineTypes.Refused.TryGetValue(type.Value, out string? reason))
        {
            return Refuse(type, $"'{type.Value}' is not taken: {reason}");
        }
        if (!PipelineTypes.Transformations.TryGetValue(type.Value, out PipelineParameter[]? parameters))
        {
            return Refuse(type, $"'{PlainLine.Shown(type.Value)}' is no transformation that a matcher can make; take the item away");
        }
        if (PipelineTypes.WithoutEffect.TryGetValue(type.Value, out string? purpose))
        {
            string message = $"'{type.Value}' has no effect: {purpose}, and RuleGen writes none";
            diagnostics.Add(DocumentDiagnostics.PartWithoutEffect, Severity.Info, type.Span, message);
        }
        Regex? expression = null;
        bool isFit = _check.Check(item, type.Value, parameters, _keys) && AreSound(item, type.Value, out expression);
        var read = new PipelineItem(
            item.Find("id")?.Value is { } id ? _values.Text("id", id) : null,
            type.Value,
            item,
            item.Find("items") is { Value: YamlSequence nested } && type.Value == "nest" ? Read(nested) : [],
            _ofRule.Read(item),
            _ofItem.Read(item),
            _ofField.Read(item));
        return isFit ? read with { Expression = expression, Mapping = item.Names("mapping") } : null;
    }

    /// <summary>Whether parameters that are right by themselves go together.</summary>
    private bool AreSound(YamlMapping item, string type, out Regex? expression)
    {
        expression = null;
        switch (type)
        {
            case "value_placeholders" or "wildcard_placeholders"
                when item.Find("include") is not null && item.Find("exclude") is { } exclude:
                _values.Wrong(exclude.Key, "'include' says already which placeholders are meant; take one of the two away");
                return false;
            case "set_value"
                when item.Text("force_type") == "num" && item.Scalar("value") is { } value && YamlCoreSchema.Number(value.Value) is null:
                _values.Wrong(value, "'force_type: num' makes a number of the value, and this is none");
                return false;
            case "replace_string":
                expression = _check.Expression(item.Scalar("regex")!);
                return expression is not null && GroupsExist(item, expression);
            default:
                return true;
        }
    }

    private bool GroupsExist(YamlMapping item, Regex expression)
    {
        foreach (ReplacementPiece piece in ReplacementPiece.Read(item.Text("replacement")!))
        {
            if (piece.Group is null || expression.GetGroupNames().Contains(piece.Group)) continue;
            string groups = (expression.GetGroupNumbers().Length - 1).ToString(CultureInfo.InvariantCulture);
            string message = $"there is no group '{PlainLine.Shown(piece.Group)}'; the expression has {groups}";
            _values.Wrong(item.Find("replacement")!.Value, message);
            return false;
        }
        return true;
    }

    private PipelineItem? Refuse(YamlScalar place, string message)
    {
        diagnostics.Add(DocumentDiagnostics.PipelinePart, Severity.Error, place.Span, message);
        return null;
    }
}
