using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Conditions;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>Sends a rule through the pipelines of its project.</summary>
internal static class PipelineRun
{
    public static void Run(IEnumerable<SigmaPipeline> pipelines, PipelineState state)
    {
        foreach (SigmaPipeline pipeline in pipelines)
        {
            foreach (PipelineItem item in pipeline.Items) Apply(item, pipeline, state);
        }
    }

    private static void Apply(PipelineItem item, SigmaPipeline pipeline, PipelineState state)
    {
        if (!PipelineTests.MeetsRule(item, state)) return;
        YamlMapping given = item.Parameters;
        switch (item.Type)
        {
            case "nest":
                foreach (PipelineItem nested in item.Nested) Apply(nested, pipeline, state);
                break;
            case "change_logsource":
                state.LogSource = new SigmaLogSource(given.Text("product"), given.Text("category"), given.Text("service"));
                break;
            case "add_condition":
                AddCondition(given, state);
                break;
            case "set_state":
                if (given.Text("key") is { } key) state.Values[key] = given.Text("val") ?? string.Empty;
                break;
            case "rule_failure":
                state.Refuse($"the pipeline '{pipeline.Name}' refuses the rule: {given.Text("message")}", state.Rule.DetectionSpan);
                break;
            case "value_placeholders":
                foreach (KeyValuePair<string, IReadOnlyList<string>> variable in pipeline.Variables)
                {
                    if (IsMeant(given, variable.Key)) state.Define(variable.Key, variable.Value);
                }
                break;
            case "wildcard_placeholders":
                state.DefineAsAnything(name => IsMeant(given, name));
                break;
            default:
                RewriteItems(item, pipeline, state);
                break;
        }
        if (item.Id is { } id) state.Applied.Add(id);
    }

    private static void RewriteItems(PipelineItem item, SigmaPipeline pipeline, PipelineState state)
    {
        var selections = new List<SigmaSelection>();
        foreach (SigmaSelection selection in state.Query.Selections)
        {
            SigmaNode? content = SigmaTree.Rewrite(selection.Content, detection =>
                PipelineTests.MeetsItem(item, detection, state) ? ItemRewrite.Apply(item, detection, pipeline, state) : detection);
            if (content is not null) selections.Add(selection with { Content = content });
            else state.Refuse($"the pipeline '{pipeline.Name}' leaves nothing of '{selection.Name}'; keep one of its items", selection.NameSpan);
        }
        state.Query = state.Query with { Selections = selections.ToEquatable() };
    }

    private static void AddCondition(YamlMapping given, PipelineState state)
    {
        if (given.Find("conditions")?.Value is not YamlMapping fields) return;
        Text.FileSpan place = state.Rule.DetectionSpan;
        IEnumerable<SigmaNode> items = fields.Entries.Select(entry => new SigmaItem(
            ((YamlScalar)entry.Key).Value,
            place,
            default,
            PipelineValues.Of(entry.Value, place).Select(value => given.Flag("template") ? Fill(value, state.LogSource) : value).ToEquatable(),
            place));
        string name = given.Text("name") ?? "_added_" + state.Query.Selections.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var selection = new SigmaSelection(name, place, new SigmaAllOf(items.ToEquatable(), place));
        SigmaCondition added = new ConditionName(name, place);
        if (given.Flag("negated")) added = new ConditionNot(added, place);
        state.Query = new SigmaQuery(
            state.Query.Selections.Concat([selection]).ToEquatable(),
            state.Query.Conditions
                .Select(condition => (SigmaCondition)new ConditionAnd(new EquatableArray<SigmaCondition>([condition, added]), condition.Span))
                .ToEquatable());
    }

    private static SigmaValue Fill(SigmaValue value, SigmaLogSource source) => value with
    {
        Text = value.Text
            .Replace("$category", source.Category).Replace("$product", source.Product).Replace("$service", source.Service),
    };

    private static bool IsMeant(YamlMapping given, string name)
    {
        IReadOnlyList<string> include = given.Texts("include");
        return (include.Count == 0 || include.Contains(name)) && !given.Texts("exclude").Contains(name);
    }
}
