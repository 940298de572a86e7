using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Planning.Index;

namespace RuleGen.Compiler.Emit.Planned;

/// <summary>Writes the plan of a large set, which holds what its rules compare and the index that finds them, as base64.</summary>
internal static class PlanFileEmitter
{
    // A multiple of three, so that each line is whole by itself.
    private const int BytesOnLine = 96;

    /// <summary>The file with the plan; null for a small set, which has none.</summary>
    public static EmittedFile? Emit(RuleSetPlan plan, EmitOptions options)
    {
        if (!plan.IsLarge) return null;
        var writer = new SourceWriter();
        writer.UseSystem();
        writer.Open($"{options.Visibility} static partial class {options.ClassName}");
        writer.Open("private static class Plan");
        writer.Data("public static ReadOnlySpan<byte> Text => ", Lines(RulePlanWriter.Write(plan)), ";");
        writer.Close();
        writer.Close();
        return new EmittedFile(options.ClassName + ".Plan.g.cs", writer.ToFile(options));
    }

    private static IEnumerable<string> Lines(byte[] bytes)
    {
        for (int start = 0; start < bytes.Length; start += BytesOnLine)
        {
            yield return Convert.ToBase64String(bytes, start, Math.Min(BytesOnLine, bytes.Length - start));
        }
    }
}
