using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Conditions;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>Takes selections of which a pipeline leaves nothing out of the conditions, as if they had never been named.</summary>
internal static class DroppedSelections
{
    public static void LeaveOut(HashSet<string> dropped, SigmaPipeline pipeline, PipelineState state)
    {
        string[] names = [.. state.Query.Selections.Select(selection => selection.Name)];
        EquatableArray<SigmaCondition> left = Without(state.Query.Conditions, dropped, names);
        if (left.Count == state.Query.Conditions.Count)
        {
            state.Query = state.Query with { Conditions = left };
            return;
        }
        // A condition that asks for nothing would hold for every record.
        string message = $"the pipeline '{pipeline.Name}' leaves nothing of what this asks for; keep one of its items";
        state.Refuse(message, state.Rule.DetectionSpan);
        state.Query = new SigmaQuery([], []);
    }

    private static SigmaCondition? Without(SigmaCondition condition, HashSet<string> dropped, string[] names)
    {
        switch (condition)
        {
            case ConditionName name:
                return dropped.Contains(name.Name) ? null : name;
            case ConditionOf of:
                bool isLeft = names.Any(name => NamePattern.Accepts(of.Pattern, name));
                return !isLeft && dropped.Any(name => NamePattern.Accepts(of.Pattern, name)) ? null : of;
            case ConditionNot not:
                return Without(not.Operand, dropped, names) is { } operand ? not with { Operand = operand } : null;
            case ConditionAnd and:
                EquatableArray<SigmaCondition> needed = Without(and.Operands, dropped, names);
                return needed.Count == 0 ? null : and with { Operands = needed };
            case ConditionOr or:
                EquatableArray<SigmaCondition> left = Without(or.Operands, dropped, names);
                return left.Count == 0 ? null : or with { Operands = left };
            default:
                return condition;
        }
    }

    private static EquatableArray<SigmaCondition> Without(
        EquatableArray<SigmaCondition> conditions, HashSet<string> dropped, string[] names) =>
        conditions.Select(condition => Without(condition, dropped, names)).OfType<SigmaCondition>().ToEquatable();
}
