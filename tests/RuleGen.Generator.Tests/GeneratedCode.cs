extern alias runtime;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RuleGen.Compiler.Emit;

namespace RuleGen.Generator.Tests;

/// <summary>Compiles emitted files against the runtime, as a project that is strict about warnings would.</summary>
internal static class GeneratedCode
{
    public static readonly MetadataReference[] References = CreateReferences();

    private static readonly CSharpParseOptions _parse = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>The compilation of some files, with every warning shown.</summary>
    public static CSharpCompilation Compile(IEnumerable<EmittedFile> files, params string[] others) => CSharpCompilation.Create(
        "Generated",
        files.Select(file => CSharpSyntaxTree.ParseText(file.Text, _parse, file.HintName))
            .Concat(others.Select((text, i) => CSharpSyntaxTree.ParseText(text, _parse, $"Other{i}.cs"))),
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));

    /// <summary>Asserts that nothing above a hidden remark is to be said about the files.</summary>
    public static CSharpCompilation AssertCompiles(IEnumerable<EmittedFile> files, params string[] others)
    {
        CSharpCompilation compilation = Compile(files, others);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden));
        return compilation;
    }

    /// <summary>The names of the types in a compilation's own source, with their members' names.</summary>
    public static string Shape(CSharpCompilation compilation)
    {
        var lines = new List<string>();
        Visit(compilation.Assembly.GlobalNamespace, "", lines);
        return string.Join("\n", lines);
    }

    private static void Visit(INamespaceOrTypeSymbol symbol, string indent, List<string> lines)
    {
        foreach (ISymbol member in symbol.GetMembers().Where(member => !member.IsImplicitlyDeclared))
        {
            lines.Add(indent + member.Name);
            if (member is INamespaceOrTypeSymbol container) Visit(container, indent + "  ", lines);
        }
    }

    private static MetadataReference[] CreateReferences()
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        IEnumerable<string> system = platform.Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        return system.Append(typeof(object).Assembly.Location).Append(typeof(runtime::RuleGen.RuleSet).Assembly.Location)
            .Distinct().Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToArray();
    }
}
