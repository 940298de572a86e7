using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning.Index;

namespace RuleGen.Compiler.Planning;

/// <summary>
/// What planning finds out about a rule by looking at it alone. That is most of the work, and an edit elsewhere leaves it done.
/// </summary>
/// <param name="Rule">The rule.</param>
/// <param name="WantedName">The name its class has unless another rule's takes it.</param>
/// <param name="Condition">The rule's condition in the order of testing.</param>
/// <param name="Slots">The slots it reads, each once, in order of first use.</param>
/// <param name="SearchesRecord">Whether it searches the whole record.</param>
/// <param name="AlwaysTested">Why an index cannot tell whether it is worth testing; null where it can.</param>
internal sealed record RuleDraft(
    Rule Rule, string WantedName, Expr Condition, EquatableArray<SlotKey> Slots, bool SearchesRecord, string? AlwaysTested)
{
    public static RuleDraft Of(Rule rule) => new(
        rule,
        TypeName(rule),
        ConditionOrder.Order(rule.Condition),
        ConditionWalk.Slots(rule.Condition).ToEquatable(),
        ConditionWalk.Predicates(rule.Condition).Exists(ConditionWalk.SearchesRecord),
        WitnessFinder.Find(rule.Condition).Reason);

    private static string TypeName(Rule rule)
    {
        string name = CSharpText.PascalCase(rule.Metadata.Title);
        if (name.Length == 0) name = CSharpText.PascalCase(FileName(rule.Path));
        if (name.Length == 0) return "Rule";
        return CSharpText.IsIdentifier(name) ? name : "Rule" + name;
    }

    private static string FileName(string path)
    {
        string name = path.Substring(path.LastIndexOf('/') + 1);
        int dot = name.LastIndexOf('.');
        return dot > 0 ? name.Substring(0, dot) : name;
    }
}
