using RuleGen.Compiler.Lowering;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Analysis;

/// <summary>RG1040: places beside the covered ones that start programs too. The rule is never widened by them.</summary>
internal static class AutostartAdvice
{
    private const int MostNamed = 24;

    public static void Report(Expr condition, LoweringContext context)
    {
        if (!context.IsIntent) return;
        List<Test> tests = [];
        Collect(condition, tests);
        if (tests.Count == 0) return;
        RegistryPlace[] places = tests.SelectMany(test => ((RegistryKeyIs)test.Predicate).Places).ToArray();
        IReadOnlyList<string> missing = AutostartCoverage.Missing(places);
        if (missing.Count == 0) return;
        string more = missing.Count > MostNamed ? $" and {missing.Count - MostNamed} more" : string.Empty;
        string message = "These places start programs as well and are not covered: "
            + string.Join(", ", missing.Take(MostNamed)) + more + ". Add those that the rule means, each as a path of its own.";
        context.Report("RG1040", Severity.Info, message, tests[0].Origin.Span);
    }

    // What stands under a "not" is excluded, so it covers nothing.
    private static void Collect(Expr condition, List<Test> tests)
    {
        switch (condition)
        {
            case AllOf all:
                foreach (Expr operand in all.Operands) Collect(operand, tests);
                break;
            case AnyOf any:
                foreach (Expr operand in any.Operands) Collect(operand, tests);
                break;
            case Test { Predicate: RegistryKeyIs } test:
                tests.Add(test);
                break;
        }
    }
}
