using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace RuleGen.GeneratorBenchmarks;

/// <summary>A project in memory, as an editor has it open: rule files, a few C# files, and a driver that may have run before.</summary>
internal sealed class RuleProject
{
    private const string Folder = "/repo/agent/";
    private const int CodeFiles = 5;

    private static readonly CSharpParseOptions _parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    private readonly IIncrementalGenerator _generator;
    private readonly IncrementalGeneratorOutputKind _disabled;
    private readonly ImmutableArray<AdditionalText> _files;

    /// <summary>A project with the first rules of <see cref="RuleFiles"/>.</summary>
    /// <param name="generator">The generator that runs.</param>
    /// <param name="rules">How many rule files there are.</param>
    /// <param name="disabled">Which outputs the host leaves out.</param>
    public RuleProject(IIncrementalGenerator generator, int rules, IncrementalGeneratorOutputKind disabled)
    {
        _generator = generator;
        _disabled = disabled;
        _files = [.. Enumerable.Range(0, rules).Select(number => File(number, RuleFiles.Text(number)))];
        SyntaxTree[] trees = [.. Enumerable.Range(0, CodeFiles).Select(number => CodeFile(number, ""))];
        Code = CSharpCompilation.Create(
            "Agent", trees, References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        CodeAfterKeystroke = Code.ReplaceSyntaxTree(trees[0], CodeFile(0, "1"));
    }

    /// <summary>The project's C# files.</summary>
    public CSharpCompilation Code { get; }

    /// <summary>The project's C# files after a keystroke in one of them.</summary>
    public CSharpCompilation CodeAfterKeystroke { get; }

    /// <summary>A driver that has not run yet.</summary>
    public GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [_generator.AsSourceGenerator()], _files, _parse, new RuleOptions(), new GeneratorDriverOptions(_disabled));

    /// <summary>Changes one rule file; the given driver stays as it is.</summary>
    public GeneratorDriver Replace(GeneratorDriver driver, int rule, AdditionalText text) =>
        driver.ReplaceAdditionalText(_files[rule], text);

    /// <summary>A rule file with a text.</summary>
    public static AdditionalText File(int number, string text) => new RuleText(Folder + RuleFiles.Path(number), SourceText.From(text));

    /// <summary>Throws unless the last run compiled so many rules and found no error.</summary>
    public static void CheckRun(GeneratorDriver driver, int rules)
    {
        GeneratorRunResult result = driver.GetRunResult().Results[0];
        Diagnostic? fault = result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (fault is not null) throw new InvalidOperationException(fault.ToString(), result.Exception);
        string count = $"const int RuleCount = {rules};";
        if (!result.GeneratedSources.Any(source => source.SourceText.ToString().Contains(count, StringComparison.Ordinal)))
        {
            throw new InvalidOperationException($"The run did not compile {rules} rules.", result.Exception);
        }
    }

    /// <summary>What the last run made, in words.</summary>
    public static string Size(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results[0];
        int characters = result.GeneratedSources.Sum(source => source.SourceText.Length);
        return $"{characters} characters in {result.GeneratedSources.Length} files, {result.Diagnostics.Length} findings";
    }

    private static SyntaxTree CodeFile(int number, string typed) => CSharpSyntaxTree.ParseText(
        $"namespace Agent; public class Part{number} {{ public int Value{typed} => {number}; }}", _parse, $"{Folder}Part{number}.cs");

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "RuleGen.dll")
            .Select(path => MetadataReference.CreateFromFile(path));

    private sealed class RuleText(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    /// <summary>What the build says of the project and of each rule file.</summary>
    private sealed class RuleOptions : AnalyzerConfigOptionsProvider
    {
        private static readonly Values _rule = new("build_metadata.AdditionalFiles.DetectionRule", "true");
        private static readonly Values _code = new("", "");

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values("build_property.ProjectDir", Folder);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _code;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _rule;
    }

    private sealed class Values(string name, string value) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? found)
        {
            found = KeyComparer.Equals(key, name) ? value : null;
            return found is not null;
        }
    }
}
