using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using RuleGen.Package.Tests.Support;
using RuleGen.Testing;

namespace RuleGen.Package.Tests;

/// <summary>What is in the package, and what it says about itself.</summary>
[Collection(PackedPackage.Name)]
public sealed class PackageContentsTests(Packed packed)
{
    [Fact]
    public void Packing_gives_one_package_and_its_symbols_without_a_warning()
    {
        Assert.Equal(
            [$"RuleGen.{packed.Version}.nupkg", $"RuleGen.{packed.Version}.snupkg"],
            Directory.GetFiles(packed.Feed).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("warning", packed.PackOutput, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_package_holds_the_runtime_the_readers_the_compiler_and_nothing_else()
    {
        Assert.Equal(
            [
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "analyzers/dotnet/cs/RuleGen.Compiler.dll",
                "analyzers/dotnet/cs/RuleGen.Generator.dll",
                "analyzers/dotnet/cs/YamlDotNet.dll",
                "build/RuleGen.props",
                "build/RuleGen.targets",
                "buildTransitive/RuleGen.props",
                "buildTransitive/RuleGen.targets",
                "icon.png",
                "lib/net10.0/RuleGen.Sources.dll",
                "lib/net10.0/RuleGen.Sources.xml",
                "lib/net10.0/RuleGen.dll",
                "lib/net10.0/RuleGen.xml",
            ],
            Files("nupkg"));
        Assert.Equal(["lib/net10.0/RuleGen.Sources.pdb", "lib/net10.0/RuleGen.pdb"], Files("snupkg"));
    }

    [Theory]
    [InlineData("RuleGen.props")]
    [InlineData("RuleGen.targets")]
    public void What_it_adds_to_a_build_is_what_this_repository_builds_with(string file)
    {
        byte[] own = File.ReadAllBytes(Path.Combine(BuiltProgram.Folder("src/RuleGen/build"), file));

        Assert.Equal(own, Content("build/" + file));
        Assert.Equal(own, Content("buildTransitive/" + file));
    }

    [Fact]
    public void It_depends_on_no_other_package()
    {
        XElement metadata = packed.Metadata();

        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Null(Value(metadata, "developmentDependency"));

        // The empty group says that the package is for this framework.
        XElement group = metadata.Descendants().Single(element => element.Name.LocalName == "group");
        Assert.Equal("net10.0", group.Attribute("targetFramework")?.Value);
    }

    [Fact]
    public void It_says_what_it_is_whose_it_is_and_where_it_comes_from()
    {
        XElement metadata = packed.Metadata();

        Assert.Equal("RuleGen", Value(metadata, "id"));
        Assert.Equal(packed.Version, Value(metadata, "version"));
        Assert.Equal("RuleGen contributors", Value(metadata, "authors"));
        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("expression", Element(metadata, "license")?.Attribute("type")?.Value);
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.Equal("https://github.com/rulegen/rulegen", Value(metadata, "projectUrl"));
        Assert.StartsWith("Compiles detection rules", Value(metadata, "description"), StringComparison.Ordinal);
        Assert.Contains("detection", Value(metadata, "tags")!.Split(' '));
    }

    [GitFact]
    public void It_names_the_commit_it_was_built_from()
    {
        XElement? repository = Element(packed.Metadata(), "repository");

        Assert.Equal("git", repository?.Attribute("type")?.Value);
        Assert.Matches("^[0-9a-f]{40}$", repository?.Attribute("commit")?.Value);
    }

    [Theory]
    [InlineData("RuleGen")]
    [InlineData("RuleGen.Sources")]
    public void Its_symbols_are_portable_and_belong_to_its_assemblies(string assembly)
    {
        using var image = new PEReader(new MemoryStream(Content($"lib/net10.0/{assembly}.dll")));
        byte[] pdb = Content($"lib/net10.0/{assembly}.pdb", "snupkg");
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(pdb));

        DebugDirectoryEntry entry = image.ReadDebugDirectory().Single(row => row.Type == DebugDirectoryEntryType.CodeView);
        var id = new BlobContentId(symbols.GetMetadataReader().DebugMetadataHeader!.Id);
        Assert.Equal(image.ReadCodeViewDebugDirectoryData(entry).Guid, id.Guid);
    }

    private static XElement? Element(XElement metadata, string name) =>
        metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    private static string? Value(XElement metadata, string name) => Element(metadata, name)?.Value;

    /// <summary>The files of a package, without those that every package has about itself.</summary>
    private string[] Files(string extension)
    {
        using ZipArchive package = packed.Open(extension);
        return [.. package.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal)
                && !name.StartsWith("package/", StringComparison.Ordinal)
                && name is not ("[Content_Types].xml" or "RuleGen.nuspec"))
            .Order(StringComparer.Ordinal)];
    }

    private byte[] Content(string path, string extension = "nupkg")
    {
        using ZipArchive package = packed.Open(extension);
        using Stream stream = package.GetEntry(path)!.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
