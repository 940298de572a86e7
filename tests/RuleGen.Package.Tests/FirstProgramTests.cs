using RuleGen.Package.Tests.Support;
using RuleGen.Testing;

namespace RuleGen.Package.Tests;

/// <summary>The program the documentation begins with, in a fresh project that has the package and nothing else.</summary>
[Collection(PackedPackage.Name)]
public sealed class FirstProgramTests(Packed packed)
{
    [SharedDataFact]
    public void One_reference_and_the_seed_document_raise_an_alert()
    {
        Consumer consumer = packed.NewConsumer();
        consumer.AddRule(Consumer.Seed!);

        Assert.Equal([Consumer.Alert], consumer.BuildAndRun());
    }

    [Fact]
    public void A_rule_below_rules_is_found_in_any_folder()
    {
        Consumer consumer = packed.NewConsumer();
        consumer.AddRule(Consumer.OwnRule, "rules/windows/persistence/run.md");

        Assert.Equal([Consumer.Alert], consumer.BuildAndRun());
    }

    [SharedDataFact]
    public void A_broken_seed_fails_the_build_at_its_line_and_column() => Breaks(Consumer.Seed!);

    [Fact]
    public void A_broken_rule_fails_the_build_at_its_line_and_column() => Breaks(Consumer.OwnRule);

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/getting-started.md")]
    public void Every_page_shows_the_program_that_is_tested(string page)
    {
        Document document = page == "README.md" ? Document.FrontPage : Document.GettingStarted;

        Assert.Equal(Document.PackagePage.Block("csharp", "JsonLines.Open"), document.Block("csharp", "JsonLines.Open"));
        Assert.Equal(Document.PackagePage.Block("xml", "<PackageReference"), document.Block("xml", "<PackageReference"));
    }

    private void Breaks(string rule)
    {
        Consumer consumer = packed.NewConsumer();
        consumer.AddRule(Consumer.OwnRule, "rules/whole.md");
        string[] lines = consumer.AddRule(rule, change: text => text.Replace("Run\"\n)\n", "Run\"\n", StringComparison.Ordinal));

        string error = Assert.Single(consumer.BuildAndFail());

        // Lines and columns count from one. The bracket is missed right behind the last value of the query.
        int query = Array.FindIndex(lines, line => line.StartsWith("host.os.name: ", StringComparison.Ordinal));
        int last = Array.IndexOf(lines, "```", query) - 1;
        Assert.StartsWith($"{Consumer.SeedPath}({last + 1},{lines[last].Length + 1}): error RG9001: ", error, StringComparison.Ordinal);
    }
}
