using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma;
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
        if (state.IsExhausted || !RuleTests.Meets(item, state)) return;
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
                AddedCondition.Add(given, state);
                break;
            case "set_state":
                state.Values[given.Text("key")!] = given.Scalar("val")!;
                break;
            case "set_custom_attribute":
                state.Attributes[given.Text("attribute")!] = given.Scalar("value")!;
                break;
            case "rule_failure":
                state.Refuse($"the pipeline '{pipeline.Name}' refuses the rule: {Reason(given)}", state.Rule.DetectionSpan);
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
                if (!PipelineTypes.WithoutEffect.ContainsKey(item.Type)) RewriteItems(item, pipeline, state);
                break;
        }
        if (item.Id is { } id) state.Applied.Add(id);
    }

    /// <summary>What a failure says, in one line.</summary>
    public static string Reason(YamlMapping given)
    {
        const int Longest = 300;
        return PlainLine.Cut(PlainLine.Of(given.Text("message")!), Longest);
    }

    private static void RewriteItems(PipelineItem item, SigmaPipeline pipeline, PipelineState state)
    {
        state.Begin();
        var selections = new List<SigmaSelection>();
        var dropped = new HashSet<string>(StringComparer.Ordinal);
        foreach (SigmaSelection selection in state.Query.Selections)
        {
            SigmaNode? content = SigmaTree.Rewrite(
                selection.Content, detection => state.Visit(detection) ? ItemRewrite.Apply(item, detection, pipeline, state) : detection);
            if (content is not null) selections.Add(selection with { Content = content });
            else dropped.Add(selection.Name);
        }
        state.Query = state.Query with { Selections = selections.ToEquatable() };
        if (dropped.Count > 0) DroppedSelections.LeaveOut(dropped, pipeline, state);
    }

    private static bool IsMeant(YamlMapping given, string name)
    {
        IReadOnlyList<string> include = given.Texts("include");
        return (include.Count == 0 || include.Contains(name)) && !given.Texts("exclude").Contains(name);
    }
}
