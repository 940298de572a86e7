using System.Text.RegularExpressions;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Sigma.Pipelines;

/// <summary>Reads one of the three kinds of conditions of a pipeline's item, and how they are joined.</summary>
/// <param name="diagnostics">Takes what is wrong.</param>
/// <param name="key">The key of the conditions.</param>
/// <param name="prefix">What the keys that join them begin with.</param>
/// <param name="types">The conditions that may stand there.</param>
internal sealed class ConditionsReader(
    DocumentDiagnostics diagnostics, string key, string prefix, IReadOnlyDictionary<string, PipelineParameter[]> types)
{
    private static readonly string[] _type = ["type"];

    private readonly SigmaValueReader _values = new(diagnostics);
    private readonly ParameterCheck _check = new(diagnostics);

    /// <summary>The keys that may stand in an item: the conditions, and how they are joined.</summary>
    public static IEnumerable<string> Keys(string key, string prefix) => [key, prefix + "_op", prefix + "_not", prefix + "_expr"];

    /// <summary>What has to be met; null when no condition is given or one is faulty, which is then reported.</summary>
    public PipelineTest? Read(YamlMapping item)
    {
        YamlEntry? operation = item.Find(prefix + "_op");
        YamlEntry? expression = item.Find(prefix + "_expr");
        bool isAny = operation is not null && _values.Choice(prefix + "_op", operation.Value, ["and", "or"]) == "or";
        bool isNegated = IsNegated(item);
        PipelineTest? joined = null;
        switch (item.Find(key)?.Value)
        {
            case YamlSequence list when expression is not null:
                _values.Wrong(list, $"'{prefix}_expr' joins conditions by their names; make '{key}' a mapping of named conditions");
                break;
            case YamlSequence list:
                joined = Join([.. list.Items.Select(ReadCondition).OfType<PipelineTest>()], isAny);
                break;
            case YamlMapping named:
                var conditions = new Dictionary<string, PipelineTest?>(StringComparer.Ordinal);
                foreach (YamlEntry entry in named.Entries) conditions[((YamlScalar)entry.Key).Value] = ReadCondition(entry.Value);
                joined = expression is null
                    ? Join([.. conditions.Values.OfType<PipelineTest>()], isAny)
                    : ReadExpression(expression.Value, named, conditions);
                break;
            case { } other:
                _values.Wrong(other, $"'{key}' is a list of conditions, or a mapping of named ones, and {other.Kind} stands here");
                break;
            case null when expression is not null:
                _values.Wrong(expression.Key, $"there is no '{key}' whose conditions this could join");
                break;
        }
        if (operation is not null && expression is not null)
        {
            _values.Wrong(operation.Key, $"'{prefix}_expr' joins the conditions already; take one of the two away");
        }
        return joined is not null && isNegated ? new NoTest(joined) : joined;
    }

    private bool IsNegated(YamlMapping item)
    {
        if (item.Find(prefix + "_not")?.Value is not { } node) return false;
        if (node is YamlScalar { Boolean: { } flag }) return flag;
        _values.Wrong(node, $"'{prefix}_not' is true or false, and {node.Kind} stands here");
        return false;
    }

    private static PipelineTest? Join(IReadOnlyList<PipelineTest> tests, bool isAny) =>
        tests.Count < 2 ? tests.FirstOrDefault() : isAny ? new AnyTest(tests) : new AllTests(tests);

    private PipelineTest? ReadExpression(YamlNode node, YamlMapping named, Dictionary<string, PipelineTest?> conditions)
    {
        if (node is not YamlScalar { IsNull: false } text)
        {
            _values.Wrong(node, $"'{prefix}_expr' is a text such as 'a and not b', and {node.Kind} stands here");
            return null;
        }
        var reader = new ExpressionReader(text, conditions, diagnostics);
        PipelineTest? test = reader.Read();
        foreach (YamlEntry entry in test is null ? [] : named.Entries)
        {
            string name = ((YamlScalar)entry.Key).Value;
            if (reader.Used.Contains(name)) continue;
            _values.Wrong(entry.Key, $"'{prefix}_expr' does not name this condition; name it, or take it away");
        }
        return test;
    }

    private PipelineCondition? ReadCondition(YamlNode node)
    {
        if (node is not YamlMapping mapping || mapping.Find("type") is not { Value: YamlScalar type })
        {
            _values.Wrong(node, "a condition is a mapping with 'type'");
            return null;
        }
        if (!types.TryGetValue(type.Value, out PipelineParameter[]? parameters))
        {
            diagnostics.Add(DocumentDiagnostics.PipelinePart, Severity.Error, type.Span,
                $"'{PlainLine.Shown(type.Value)}' is no condition of '{key}'; it takes {string.Join(", ", types.Keys)}");
            return null;
        }
        if (!_check.Check(mapping, type.Value, parameters, _type)) return null;
        IReadOnlyList<YamlScalar> patterns = Patterns(mapping);
        Regex[] expressions = [.. patterns.Select(_check.Expression).OfType<Regex>()];
        return expressions.Length == patterns.Count ? new PipelineCondition(type.Value, mapping, expressions) : null;
    }

    private static IReadOnlyList<YamlScalar> Patterns(YamlMapping mapping)
    {
        if (mapping.Find("pattern")?.Value is YamlScalar pattern) return [pattern];
        if (mapping.Text("mode") != "re") return [];
        return mapping.Find("fields")?.Value is YamlSequence list ? [.. list.Items.OfType<YamlScalar>()] : [mapping.Scalar("fields")!];
    }
}
