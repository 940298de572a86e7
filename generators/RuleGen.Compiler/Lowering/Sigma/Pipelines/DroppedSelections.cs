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
        EquatableArray<SigmaCondition> left = Without(state.Query.Conditions, dropped, names, state);
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

    private static SigmaCondition? Without(SigmaCondition condition, HashSet<string> dropped, string[] names, PipelineState state)
    {
        switch (condition)
        {
            case ConditionName name:
                return dropped.Contains(name.Name) ? null : name;
            case ConditionOf of:
                if (!state.Spend(names.Length + dropped.Count)) return of;
                var pattern = new NamePattern(of.Pattern);
                return !names.Any(pattern.Accepts) && dropped.Any(pattern.Accepts) ? null : of;
            case ConditionNot not:
                return Without(not.Operand, dropped, names, state) is { } operand ? not with { Operand = operand } : null;
            case ConditionAnd and:
                EquatableArray<SigmaCondition> needed = Without(and.Operands, dropped, names, state);
                return needed.Count == 0 ? null : and with { Operands = needed };
            case ConditionOr or:
                EquatableArray<SigmaCondition> left = Without(or.Operands, dropped, names, state);
                return left.Count == 0 ? null : or with { Operands = left };
            default:
                return condition;
        }
    }

    private static EquatableArray<SigmaCondition> Without(
        EquatableArray<SigmaCondition> conditions, HashSet<string> dropped, string[] names, PipelineState state) =>
        conditions.Select(condition => Without(condition, dropped, names, state)).OfType<SigmaCondition>().ToEquatable();
}
