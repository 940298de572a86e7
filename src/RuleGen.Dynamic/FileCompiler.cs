extern alias compiler;

using compiler::RuleGen.Compiler;
using compiler::RuleGen.Compiler.Diagnostics;
using compiler::RuleGen.Compiler.Documents;
using compiler::RuleGen.Compiler.Emit;
using compiler::RuleGen.Compiler.Model;
using compiler::RuleGen.Compiler.Planning;
using compiler::RuleGen.Compiler.Text;
using RuleGen.Dynamic.Interpreting;

namespace RuleGen.Dynamic;

/// <summary>Compiles one file and keeps its faults to itself: whatever goes wrong inside becomes a diagnostic of that file.</summary>
internal static class FileCompiler
{
    public static CompiledFile Compile(RuleFile file, CompilerOptions options, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            SourceFile? tests = file.Tests is { } beside ? new SourceFile(beside.Path, beside.Read()) : null;
            CompiledFile compiled = RuleCompiler.Compile(new SourceFile(file.Path, file.Read()), tests, options, ct);
            foreach (CompiledRule rule in compiled.Rules) Try(rule.Rule);
            return compiled;
        }
        catch (InvalidDataException e)
        {
            return Failed(file, DocumentDiagnostics.LimitExceeded, e.Message + "; split it, or leave it out of the rules");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed(file, DiagnosticTable.Internal, "The file cannot be read: " + e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            string message = $"The rule could not be compiled: {e.GetType().Name}: {e.Message}; please report this with the file";
            return Failed(file, DiagnosticTable.Internal, message);
        }
    }

    /// <summary>Does for one rule what is done for all rules of the set, so that one which cannot be planned is found here.</summary>
    private static void Try(Rule rule)
    {
        ConditionWalk.Check(rule.Condition);
        RuleSetPlan plan = RuleSetPlan.Create([rule], EmitOptions.Default);
        new Assembler(InterpretedRuleSet.Slots(plan)).Add(plan.Rules[0]);
    }

    private static CompiledFile Failed(RuleFile file, string id, string message)
    {
        var diagnostic = new Diagnostic(id, Severity.Error, CSharpText.Comment(message), FileSpan.None with { Path = file.Path });
        return new CompiledFile(file.Path, CompiledFileKind.Rejected, default, new EquatableArray<Diagnostic>([diagnostic]));
    }
}
