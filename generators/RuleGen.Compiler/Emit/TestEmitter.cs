using System.Globalization;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>Writes the method that tests one predicate of a rule by its number, for explanations.</summary>
internal sealed class TestEmitter(RuleMembers members, LiteralListEmitter lists, SourceWriter writer)
{
    private const int MostCases = 32;

    public void Write(Rule rule)
    {
        List<Predicate> predicates = ConditionWalk.Predicates(rule.Condition);
        writer.Separate();
        writer.Summary("Tests one predicate by itself; they are numbered in the order of the query.");
        string parameters = $"(int predicate, {writer.Use(RuntimeTypes.EventBuffer)} e)";
        List<string> cases = Cases(predicates);
        if (cases.Count <= MostCases)
        {
            WriteCases("public static bool Test" + parameters, cases);
            return;
        }
        int size = Math.Max(MostCases, (int)Math.Ceiling(Math.Sqrt(predicates.Count)));
        int[] starts = Enumerable.Range(0, (predicates.Count + size - 1) / size).Select(part => part * size).ToArray();
        string[] names = starts.Select(start => members.Take("TestFrom" + Text(start))).ToArray();
        writer.Open("public static bool Test" + parameters + " => predicate switch");
        for (int i = 0; i < starts.Length; i++) writer.Line($"< {Text(starts[i] + size)} => {names[i]}(predicate, e),");
        writer.Line("_ => false,");
        writer.Close(";");
        for (int i = 0; i < starts.Length; i++)
        {
            writer.Separate();
            int end = Math.Min(starts[i] + size, predicates.Count);
            WriteCases("private static bool " + names[i] + parameters, Cases(predicates, starts[i], end));
        }
    }

    private void WriteCases(string signature, List<string> cases)
    {
        writer.Open(signature + " => predicate switch");
        foreach (string one in cases) writer.Line(one);
        writer.Line("_ => false,");
        writer.Close(";");
    }

    private List<string> Cases(List<Predicate> predicates) => Cases(predicates, 0, predicates.Count);

    // Neighbours that are neighbours in a list of texts, too, are one case.
    private List<string> Cases(List<Predicate> predicates, int start, int end)
    {
        var cases = new List<string>();
        for (int i = start; i < end; i++)
        {
            if (lists.PlaceOf(predicates[i]) is not { } place)
            {
                cases.Add($"{Text(i)} => {members.NameOf(predicates[i])}(e),");
                continue;
            }
            int last = i;
            while (last + 1 < end && lists.PlaceOf(predicates[last + 1]) == place.Next(last + 1 - i)) last++;
            string pattern = last == i ? Text(i) : $">= {Text(i)} and <= {Text(last)}";
            string index = last == i ? Text(place.Index) : Difference(i - place.Index);
            cases.Add($"{pattern} => {lists.CallOf((TextMatch)predicates[i], place, index)},");
            i = last;
        }
        return cases;
    }

    private static string Difference(int offset) => offset switch
    {
        0 => "predicate",
        > 0 => "predicate - " + Text(offset),
        _ => "predicate + " + Text(-offset),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
