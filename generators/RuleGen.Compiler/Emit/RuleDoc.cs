using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>Writes the doc comment of a rule's class: what the rule is for, which records it is offered, what must hold, and the query.</summary>
internal static class RuleDoc
{
    private const int MostQueryLines = 40;
    private const int MostPlaces = 40;

    /// <summary>Writes the comment.</summary>
    /// <param name="planned">The rule.</param>
    /// <param name="writer">Where it goes.</param>
    /// <param name="saysCondition">Whether it says the condition in words; the code below it may do so.</param>
    public static void Write(PlannedRule planned, SourceWriter writer, bool saysCondition = true)
    {
        Rule rule = planned.Rule;
        string title = CSharpText.Comment(rule.Metadata.Title).TrimEnd('.');
        writer.Summary((title.Length > 0 ? title : planned.TypeName) + ".");
        writer.Line("/// <remarks>");
        string purpose = rule.Metadata.Objective.Length > 0 ? rule.Metadata.Objective : rule.Metadata.Description;
        if (purpose.Length > 0) writer.DocText("<para>" + CSharpText.Doc(purpose) + "</para>");
        if (saysCondition)
        {
            writer.DocText("<para>" + Offer(rule) + " A record meets the rule when all of this holds:</para>");
            WriteCondition(planned.Condition, writer);
        }
        else
        {
            writer.DocText("<para>" + Offer(rule) + "</para>");
        }
        string reading = rule.Mode == ReadingMode.Strict ? "word for word" : "as its author meant it";
        writer.DocText("<para>The query in <c>" + CSharpText.Doc(rule.Path) + "</c>, read " + reading + ":</para>");
        WriteQuery(rule.Query, writer);
        writer.Line("/// </remarks>");
    }

    private static void WriteCondition(Expr condition, SourceWriter writer)
    {
        writer.Line("/// <list type=\"bullet\">");
        IEnumerable<Expr> conjuncts = condition is AllOf { Operands.Count: > 0 } all ? all.Operands : [condition];
        foreach (Expr conjunct in conjuncts) WriteConjunct(conjunct, writer);
        writer.Line("/// </list>");
    }

    private static void WriteConjunct(Expr conjunct, SourceWriter writer)
    {
        string words = CSharpText.Doc(PredicateWords.Describe(conjunct));
        if (conjunct is not Test { Predicate: RegistryKeyIs { Places.Count: > 1 } keys })
        {
            writer.DocText("<item>" + words + "</item>");
            return;
        }
        writer.DocText("<item>" + words + ":");
        writer.Line("/// <list type=\"bullet\">");
        foreach (RegistryPlace place in keys.Places.Take(MostPlaces))
        {
            writer.DocText("<item>" + CSharpText.Doc(PredicateWords.Place(place)) + "</item>");
        }
        if (keys.Places.Count > MostPlaces) writer.Line("/// <item>…</item>");
        writer.Line("/// </list></item>");
    }

    private static string Offer(Rule rule)
    {
        if (rule.LogSource is { } source) return CSharpText.Doc(LogSourceWords.Offer(source));
        return rule.Binding == EventClasses.Unknown
            ? "Every record is offered to the rule."
            : "Records of class " + CSharpText.Doc(rule.Binding.ToString()) + ", and those that may be, are offered to the rule.";
    }

    private static void WriteQuery(string query, SourceWriter writer)
    {
        string[] lines = query.Replace("\r\n", "\n").Split('\n', '\r');
        writer.Line("/// <code>");
        foreach (string line in lines.Take(MostQueryLines)) writer.Line(("/// " + CSharpText.DocCode(line)).TrimEnd());
        if (lines.Length > MostQueryLines) writer.Line("/// …");
        writer.Line("/// </code>");
    }
}
