using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit.Planned;

/// <summary>
/// Writes one rule of a large set: a class whose <c>IsMatch</c> is the condition over the predicates' numbers, each with its words beside
/// it. What the predicates compare stands in the plan of the set.
/// </summary>
internal static class PlannedRuleEmitter
{
    /// <summary>A file that holds some rules of the set.</summary>
    public static EmittedFile Emit(string hintName, IEnumerable<PlannedRule> rules, EmitOptions options) =>
        RuleEmitter.Emit(hintName, rules, options, Write);

    private static void Write(PlannedRule rule, EmitOptions options, SourceWriter writer)
    {
        Term condition = TermBuilder.Of(rule.Rule.Condition);
        var methods = new TermMethods(rule);
        var terms = new TermWriter(methods, writer);
        RuleDoc.Write(rule, writer, saysCondition: false);
        writer.Open($"{options.Visibility} static partial class {rule.TypeName}");
        writer.Line($"private const int Number = RuleNumbers.{rule.TypeName};");
        writer.Separate();
        writer.Summary("Whether the event meets the rule. Allocates nothing and never throws.");
        writer.Open($"public static bool IsMatch({writer.Use(RuntimeTypes.EventBuffer)} e)");
        RuleEmitter.WriteAdmission(rule, writer);
        writer.Line($"{writer.Use(RuntimeTypes.RuleTests)} t = e.TestsOf(Number);");
        terms.Write("return ", condition, ";");
        writer.Close();
        for (int i = 0; i < methods.All.Count; i++) WriteMethod(methods.All[i].Term, methods.All[i].Name, methods, terms, writer);
        writer.Close();
    }

    private static void WriteMethod(Term term, string name, TermMethods methods, TermWriter terms, SourceWriter writer)
    {
        string signature = $"private static bool {name}(EventBuffer e, RuleTests t)";
        writer.Separate();
        if (term is ObjectTerm same)
        {
            WriteObjectLoop(same, signature, methods.Slot(same), terms, writer);
            return;
        }
        writer.Line(signature + " =>");
        writer.In();
        terms.Write("", term, ";");
        writer.Out();
    }

    private static void WriteObjectLoop(ObjectTerm same, string signature, string slot, TermWriter terms, SourceWriter writer)
    {
        writer.Summary($"One and the same object of {same.Group.Path} meets all of this.");
        writer.Open(signature);
        writer.Line($"int count = e.ObjectCount({slot});");
        writer.Open("for (int i = 0; i < count; i++)");
        writer.Line($"e.EnterObject({slot}, i);");
        terms.Write("bool holds = ", same.Inner, ";");
        writer.Line("e.LeaveObject();");
        writer.Line("if (holds) return true;");
        writer.Close();
        writer.Line("return false;");
        writer.Close();
    }
}
