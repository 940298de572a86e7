using RuleGen.Package.Tests.Support;
using RuleGen.Testing;

namespace RuleGen.Package.Tests;

/// <summary>What a project can say about its rules.</summary>
[Collection(PackedPackage.Name)]
public sealed class ProjectSettingsTests(Packed packed)
{
    private const string Unread = "this is no rule, and would fail the build if it were read\n\n```kql\n(\n```\n";

    [Fact]
    public void Only_named_files_are_rules_when_the_usual_ones_are_switched_off()
    {
        Consumer consumer = packed.NewConsumer();
        consumer.AddRule(Consumer.OwnRule, "detections/run.md");
        consumer.Write("rules/query.md", Unread);
        consumer.Project(
            """
            <PropertyGroup><EnableDefaultDetectionItems>false</EnableDefaultDetectionItems></PropertyGroup>
            <ItemGroup><DetectionRule Include="detections/*.md" /></ItemGroup>
            """);

        Assert.Equal([Consumer.Alert], consumer.BuildAndRun());
    }

    [Fact]
    public void Each_named_file_is_one_rule_and_what_the_project_leaves_out_is_none()
    {
        Consumer consumer = packed.NewConsumer();
        consumer.AddRule(Consumer.OwnRule);
        consumer.AddRule(Consumer.OwnRule, "../shared/run.md", text => text.Replace("id: ", "id: shared-", StringComparison.Ordinal));
        consumer.Write("rules/.notes/query.md", Unread);
        consumer.Write("rules/drafts/query.md", Unread);
        consumer.Write("rules/built/query.md", Unread);
        consumer.Write("Program.cs", "foreach (var rule in Detections.RuleSet.Rules) Console.WriteLine(rule.Path);");
        consumer.Project(
            """
            <PropertyGroup>
              <BaseOutputPath>rules/built/</BaseOutputPath>
              <DefaultItemExcludes>$(DefaultItemExcludes);rules/drafts/**</DefaultItemExcludes>
            </PropertyGroup>
            <ItemGroup>
              <DetectionRule Include="rules/*.md;./rules/registry-run-keys.md;$(MSBuildProjectDirectory)/rules/*.md" />
              <AdditionalFiles Include="rules/*.md;$(MSBuildProjectDirectory)/rules/registry-run-keys.md" />
              <DetectionRule Include="../shared/**/*.md" />
            </ItemGroup>
            """);

        Assert.Equal(["../shared/run.md", "rules/registry-run-keys.md"], consumer.BuildAndRun());
    }

    [SharedDataFact]
    public void By_the_letter_the_seed_fails_on_its_own_sample() =>
        FailsByTheLetter(Consumer.Seed!, "<PropertyGroup><DetectionMode>strict</DetectionMode></PropertyGroup>");

    [Fact]
    public void Named_once_more_a_rule_takes_the_mode_of_the_item_that_names_it() =>
        FailsByTheLetter(Consumer.OwnRule, "<ItemGroup><DetectionRule Include=\"./rules/*.md\" Mode=\"strict\" /></ItemGroup>");

    [Fact]
    public void The_generated_class_is_named_placed_and_shown_as_the_project_says()
    {
        Consumer consumer = packed.NewConsumer();
        consumer.AddRule(Consumer.OwnRule);
        consumer.Write("Program.cs", "Console.WriteLine($\"{typeof(Acme.Rules.Watch)} {typeof(Acme.Rules.Watch).IsPublic}\");");
        consumer.Project(
            """
            <PropertyGroup>
              <DetectionNamespace>Acme.Rules</DetectionNamespace>
              <DetectionClassName>Watch</DetectionClassName>
              <DetectionVisibility>public</DetectionVisibility>
            </PropertyGroup>
            """);

        Assert.Equal(["Acme.Rules.Watch True"], consumer.BuildAndRun());
    }

    private void FailsByTheLetter(string rule, string setting)
    {
        Consumer consumer = packed.NewConsumer();
        string[] lines = consumer.AddRule(rule);
        int sample = Array.FindIndex(lines, line => line.StartsWith("2025-06-04T06:15:23.123Z,", StringComparison.Ordinal));
        consumer.Project(setting + "<PropertyGroup><TreatWarningsAsErrors>false</TreatWarningsAsErrors></PropertyGroup>");

        string[] errors = consumer.BuildAndFail();

        Assert.All(errors, error => Assert.Contains(": error RG3001: ", error, StringComparison.Ordinal));
        Assert.StartsWith($"{Consumer.SeedPath}({sample + 1},1): ", errors[0], StringComparison.Ordinal);
    }
}
