using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit.Typed;

/// <summary>
/// Writes one rule over events of one type: an <c>IsMatch</c> beside the one over the event buffer, and behind it a class of small methods
/// that test the members where they are.
/// </summary>
internal static class TypedRuleEmitter
{
    /// <summary>A file of some rules over one type.</summary>
    public static EmittedFile Emit(string hintName, IEnumerable<BoundRule> rules, NamedEventType type, EmitOptions options)
    {
        var writer = new SourceWriter();
        var binding = new EventBinding(type.Type);
        writer.Open($"{options.Visibility} static partial class {options.ClassName}");
        foreach (BoundRule rule in rules)
        {
            writer.Separate();
            Write(rule, type, binding, options, writer);
        }
        writer.Close();
        return new EmittedFile(hintName, writer.ToFile(options));
    }

    /// <summary>The class that holds a rule's methods for one type; no rule, predicate or field leads to a name with an underscore here.</summary>
    private static string InnerClass(NamedEventType type) => "On_" + type.Name;

    private static void Write(
        BoundRule rule, NamedEventType type, EventBinding binding, EmitOptions options, SourceWriter writer)
    {
        string inner = InnerClass(type);
        string parameter = $"(in {type.Type.FullName} e)";
        string visibility = options.IsPublic && type.Type.IsPublic ? "public" : "internal";
        writer.Open($"{options.Visibility} static partial class {rule.Rule.TypeName}");
        writer.Summary("Whether the event meets the rule. Allocates nothing and never throws.");
        WriteRemarks(rule, binding, writer);
        string presence = type.Type.IsReference ? "e is not null && " : "";
        writer.Line($"{visibility} static bool IsMatch{parameter} => {presence}{inner}.IsMatch(in e);");

        writer.Separate();
        writer.Open($"private static class {inner}");
        var predicates = new TypedPredicateEmitter(rule.Rule, binding, writer);
        RuleMembers members = predicates.Members;
        WriteTerms($"public static bool IsMatch{parameter} =>", rule.Condition, members, writer);
        for (int i = 0; i < members.Groups.Count; i++)
        {
            writer.Separate();
            writer.Summary(PredicateWords.Describe(members.Groups[i]) + ".");
            WriteTerms($"private static bool {members.NameOf(members.Groups[i])}{parameter} =>", members.Groups[i], members, writer);
        }
        predicates.WriteMethods();
        writer.Close();
        writer.Close();
    }

    private static void WriteTerms(string signature, Expr condition, RuleMembers members, SourceWriter writer)
    {
        (List<string> terms, string joint) = members.Terms(condition);
        if (terms.Count == 1)
        {
            writer.Body(signature, terms[0] + ";");
            return;
        }
        writer.Line(signature);
        writer.Indented(terms.Select((term, i) => (i == 0 ? "" : joint + " ") + term + (i == terms.Count - 1 ? ";" : "")));
    }

    /// <summary>What of the rule needs no test, and what can never hold.</summary>
    private static void WriteRemarks(BoundRule rule, EventBinding binding, SourceWriter writer)
    {
        Predicate[] all = ConditionWalk.Predicates(rule.Rule.Condition).Distinct().ToArray();
        string[] implied = all
            .Where(predicate => binding.SourceOf(predicate) is ConstantSource constant && ImpliedValues.Meet(constant, predicate) == true)
            .Select(PredicateWords.Describe).ToArray();
        string[] lacking = all
            .Where(predicate => binding.SourceOf(predicate) is null)
            .Select(predicate => ConditionWalk.FieldOf(predicate)?.Name ?? "text").Distinct().ToArray();
        if (implied.Length + lacking.Length == 0) return;
        writer.Line("/// <remarks>");
        if (implied.Length > 0) writer.DocText(CSharpText.Doc("The event's class says that " + string.Join(", and that ", implied) + "."));
        if (lacking.Length > 0) writer.DocText(CSharpText.Doc("The type has no " + string.Join(", no ", lacking) + ": tests of that are false."));
        writer.Line("/// </remarks>");
    }
}
