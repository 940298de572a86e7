namespace RuleGen.Compiler.Emit.Planned;

/// <summary>Writes what of a large set's class differs from that of a small one.</summary>
internal static class PlannedSetEmitter
{
    /// <summary>The method that asks the rules an event may meet.</summary>
    public static void WriteMatch(string buffer, SourceWriter writer)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public override int Match({buffer} e, Span<int> hits)");
        writer.Line("int count = 0;");
        writer.Line($"{writer.Use(RuntimeTypes.Candidates)} candidates = e.Candidates();");
        writer.Open("while (candidates.Next(out int rule))");
        writer.Line("if (IsMatch(rule, e)) Add(rule, hits, ref count);");
        writer.Close();
        writer.Line("return count;");
        writer.Close();
    }

    /// <summary>The method that tests one predicate.</summary>
    public static void WriteTest(string parameters, SourceWriter writer)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override bool Test{parameters} => e.TestsOf(rule).Test(predicate);");
    }

    /// <summary>The set's plan as an expression.</summary>
    public static string ReadPlan(SourceWriter writer) => $"{writer.Use(RuntimeTypes.RulePlan)}.Read(Plan.Text)";

    /// <summary>The class whose parts in other files have the rules' texts.</summary>
    public static void WriteInfos(SourceWriter writer)
    {
        writer.Separate();
        writer.Open("private static partial class Infos");
        writer.Open($"public static void AddAll({writer.Use(RuntimeTypes.RuleTexts)} texts)");
        for (int i = 0; i < Bucket.Most; i++) writer.Line(RuleTextEmitter.Name(i) + "(texts);");
        writer.Close();
        writer.Separate();
        for (int i = 0; i < Bucket.Most; i++) writer.Line(RuleTextEmitter.Signature(i, writer) + ";");
        writer.Close();
    }
}
