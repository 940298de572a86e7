using RuleGen.Package.Tests.Support;

namespace RuleGen.Package.Tests;

/// <summary>Projects that get the package through another, or get it in pieces.</summary>
[Collection(PackedPackage.Name)]
public sealed class ReferenceTests(Packed packed)
{
    private const string Library = """<ProjectReference Include="../library/Library.csproj" />""";

    [Fact]
    public void A_project_above_one_with_rules_uses_its_rules_and_gets_no_class_of_its_own()
    {
        Consumer consumer = WithLibrary();
        consumer.Project(path: "app/App.csproj", references: Library);
        consumer.Write(
            "app/Program.cs",
            """
            foreach (Type type in typeof(Program).Assembly.GetTypes()) Console.WriteLine(type.FullName);
            Console.WriteLine(Library.Detections.RuleSet.Rules.Length);
            """);

        Assert.Equal(["Program", "1"], consumer.BuildAndRun("app", "App"));
    }

    [Fact]
    public void A_project_above_one_with_rules_may_have_rules_too()
    {
        Consumer consumer = WithLibrary();
        consumer.AddRule(Consumer.OwnRule, "app/rules/run.md");
        consumer.Project(path: "app/App.csproj", references: Library);
        consumer.Write(
            "app/Program.cs",
            """
            Console.WriteLine(Detections.RuleSet.Rules[0].Path);
            Console.WriteLine(Library.Detections.RuleSet.Rules[0].Path);
            """);

        Assert.Equal(["rules/run.md", "rules/base.md"], consumer.BuildAndRun("app", "App"));
    }

    [Fact]
    public void Rules_that_nothing_compiles_fail_the_build()
    {
        Consumer consumer = packed.NewConsumer();
        consumer.AddRule(Consumer.OwnRule, "app/rules/run.md");
        consumer.Project(path: "app/App.vbproj", outputType: "Library");

        string error = Assert.Single(consumer.BuildAndFail("app"));

        const string Fault = "The project has detection rules and nothing that compiles them: ";
        Assert.StartsWith("app/App.vbproj : error : " + Fault, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compiler_that_does_not_load_fails_the_build_whatever_the_project_says_of_warnings()
    {
        Consumer consumer = packed.NewConsumer();
        consumer.AddRule(Consumer.OwnRule);
        consumer.Write("Program.cs", "Console.WriteLine();");
        consumer.Write(
            "Directory.Build.targets",
            """
            <Project>
              <PropertyGroup>
                <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
                <WarningsAsErrors>nullable</WarningsAsErrors>
              </PropertyGroup>
              <Target Name="LoseThePartItNeeds" BeforeTargets="CoreCompile">
                <ItemGroup><Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'RuleGen.Compiler'" /></ItemGroup>
              </Target>
            </Project>
            """);

        string error = Assert.Single(consumer.BuildAndFail());

        Assert.StartsWith("CSC : error CS8032: ", error, StringComparison.Ordinal);
    }

    private Consumer WithLibrary()
    {
        Consumer consumer = packed.NewConsumer();
        File.Delete(Path.Combine(consumer.Folder, "Program.cs"));
        File.Delete(Path.Combine(consumer.Folder, "Consumer.csproj"));
        consumer.AddRule(Consumer.OwnRule, "library/rules/base.md");
        consumer.Project(
            """
            <PropertyGroup>
              <DetectionNamespace>Library</DetectionNamespace>
              <DetectionVisibility>public</DetectionVisibility>
            </PropertyGroup>
            """,
            "library/Library.csproj",
            "Library");
        return consumer;
    }
}
