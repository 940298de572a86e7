using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace RuleGen.Generator.Tests.Host;

/// <summary>A project as the generator sees it: rule files, code, properties, and a driver that remembers what it did.</summary>
internal sealed class Project
{
    public const string Folder = "/repo/agent/";

    private Options _options;
    private GeneratorDriver _driver;
    private Compilation _compilation;
    private ImmutableArray<AdditionalText> _files;

    public Project(
        IEnumerable<(string Path, string Text)> files, CompileFile? compile = null, params (string Name, string Value)[] properties)
        : this(files, compile ?? ToyCompiler.Compile, IncrementalGeneratorOutputKind.None, properties)
    {
    }

    /// <summary>A project of the toy language in a host that leaves some outputs out.</summary>
    public Project(IEnumerable<(string Path, string Text)> files, IncrementalGeneratorOutputKind disabled)
        : this(files, ToyCompiler.Compile, disabled, [])
    {
    }

    private Project(
        IEnumerable<(string Path, string Text)> files,
        CompileFile compile,
        IncrementalGeneratorOutputKind disabled,
        (string Name, string Value)[] properties)
    {
        _files = [.. files.Select(file => new RuleText(Folder + file.Path, file.Text))];
        _options = new Options(properties);
        _compilation = GeneratedCode.Compile([]);
        _driver = CSharpGeneratorDriver.Create(
            [new RuleGenerator(compile).AsSourceGenerator()],
            _files,
            CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest),
            _options,
            new GeneratorDriverOptions(disabled, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>Runs the generator, with what it remembers of earlier runs.</summary>
    public GeneratorRunResult Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        return _driver.GetRunResult().Results[0];
    }

    public void Edit(string path, string text)
    {
        AdditionalText old = _files.Single(file => file.Path == Folder + path);
        var edited = new RuleText(old.Path, text);
        _files = _files.Replace(old, edited);
        _driver = _driver.ReplaceAdditionalText(old, edited);
    }

    public void Add(string path, string text)
    {
        var added = new RuleText(Folder + path, text);
        _files = _files.Add(added);
        _driver = _driver.AddAdditionalTexts([added]);
    }

    /// <summary>Hands over equal options as another object, as editors do.</summary>
    public void RenewOptions()
    {
        _options = new Options(_options.Properties);
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(_options);
    }

    public void AddCode(string text, string path = "") => _compilation = _compilation.AddSyntaxTrees(Parse(text, Folder + path));

    public void EditCode(string path, string text)
    {
        SyntaxTree old = _compilation.SyntaxTrees.Single(tree => tree.FilePath == Folder + path);
        _compilation = _compilation.ReplaceSyntaxTree(old, Parse(text, old.FilePath));
    }

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest), path);

    private sealed class RuleText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options((string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
    {
        private static readonly Values _rule = new([("build_metadata.AdditionalFiles.DetectionRule", "true")]);
        private static readonly Values _strictRule = new(
            [("build_metadata.AdditionalFiles.DetectionRule", "true"), ("build_metadata.AdditionalFiles.DetectionMode", "strict")]);
        private static readonly Values _none = new([]);

        public (string Name, string Value)[] Properties => properties;

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(
            [("build_property.ProjectDir", Folder), .. properties.Select(property => ("build_property." + property.Name, property.Value))]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _none;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            textFile.Path.EndsWith(".strict.md", StringComparison.Ordinal) ? _strictRule
            : textFile.Path.EndsWith(".txt", StringComparison.Ordinal) ? _none : _rule;
    }

    private sealed class Values(IEnumerable<(string Name, string Value)> values) : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = values.ToDictionary(value => value.Name, value => value.Value, KeyComparer);

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            _values.TryGetValue(key, out value);
    }
}
