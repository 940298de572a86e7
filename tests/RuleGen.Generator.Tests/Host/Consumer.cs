using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RuleGen.Compiler;
using RuleGen.Compiler.Emit;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace RuleGen.Generator.Tests.Host;

/// <summary>A project with event types of its own: its rules go through the real compiler, and what comes out is compiled and run.</summary>
internal sealed class Consumer
{
    public const string CodeFile = "Events.cs";

    /// <summary>What every source file of the project begins with; on one line, so that it moves none.</summary>
    public const string Usings = "using System; using System.Collections.Generic; using System.Collections.Immutable; using RuleGen; ";

    private readonly string[] _code;

    /// <param name="rules">The queries of the project's rules, each bound to registry values being set.</param>
    /// <param name="code">The project's C# files; the first is called <see cref="CodeFile"/>.</param>
    /// <param name="properties">Properties of the project.</param>
    public Consumer(string[] rules, string[] code, params (string, string)[] properties)
        : this(rules.Select((query, i) => ($"rules/r{i}.md", Rule($"Rule {i}", query))), code, properties)
    {
    }

    /// <param name="files">The project's rule files.</param>
    /// <param name="code">As above.</param>
    /// <param name="properties">Properties of the project.</param>
    public Consumer(IEnumerable<(string Path, string Text)> files, string[] code, params (string, string)[] properties)
        : this(files, code, Usings, properties)
    {
    }

    public Consumer(IEnumerable<(string Path, string Text)> files, string[] code, string usings, params (string, string)[] properties)
    {
        _code = [.. code.Select(text => usings + text)];
        var project = new Project(files, RuleCompiler.Compile, properties);
        for (int i = 0; i < _code.Length; i++) project.AddCode(_code[i], i == 0 ? CodeFile : $"More{i}.cs");
        Result = project.Run();
        Assert.Null(Result.Exception);
    }

    public GeneratorRunResult Result { get; }

    /// <summary>What there is to say about the event types, in the order of their places.</summary>
    public IEnumerable<RoslynDiagnostic> Findings => Result.Diagnostics
        .Where(diagnostic => diagnostic.Id.StartsWith("RG2", StringComparison.Ordinal))
        .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition)
        .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal);

    public IEnumerable<string> Hints => Result.GeneratedSources.Select(source => source.HintName);

    /// <summary>A rule document; event 13 is a registry value being set.</summary>
    public static string Rule(string title, string query, string eventId = "13") =>
        $"---\nid: r\nlevel: low\ntags: [attack.t1547.001]\n---\n# {title}\n\n## Query\n\n```kql\n{query}\n```\n" +
        $"\n## Event IDs\n\n| ID |\n|---|\n| {eventId} |\n";

    public string Text(string hintName) => Result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>Asserts that the project compiles without a warning.</summary>
    public CSharpCompilation Compile(params string[] more) => GeneratedCode.AssertCompiles(
        Result.GeneratedSources.Select(source => new EmittedFile(source.HintName, source.SourceText.ToString())),
        [.. _code, .. more.Select(text => Usings + text)]);

    /// <summary>Compiles the project with one expression more, and tells its value. A span of room for two rules is called Hits.</summary>
    public object? Evaluate(string expression)
    {
        CSharpCompilation compilation = Compile(
            $"static class Ask {{ static readonly int[] Hits = [-1, -1]; public static object Run() => {expression}; }}");
        Assembly assembly = Load(compilation);
        return assembly.GetType("Ask")!.GetMethod("Run")!.Invoke(null, null);
    }

    public static Assembly Load(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        image.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
    }
}
