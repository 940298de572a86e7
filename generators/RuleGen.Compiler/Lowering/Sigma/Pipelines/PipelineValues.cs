using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>Values that stand in a pipeline, as those of a rule.</summary>
internal static class PipelineValues
{
    public static IReadOnlyList<SigmaValue> Of(YamlNode node, FileSpan place) => node switch
    {
        YamlSequence list => [.. list.Items.OfType<YamlScalar>().Select(scalar => Of(scalar, place))],
        YamlScalar scalar => [Of(scalar, place)],
        _ => [],
    };

    public static SigmaValue Of(YamlScalar scalar, FileSpan place)
    {
        SigmaValueKind kind = scalar.Type switch
        {
            YamlScalarType.Null => SigmaValueKind.Null,
            YamlScalarType.Boolean => SigmaValueKind.Boolean,
            YamlScalarType.Integer or YamlScalarType.Float => SigmaValueKind.Number,
            _ => SigmaValueKind.Text,
        };
        return new SigmaValue(kind, scalar.Value, place);
    }

    /// <summary>The value as a text (<c>str</c>) or a number (<c>num</c>), whatever it is by itself.</summary>
    public static SigmaValue Forced(SigmaValue value, string? type) => type switch
    {
        "str" => value with { Kind = SigmaValueKind.Text },
        "num" => value with { Kind = SigmaValueKind.Number },
        _ => value,
    };
}
