using System.Text.Json;
using RuleGen.Compiler;
using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Samples;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;
using RuleGen.Conformance.Tests.Support;
using RuleGen.Testing;

namespace RuleGen.Conformance.Tests;

/// <summary>Whole documents: the seed, verbatim, and the rules this repository ships.</summary>
public sealed class RuleDocumentTests
{
    [SharedDataFact]
    public void The_seed_builds_clean_by_intent_and_meets_its_own_sample()
    {
        using CompiledRules rules = CompiledRules.Of([SeedDocument.File], new CompilerOptions(ReadingMode.Intent, false));

        Assert.Equal(CompiledFileKind.Rule, rules.Files[0].Kind);
        Assert.Equal(["RG3002"], Findings(rules.Files[0], Severity.Warning));
        Assert.Equal(1, AssertSamples(rules, SeedDocument.File));
    }

    [SharedDataFact]
    public Task The_seed_fails_its_own_sample_by_the_letter_and_says_why()
    {
        var options = new CompilerOptions(ReadingMode.Strict, false);
        CompiledFile strict = RuleCompiler.Compile(SeedDocument.File, options, CancellationToken.None);

        Assert.Equal(CompiledFileKind.Rejected, strict.Kind);
        Assert.Equal(["RG3001"], Findings(strict, Severity.Error));
        return Verifier.Verify(string.Join("\n", strict.Diagnostics
            .OrderBy(finding => finding.Location.Start).ThenBy(finding => finding.Id, StringComparer.Ordinal)
            .Select(finding => $"{finding.Location.StartLine + 1},{finding.Location.StartColumn + 1} {finding.Id} {finding.Severity}")));
    }

    [RepositoryFact]
    public void The_rules_of_this_repository_build_clean_and_meet_their_samples()
    {
        SourceFile[] files = ShippedFiles();
        using CompiledRules rules = CompiledRules.Of(files, CompilerOptions.Default);

        Assert.True(rules.Rules.Count >= 33, $"only {rules.Rules.Count} rules were found");
        Assert.DoesNotContain(rules.Files, file => file.Kind == CompiledFileKind.Rejected);
        Assert.Equal([], rules.Files.SelectMany(file => file.Diagnostics)
            .Where(finding => finding.Severity != Severity.Info && finding.Id != "RG3002").Select(finding => finding.ToString()));
        foreach (Rule rule in rules.Rules)
        {
            int samples = AssertSamples(rules, files.Single(file => file.Path == rule.Path));
            Assert.True(samples > 1, $"{rule.Path} has {samples} samples");
        }
    }

    [RepositoryFact]
    public void Every_place_from_which_Windows_starts_programs_has_a_rule()
    {
        using CompiledRules rules = CompiledRules.Of(ShippedFiles(), CompilerOptions.Default);
        foreach (AutostartKey key in AutostartKeys.All)
        {
            // Whether an entry is enabled is kept there; nothing starts from it.
            bool isState = key.Place.Id == "startup-approved";
            foreach ((string path, string value) in ValuePaths(key))
            {
                string record = JsonSerializer.Serialize(new Dictionary<string, object>
                {
                    ["Channel"] = "Microsoft-Windows-Sysmon/Operational",
                    ["EventID"] = 13,
                    ["EventType"] = "SetValue",
                    ["TargetObject"] = path + "\\" + value,
                    ["Details"] = "C:\\ProgramData\\agent.exe",
                });
                bool isFound = Enumerable.Range(0, rules.Rules.Count).Any(rule => rules.IsMatch(rule, record));
                Assert.True(isFound != isState, $"{key.Place.Id}: {path}\\{value}");
            }
        }
    }

    private static IEnumerable<(string Path, string Value)> ValuePaths(AutostartKey key) =>
        from hive in key.Place.Hives
        from value in key.Place.Values.DefaultIfEmpty("agent")
        let root = hive == "HKU" ? "HKU\\S-1-5-21-3018443210-771290345-2290417788-1104\\" : "HKLM\\"
        select (root + key.Text.Replace(WildcardText.Wildcard, '1'), value);

    private static SourceFile[] ShippedFiles()
    {
        string root = Repository.Root!;
        return [.. Directory.EnumerateFiles(Path.Combine(root, "rules"), "*.md", SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static int AssertSamples(CompiledRules rules, SourceFile file)
    {
        int rule = rules.Rules.ToList().FindIndex(item => item.Path == file.Path);
        EquatableArray<Sample> samples = DocumentReader.Read(file).Samples;
        foreach (Sample sample in samples)
        {
            Assert.True(
                sample.MustMatch == rules.IsMatch(rule, RecordJson.Of(sample.Record)),
                $"{file.Path}({sample.Location.StartLine + 1}): the sample must {(sample.MustMatch ? "" : "not ")}match");
        }
        return samples.Count;
    }

    private static string[] Findings(CompiledFile file, Severity atLeast) =>
        [.. file.Diagnostics.Where(finding => finding.Severity >= atLeast).Select(finding => finding.Id).Distinct()];
}
