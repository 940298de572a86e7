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
    public static DraftedFile Compile(RuleFile file, CompilerOptions options, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            SourceFile? tests = file.Tests is { } beside ? new SourceFile(beside.Path, beside.Read()) : null;
            CompiledFile compiled = RuleCompiler.Compile(new SourceFile(file.Path, file.Read()), tests, options, ct);
            return new DraftedFile(compiled, [.. compiled.Rules.Select(rule => Draft(rule.Rule))]);
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

    /// <summary>Does for one rule what all rules of the set go through, so that one which cannot be planned is found here.</summary>
    private static RuleDraft Draft(Rule rule)
    {
        ConditionWalk.Check(rule.Condition);
        RuleDraft draft = RuleDraft.Of(rule);
        var slots = new Dictionary<SlotKey, int>();
        foreach (SlotKey slot in draft.Slots) slots.Add(slot, slots.Count);
        new Assembler(slots).Add(rule.Condition);
        return draft;
    }

    private static DraftedFile Failed(RuleFile file, string id, string message)
    {
        var diagnostic = new Diagnostic(id, Severity.Error, CSharpText.Comment(message), FileSpan.None with { Path = file.Path });
        var failed = new CompiledFile(file.Path, CompiledFileKind.Rejected, default, new EquatableArray<Diagnostic>([diagnostic]));
        return new DraftedFile(failed, []);
    }
}

/// <summary>A file and what planning needs of its rules.</summary>
/// <param name="File">The file.</param>
/// <param name="Rules">Its rules.</param>
internal sealed record DraftedFile(CompiledFile File, RuleDraft[] Rules);
