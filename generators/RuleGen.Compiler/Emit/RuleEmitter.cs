using System.Globalization;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>
/// Writes one rule as a class a person can read and set breakpoints in: a doc comment that says the rule in words, <c>IsMatch</c> with one
/// test a line in the plan's order, and a small method for each test. It decides nothing and holds no positions, so that a rule which only
/// moved inside its file is emitted just as before.
/// </summary>
/// <remarks>
/// Expressions, methods and switches are kept short: a compiler's stack and the JIT's willingness to optimise both end with size.
/// </remarks>
internal static class RuleEmitter
{
    /// <summary>A file that holds this rule alone.</summary>
    public static EmittedFile Emit(PlannedRule rule, EmitOptions options) => Emit(rule.TypeName + ".g.cs", [rule], options);

    /// <summary>A file that holds some rules of the set.</summary>
    public static EmittedFile Emit(string hintName, IEnumerable<PlannedRule> rules, EmitOptions options) =>
        Emit(hintName, rules, options, Write);

    /// <summary>A file that holds some rules of the set, each written in a form of the caller's.</summary>
    public static EmittedFile Emit(
        string hintName, IEnumerable<PlannedRule> rules, EmitOptions options, Action<PlannedRule, EmitOptions, SourceWriter> write)
    {
        var writer = new SourceWriter();
        writer.Open($"{options.Visibility} static partial class {options.ClassName}");
        foreach (PlannedRule rule in rules)
        {
            writer.Separate();
            write(rule, options, writer);
        }
        writer.Close();
        return new EmittedFile(hintName, writer.ToFile(options));
    }

    private static void Write(PlannedRule rule, EmitOptions options, SourceWriter writer)
    {
        var members = new RuleMembers(rule);
        var lists = new LiteralListEmitter(members, writer);
        RuleDoc.Write(rule, writer);
        writer.Open($"{options.Visibility} static partial class {rule.TypeName}");
        WriteIsMatch(rule with { Condition = LiteralLists.Gather(rule.Condition) }, members, writer);
        for (int i = 0; i < members.Groups.Count; i++) WriteGroup(members.Groups[i], members, lists, writer);
        var predicates = new PredicateEmitter(members, writer);
        foreach (Predicate predicate in members.Predicates) predicates.Write(predicate);
        new TestEmitter(members, lists, writer).Write(rule.Rule);
        writer.Close();
    }

    private static void WriteIsMatch(PlannedRule rule, RuleMembers members, SourceWriter writer)
    {
        writer.Summary("Whether the event meets the rule. Allocates nothing and never throws.");
        writer.Open($"public static bool IsMatch({writer.Use(RuntimeTypes.EventBuffer)} e)");
        WriteAdmission(rule, writer);
        (List<string> terms, string joint) = members.Terms(rule.Condition);
        writer.Line("return " + terms[0] + (terms.Count == 1 ? ";" : ""));
        writer.Indented(Continuation(terms, joint));
        writer.Close();
    }

    /// <summary>The lines that turn away records which are not for the rule.</summary>
    public static void WriteAdmission(PlannedRule rule, SourceWriter writer)
    {
        if (rule.Rule.Binding != EventClasses.Unknown)
        {
            writer.Line($"if (!e.Is({ClassesExpression(rule.Rule.Binding, writer)})) return false;");
        }
        if (rule.LogSource is { } logSource) writer.Line($"if (!e.IsFrom(LogSources.{logSource.Name})) return false;");
    }

    /// <summary>The classes as an expression of C#.</summary>
    public static string ClassesExpression(EventClasses classes, SourceWriter writer)
    {
        string type = writer.Use(RuntimeTypes.EventClasses);
        string[] names = classes.ToString().Split([", "], StringSplitOptions.None);
        return char.IsLetter(names[0][0])
            ? string.Join(" | ", names.Select(name => type + "." + name))
            : $"({type}){((ulong)classes).ToString(CultureInfo.InvariantCulture)}UL";
    }

    private static void WriteGroup(Expr group, RuleMembers members, LiteralListEmitter lists, SourceWriter writer)
    {
        writer.Separate();
        if (LiteralLists.Of(group) is { } texts)
        {
            lists.Write(group, texts);
            return;
        }
        writer.Summary(PredicateWords.Describe(group) + ".");
        string signature = $"private static bool {members.NameOf(group)}(EventBuffer e)";
        if (group is SameObject same)
        {
            WriteObjectLoop(same, signature, members, writer);
            return;
        }
        (List<string> terms, string joint) = members.Terms(group);
        writer.Line(signature + " =>");
        string first = terms[0] + (terms.Count == 1 ? ";" : "");
        writer.Indented(new[] { first }.Concat(Continuation(terms, joint)));
    }

    private static void WriteObjectLoop(SameObject same, string signature, RuleMembers members, SourceWriter writer)
    {
        string slot = members.Slot(ConditionWalk.SlotOf(same));
        (List<string> terms, string joint) = members.Terms(same.Inner);
        writer.Open(signature);
        writer.Line($"int count = e.ObjectCount({slot});");
        writer.Open("for (int i = 0; i < count; i++)");
        writer.Line($"e.EnterObject({slot}, i);");
        writer.Line("bool holds = " + terms[0] + (terms.Count == 1 ? ";" : ""));
        writer.Indented(Continuation(terms, joint));
        writer.Line("e.LeaveObject();");
        writer.Line("if (holds) return true;");
        writer.Close();
        writer.Line("return false;");
        writer.Close();
    }

    private static IEnumerable<string> Continuation(List<string> terms, string joint) =>
        terms.Skip(1).Select((term, i) => joint + " " + term + (i == terms.Count - 2 ? ";" : ""));
}
