using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler;

/// <summary>The one way in: a rule file becomes a rule, its positions and its diagnostics.</summary>
internal static class RuleCompiler
{
    /// <summary>Compiles one file.</summary>
    public static CompiledFile Compile(SourceFile file, CompilerOptions options, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return new CompiledFile(file.Path, CompiledFileKind.Documentation, null, null, EquatableArray<Diagnostic>.Empty);
    }
}
