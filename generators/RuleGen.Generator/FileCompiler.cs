using RuleGen.Compiler;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Text;

namespace RuleGen.Generator;

/// <summary>A rule compiler, as <see cref="RuleCompiler"/> is one.</summary>
/// <param name="file">The rule file.</param>
/// <param name="tests">The list of tests that lies beside it; null when there is none.</param>
/// <param name="options">What the project asks for.</param>
/// <param name="ct">Ends the work early.</param>
internal delegate CompiledFile CompileFile(SourceFile file, SourceFile? tests, CompilerOptions options, CancellationToken ct);

/// <summary>
/// Compiles one file and keeps its faults to itself: whatever goes wrong inside becomes a diagnostic of that file, since an exception that
/// left the generator would take every rule's matcher with it.
/// </summary>
internal static class FileCompiler
{
    public static CompiledFile Compile(RuleFile file, CompileFile compile, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (file.Text is null) return Failed(file, "the file cannot be read; check that it exists and is text");
        try
        {
            SourceFile? tests = file.Tests is { Text: { } text } beside ? new SourceFile(beside.Path, text) : null;
            CompiledFile compiled = compile(new SourceFile(file.Path, file.Text), tests, file.Options, ct);
            foreach (CompiledRule rule in compiled.Rules) ConditionWalk.Check(rule.Rule.Condition);
            return compiled;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Failed(file, $"{e.GetType().Name}: {e.Message}; please report this with the file");
        }
    }

    private static CompiledFile Failed(RuleFile file, string reason)
    {
        string message = "The rule could not be compiled: " + CSharpText.Comment(reason);
        var diagnostic = new Diagnostic(DiagnosticTable.Internal, Severity.Error, message, FileSpan.None with { Path = file.Path });
        return new CompiledFile(file.Path, CompiledFileKind.Rejected, default, new EquatableArray<Diagnostic>([diagnostic]));
    }
}
