using System.Text.RegularExpressions;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Sigma.Pipelines;

/// <summary>Checks what stands in a transformation or condition against its parameters. Faults are reported at their place.</summary>
internal sealed class ParameterCheck(DocumentDiagnostics diagnostics)
{
    private readonly SigmaValueReader _values = new(diagnostics);

    /// <summary>Whether the parameters may be used: none is unknown, missing or of another type.</summary>
    /// <param name="mapping">What is given.</param>
    /// <param name="type">The name of the transformation or condition.</param>
    /// <param name="parameters">What it takes.</param>
    /// <param name="others">Keys that may stand beside them.</param>
    public bool Check(YamlMapping mapping, string type, PipelineParameter[] parameters, string[] others)
    {
        bool isFit = true;
        foreach (YamlEntry entry in mapping.Entries)
        {
            string key = ((YamlScalar)entry.Key).Value;
            if (Array.Find(parameters, parameter => parameter.Name == key) is { } parameter)
            {
                isFit &= parameter.Kind == PipelineParameterKind.Anything || IsFit(parameter, entry.Value);
            }
            else if (Array.IndexOf(others, key) < 0)
            {
                string known = parameters.Length == 0 ? "" : "; it takes " + string.Join(", ", parameters.Select(taken => taken.Name));
                isFit = Wrong(entry.Key, $"'{PlainLine.Shown(key)}' has no place in '{type}'{known}");
            }
        }
        foreach (PipelineParameter parameter in parameters)
        {
            if (!parameter.IsNeeded || mapping.Find(parameter.Name) is not null) continue;
            _values.Missing(mapping.Span, $"'{type}' has no '{parameter.Name}', and can do nothing without; write it");
            isFit = false;
        }
        return isFit;
    }

    private bool IsFit(PipelineParameter parameter, YamlNode node)
    {
        string name = parameter.Name;
        switch (parameter.Kind)
        {
            case PipelineParameterKind.OneText:
                return IsText(node) || Wrong(node, $"'{name}' is a text, and {node.Kind} stands here");
            case PipelineParameterKind.Scalar:
                return node is YamlScalar || Wrong(node, $"'{name}' is a single value, and {node.Kind} stands here");
            case PipelineParameterKind.Flag:
                return node is YamlScalar { Boolean: not null } || Wrong(node, $"'{name}' is true or false, and {node.Kind} stands here");
            case PipelineParameterKind.Texts:
                return AreTexts(node) || Wrong(node, $"'{name}' is a list of texts, with one at least");
            case PipelineParameterKind.Names:
                return IsMapping(name, node, AreTexts, "a text or a list of texts");
            case PipelineParameterKind.Fields:
                return IsMapping(name, node, AreValues, "a value or a list of values");
            case PipelineParameterKind.Choice:
                bool isChosen = node is YamlScalar choice && Array.IndexOf(parameter.Choices, choice.Value) >= 0;
                return isChosen || Wrong(node, $"'{name}' is one of {string.Join(", ", parameter.Choices)}");
            default:
                return node is YamlSequence || Wrong(node, $"'{name}' is a list of mappings with 'type', and {node.Kind} stands here");
        }
    }

    private bool IsMapping(string name, YamlNode node, Func<YamlNode, bool> isFit, string holds)
    {
        if (node is not YamlMapping { Entries.Count: > 0 } mapping)
        {
            return Wrong(node, $"'{name}' is a mapping that gives each name {holds}");
        }
        bool areFit = true;
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (entry.Key is YamlScalar { IsNull: true } or YamlScalar { Value: "" })
            {
                areFit = Wrong(entry.Key, "a name stands here; keywords have none, and stay as they are");
            }
            else if (!isFit(entry.Value))
            {
                areFit = Wrong(entry.Value, $"{holds} stands behind a name, and {entry.Value.Kind} stands here");
            }
        }
        return areFit;
    }

    /// <summary>The regular expression a text is; null when it cannot be run, which is then reported.</summary>
    public Regex? Expression(YamlScalar pattern)
    {
        (Regex? expression, string? fault) = RegexRules.Read(pattern.Value, diagnostics.Expressions);
        if (fault is not null) diagnostics.Add(DocumentDiagnostics.PipelinePart, Severity.Error, pattern.Span, fault);
        return expression;
    }

    private static bool IsText(YamlNode node) => node is YamlScalar { IsNull: false };

    private static bool AreTexts(YamlNode node) =>
        node is YamlSequence list ? list.Items.Count > 0 && list.Items.All(IsText) : IsText(node);

    private static bool AreValues(YamlNode node) =>
        node is YamlSequence list ? list.Items.Count > 0 && list.Items.All(item => item is YamlScalar) : node is YamlScalar;

    private bool Wrong(YamlNode node, string message)
    {
        _values.Wrong(node, message);
        return false;
    }
}
