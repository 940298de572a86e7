using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Samples;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Compiling;

/// <summary>The Sigma rules this repository ships are proven by the events beside them.</summary>
public sealed class ShippedSigmaRulesTests
{
    private static readonly string _folder = Repository.PathOf("rules");

    /// <summary>The rules, by their paths in the folder.</summary>
    public static TheoryData<string> Rules => new(
        Directory.EnumerateFiles(_folder, "*.yml", SearchOption.AllDirectories)
            .Where(path => !TestFilePath.IsTests(path))
            .Select(path => Path.GetRelativePath(_folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_matches_and_spares_events_of_two_source_shapes_or_more(string path)
    {
        SourceFile tests = Read(Path.ChangeExtension(path, ".tests.yml"));

        CompiledFile file = RuleCompiler.Compile(Read(path), tests, CompilerOptions.Default, CancellationToken.None);
        Sample[] samples = [.. SampleFileReader.Read(tests).Samples.Select(sample => sample.Sample)];

        // Compiling runs the events: a rule that gets one of them wrong is left out.
        Assert.Single(file.Rules);
        Assert.DoesNotContain(file.Diagnostics, finding => finding.Severity != Severity.Info);
        Assert.Contains(samples, sample => !sample.MustMatch);
        RecordShape[] matched = [.. samples.Where(sample => sample.MustMatch).Select(ShapeOf).Distinct()];
        Assert.True(matched.Length >= 2, $"all events that match are of the shape {string.Join(", ", matched)}");
    }

    private static RecordShape ShapeOf(Sample sample) => RecordShapes.Of(new EventRecord(sample.Record));

    private static SourceFile Read(string path) => new(path, File.ReadAllText(Path.Combine(_folder, path)));
}
