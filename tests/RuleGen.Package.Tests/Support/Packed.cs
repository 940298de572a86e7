using System.IO.Compression;
using System.Xml.Linq;
using RuleGen.Testing;

namespace RuleGen.Package.Tests.Support;

/// <summary>
/// The package, packed once for all tests from what is built, under a version no other run has; it lies in a folder of its own among the
/// folders of the projects that use it. All of it is removed in the end.
/// </summary>
public sealed class Packed : IDisposable
{
    private int _consumers;

    public Packed()
    {
        Root = Directory.CreateTempSubdirectory("rulegen-package-").FullName;
        Version = $"0.0.0-test.g{Guid.NewGuid():N}";

        // Nothing of the machine's folders above shall take part, and the SDK is the one of the repository.
        foreach (string name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.WriteAllText(Path.Combine(Root, name), "<Project />");
        }
        File.Copy(Path.Combine(BuiltProgram.Folder("."), "global.json"), Path.Combine(Root, "global.json"));

        BuiltProgram.Outcome outcome = Dotnet(
            BuiltProgram.Folder("."),
            "pack", "src/RuleGen", "--no-build", "-c", BuiltProgram.Configuration, "-o", Feed,
            $"-p:PackageVersion={Version}", $"-p:NuspecOutputPath={Path.Combine(Root, "nuspec")}");
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        PackOutput = outcome.Output;
    }

    public string Version { get; }

    /// <summary>What packing said.</summary>
    internal string PackOutput { get; }

    /// <summary>The folder that serves the package.</summary>
    internal string Feed => Path.Combine(Root, "packages");

    private string Root { get; }

    /// <summary>An empty project folder.</summary>
    internal Consumer NewConsumer() => new(this, Directory.CreateDirectory(Path.Combine(Root, $"consumer-{++_consumers}")).FullName);

    internal ZipArchive Open(string extension) => ZipFile.OpenRead(Path.Combine(Feed, $"RuleGen.{Version}.{extension}"));

    internal XElement Metadata()
    {
        using ZipArchive package = Open("nupkg");
        using Stream stream = package.GetEntry("RuleGen.nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    /// <summary>Runs <c>dotnet</c> as from a fresh shell, with a store of packages that begins empty.</summary>
    internal BuiltProgram.Outcome Dotnet(string folder, params string[] arguments)
    {
        using System.Diagnostics.Process process = ChildProcess.Start(BuiltProgram.Dotnet, folder, arguments, start =>
        {
            // The tests' own build has left its settings behind, which would reach into this one.
            string[] inherited = [.. start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))];
            foreach (string name in inherited) start.Environment.Remove(name);
            start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
            start.Environment["UseSharedCompilation"] = "false";
            start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
            start.Environment["NUGET_FALLBACK_PACKAGES"] = UserPackages();
            start.Environment["NUGET_PACKAGES"] = Path.Combine(Root, "store");
        });
        return BuiltProgram.Finish(process);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    // Packages of others need not be loaded again. RuleGen's version is new, so it can only come from the feed.
    private static string UserPackages()
    {
        string? named = Environment.GetEnvironmentVariable("NUGET_PACKAGES");
        string folder = string.IsNullOrEmpty(named)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages")
            : named;
        return Directory.Exists(folder) ? folder : "";
    }
}

/// <summary>The tests that share one package.</summary>
[CollectionDefinition(Name)]
public sealed class PackedPackage : ICollectionFixture<Packed>
{
    public const string Name = "packed package";
}
