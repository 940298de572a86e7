using System.Text;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>A plan as text a person can check: slots with their numbers, then each rule's condition in the order of testing.</summary>
internal static class PlanText
{
    public static string Write(RuleSetPlan plan)
    {
        var text = new StringBuilder();
        text.Append("slots").Append(plan.KeepsEveryText ? ", and every text of the record" : "").Append('\n');
        for (int i = 0; i < plan.Slots.Count; i++)
        {
            PlannedSlot slot = plan.Slots[i];
            text.Append($"  {i} {slot.Name}: {slot.Key.Field}, {slot.Key.View}, {slot.Key.Form}\n");
        }
        for (int i = 0; i < plan.LogSources.Count; i++)
        {
            PlannedLogSource logSource = plan.LogSources[i];
            text.Append($"log source {i} {logSource.Name}: {CSharpText.Comment(LogSourceWords.Describe(logSource.Source))}\n");
        }
        foreach (PlannedRule rule in plan.Rules)
        {
            string logSource = rule.LogSource is null ? "" : ", from " + rule.LogSource.Name;
            text.Append($"{rule.TypeName}: {rule.Rule.Path}, offered {rule.Rule.Binding}{logSource}\n");
            Write(rule.Condition, 1, text);
        }
        return text.ToString();
    }

    private static void Write(Expr expr, int depth, StringBuilder text)
    {
        text.Append(' ', 2 * depth);
        switch (expr)
        {
            case AllOf all:
                Write("all of", all.Operands, depth, text);
                break;
            case AnyOf any:
                Write("any of", any.Operands, depth, text);
                break;
            case Not not:
                Write("not", new EquatableArray<Expr>([not.Operand]), depth, text);
                break;
            case SameObject same:
                Write("one object of " + same.Path, new EquatableArray<Expr>([same.Inner]), depth, text);
                break;
            case Test test:
                text.Append($"{ConditionOrder.Cost(test)}: {CSharpText.Comment(PredicateWords.Describe(test.Predicate))}\n");
                break;
            case Always always:
                text.Append(always.Value ? "always\n" : "never\n");
                break;
        }
    }

    private static void Write(string group, EquatableArray<Expr> operands, int depth, StringBuilder text)
    {
        text.Append(group).Append('\n');
        foreach (Expr operand in operands) Write(operand, depth + 1, text);
    }
}
