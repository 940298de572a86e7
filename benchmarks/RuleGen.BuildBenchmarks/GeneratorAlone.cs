using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RuleGen.Generator;

namespace RuleGen.BuildBenchmarks;

/// <summary>Runs the generator in this process with nothing else, so that the process' memory is the generator's.</summary>
internal static class GeneratorAlone
{
    public static void Run(string folder)
    {
        ImmutableArray<AdditionalText> files =
        [
            .. Directory.EnumerateFiles(Path.Combine(folder, "rules"), "*.yml", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal).Select(path => new RuleText(path)),
        ];
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new RuleGenerator().AsSourceGenerator()], files, optionsProvider: new RuleOptions(folder));
        var code = CSharpCompilation.Create("Consumer");
        long start = Stopwatch.GetTimestamp();
        GeneratorRunResult result = driver.RunGenerators(code).GetRunResult().Results[0];
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        int errors = result.Diagnostics.Count(finding => finding.Severity == DiagnosticSeverity.Error);
        int characters = result.GeneratedSources.Sum(source => source.SourceText.Length);
        using Process self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{seconds:0.0} s, {self.PeakWorkingSet64 >> 20} MiB at most, {characters / 1e6:0.0} million characters "
            + $"in {result.GeneratedSources.Length} files, {result.Diagnostics.Length} findings of which {errors} errors"));
    }

    private sealed class RuleText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }

    private sealed class RuleOptions(string folder) : AnalyzerConfigOptionsProvider
    {
        private readonly Options _file = new(("build_metadata.AdditionalFiles.DetectionRule", "true"));

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(("build_property.ProjectDir", folder));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _file;
    }

    private sealed class Options(params (string Key, string Value)[] values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = Array.Find(values, item => item.Key == key).Value;
            return value is not null;
        }
    }
}
