using System.Globalization;
using System.Text;
using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Conditions;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>Adds a selection of a pipeline to a rule, which each of the rule's conditions then asks for.</summary>
internal static class AddedCondition
{
    public static void Add(YamlMapping given, PipelineState state)
    {
        if (!state.Spend(state.Query.Selections.Count)) return;
        FileSpan place = state.Rule.DetectionSpan;
        var fields = (YamlMapping)given.Find("conditions")!.Value;
        SigmaNode[] items = [.. fields.Entries.Select(entry => Item(entry, given.Flag("template"), state))];
        string name = FreeName(state);
        var selection = new SigmaSelection(name, place, new SigmaAllOf(items.ToEquatable(), place));
        SigmaCondition added = new ConditionName(name, place);
        if (given.Flag("negated")) added = new ConditionNot(added, place);
        state.Query = new SigmaQuery(
            state.Query.Selections.Concat([selection]).ToEquatable(),
            state.Query.Conditions.Select(condition => Both(condition, added)).ToEquatable());
    }

    // What was added before is joined and not wrapped once more: thousands of levels would be too deep to walk.
    private static SigmaCondition Both(SigmaCondition condition, SigmaCondition added)
    {
        IEnumerable<SigmaCondition> before = condition is ConditionAnd and ? and.Operands : [condition];
        return new ConditionAnd(before.Concat([added]).ToEquatable(), condition.Span);
    }

    private static SigmaItem Item(YamlEntry entry, bool isTemplate, PipelineState state)
    {
        FileSpan place = state.Rule.DetectionSpan;
        string[] key = ((YamlScalar)entry.Key).Value.Split('|');
        IEnumerable<SigmaValue> values = PipelineValues.Of(entry.Value, place);
        if (isTemplate) values = values.Select(value => value with { Text = Fill(value.Text, state) });
        return new SigmaItem(
            key[0], place, key.Skip(1).Select(modifier => new SigmaModifier(modifier, place)).ToEquatable(), values.ToEquatable(), place);
    }

    private static string FreeName(PipelineState state)
    {
        while (true)
        {
            string name = NamePattern.Added + (++state.Added).ToString(CultureInfo.InvariantCulture);
            if (!state.Query.Selections.Any(selection => selection.Name == name)) return name;
        }
    }

    /// <summary>The text with <c>$product</c> or <c>${product}</c> and its like filled in; what is no attribute stays as it is.</summary>
    private static string Fill(string text, PipelineState state)
    {
        var filled = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '$' && Attribute(text, i + 1, state.LogSource) is ({ } value, int end))
            {
                filled.Append(value);
                i = end - 1;
            }
            else
            {
                filled.Append(text[i]);
                if (text[i] == '$' && i + 1 < text.Length && text[i + 1] == '$') i++;
            }
            if (!state.Fits(filled.Length)) return string.Empty;
        }
        return filled.ToString();
    }

    private static (string? Value, int End) Attribute(string text, int start, SigmaLogSource source)
    {
        bool isBraced = start < text.Length && text[start] == '{';
        int at = isBraced ? start + 1 : start;
        int end = at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
        if (isBraced && (end == text.Length || text[end] != '}')) return (null, end);
        string? value = text.Substring(at, end - at) switch
        {
            "product" => source.Product ?? string.Empty,
            "category" => source.Category ?? string.Empty,
            "service" => source.Service ?? string.Empty,
            _ => null,
        };
        return (value, isBraced ? end + 1 : end);
    }
}
