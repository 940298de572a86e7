using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering;

/// <summary>RG1010: a field that the taxonomy does not know.</summary>
internal static class FieldAdvice
{
    // Windows logs carry event data of any name, and ECS keeps it under this prefix.
    private const string FreeNames = "winlog.event_data.";

    public static void Report(FieldTarget target, TextSpan span, LoweringContext context)
    {
        if (target.Resolution.Row is not null || target.IsInsideObject) return;
        if (target.Name.StartsWith(FreeNames, StringComparison.Ordinal) && target.Name.Length > FreeNames.Length) return;
        IReadOnlyList<string> nearest = FieldResolver.Nearest(target.Name);
        string advice = nearest.Count == 0
            ? "it is compared as a keyword under this name only; write an ECS name for the record of every source to be read"
            : $"did you mean {string.Join(" or ", nearest.Select(name => $"'{name}'"))}?";
        Severity severity = context.Options.StrictFields ? Severity.Error : Severity.Warning;
        context.Report("RG1010", severity, $"unknown field '{target.Name}'; {advice}", span);
    }
}
