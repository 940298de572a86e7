extern alias runtime;

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RuleGen.Compiler.Emit;
using RuleSet = runtime::RuleGen.RuleSet;

namespace RuleGen.Conformance.Tests.Support;

/// <summary>Emitted files, compiled in memory and loaded so that they can be unloaded again.</summary>
internal sealed class EmittedAssembly : IDisposable
{
    private static readonly MetadataReference[] _references = CreateReferences();

    private readonly AssemblyLoadContext _context;

    private readonly Assembly _assembly;
    private RuleSet? _ruleSet;

    private EmittedAssembly(AssemblyLoadContext context, Assembly assembly)
    {
        _context = context;
        _assembly = assembly;
    }

    /// <summary>The emitted set; only where its file is among those compiled.</summary>
    public RuleSet RuleSet => _ruleSet ??= (RuleSet)Type(EmitOptions.Default.ClassName).GetProperty(nameof(RuleSet))!.GetValue(null)!;

    public static EmittedAssembly Load(IEnumerable<EmittedFile> files)
    {
        using MemoryStream image = Compile(files);
        var context = new AssemblyLoadContext("emitted rules", isCollectible: true);
        return new EmittedAssembly(context, context.LoadFromStream(image));
    }

    /// <summary>A type by its full name.</summary>
    public Type Type(string name) => _assembly.GetType(name, throwOnError: true)!;

    public void Dispose() => _context.Unload();

    private static MemoryStream Compile(IEnumerable<EmittedFile> files)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "EmittedRules",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, parse, file.HintName)),
            _references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable));
        var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return image;
    }

    private static MetadataReference[] CreateReferences()
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        IEnumerable<string> system = platform.Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        return system.Append(typeof(object).Assembly.Location).Append(typeof(RuleSet).Assembly.Location)
            .Distinct().Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToArray();
    }
}
