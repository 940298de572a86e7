using System.Globalization;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit.Planned;

/// <summary>
/// Writes a condition as one expression over the numbers of predicates, a line each with its words behind it. What is too long or too deep
/// for a person, or for the stack of a compiler, becomes a method.
/// </summary>
internal sealed class TermWriter(TermMethods methods, SourceWriter writer)
{
    /// <summary>How many operands one group joins before it is cut into parts: what a person takes in at a glance.</summary>
    private const int MostOperands = 24;

    private const int MostLines = 40;
    private const int DeepestGroup = 4;
    private const int LongestComment = 160;

    /// <summary>Writes an expression.</summary>
    /// <param name="start">What stands in front of it.</param>
    /// <param name="term">The condition.</param>
    /// <param name="end">What stands behind it.</param>
    public void Write(string start, Term term, string end)
    {
        int room = MostLines;
        if (term is not TermGroup group)
        {
            Write(start, term, end, 0, ref room);
            return;
        }
        IReadOnlyList<Term> operands = Parts(group);
        bool beginsWithGroup = start.Length > 0 && (operands[0] is NegatedTerm first ? first.Operand : operands[0]) is TermGroup;
        if (beginsWithGroup) writer.Line(start.TrimEnd());
        else Write(start, operands[0], "", 0, ref room);
        if (start.Length > 0) writer.In();
        WriteOperands(operands, beginsWithGroup ? 0 : 1, group.IsAll, end, 0, ref room);
        if (start.Length > 0) writer.Out();
    }

    private void WriteOperands(IReadOnlyList<Term> operands, int start, bool isAll, string end, int depth, ref int room)
    {
        for (int i = start; i < operands.Count; i++)
        {
            string joint = i == 0 ? "" : isAll ? "&& " : "|| ";
            Write(joint, operands[i], i == operands.Count - 1 ? end : "", depth, ref room);
        }
    }

    private void Write(string start, Term term, string end, int depth, ref int room)
    {
        switch (term)
        {
            case NegatedTerm not:
                Write(start + "!", not.Operand, end, depth, ref room);
                break;
            case TestRun run:
                writer.Line($"{start}{Call(run)}{end} // {Words(run)}");
                break;
            case ConstantTerm constant:
                writer.Line(start + (constant.Value ? "true" : "false") + end);
                break;
            case TermGroup group when depth < DeepestGroup && group.Lines <= Math.Min(MostOperands, room):
                room -= group.Lines;
                writer.Line(start + "(");
                writer.In();
                int inside = group.Lines;
                WriteOperands(Parts(group), 0, group.IsAll, "", depth + 1, ref inside);
                writer.Out();
                writer.Line(")" + end);
                break;
            default:
                writer.Line(start + methods.Add(term) + end);
                break;
        }
    }

    private static IReadOnlyList<Term> Parts(TermGroup group)
    {
        int count = group.Operands.Count;
        if (count <= MostOperands) return group.Operands;
        int parts = Math.Min(MostOperands, (count + MostOperands - 1) / MostOperands);
        int size = (count + parts - 1) / parts;
        var terms = new List<Term>(parts);
        for (int start = 0; start < count; start += size)
        {
            Term[] part = [.. group.Operands.Skip(start).Take(size)];
            terms.Add(part.Length == 1 ? part[0] : new TermGroup(part, group.IsAll));
        }
        return terms;
    }

    private static string Call(TestRun run)
    {
        string first = Number(run.First);
        return run.Tests.Count == 1 ? $"t.Met({first})" : $"t.Met{(run.IsAll ? "All" : "Any")}({first}, {Number(run.Tests.Count)})";
    }

    private static string Words(TestRun run)
    {
        string words = PredicateWords.DescribeRun(run.Tests, run.IsAll);
        return CSharpText.Comment(words.Length <= LongestComment ? words : words.Substring(0, LongestComment) + "…");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
