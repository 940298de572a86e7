using RuleGen.Testing;

namespace RuleGen.Package.Tests.Support;

/// <summary>
/// A console project that uses the package as the documentation says: the reference, the source of packages and the program are the blocks
/// of its pages. Any warning fails its build.
/// </summary>
internal sealed class Consumer
{
    public const string SeedPath = "rules/registry-run-keys.md";

    /// <summary>Sysmon saw a value written to the Run key of the machine.</summary>
    public const string Event =
        """
        {"@timestamp":"2025-09-16T08:17:03.206Z","Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13,"EventType":"SetValue","Computer":"WS1",
        """
        + """
        "TargetObject":"HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\x","Details":"C:\\x.exe","User":"CORP\\bob"}
        """;

    /// <summary>What the program prints for the event.</summary>
    public const string Alert =
        @"2025-09-16T08:17:03.206Z  medium  Persistence via Registry Run Keys  host WS1  user CORP\bob  host.os.name = Windows  "
        + @"event.type = change  registry.data.strings = C:\x.exe  registry.path = HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run\x  "
        + "(events.jsonl:1)";

    private readonly Packed _packed;

    public Consumer(Packed packed, string folder)
    {
        _packed = packed;
        Folder = folder;
        Write("nuget.config", Document.GettingStarted.Block("xml", "<packageSources>"));
        Write("Program.cs", Document.PackagePage.Block("csharp", "JsonLines.Open"));
        Write("events.jsonl", Event + "\n");
        Project();
    }

    public string Folder { get; }

    /// <summary>The rule the project began with; null where the reference data is absent.</summary>
    public static string? Seed => SharedData.Path("seed", "registry-run-keys.md");

    /// <summary>The rule of this repository on the same subject.</summary>
    public static string OwnRule { get; } = BuiltProgram.Folder("rules/windows/persistence/registry-run-keys.md");

    /// <summary>The reference to the package, as the documentation writes it.</summary>
    public string Reference =>
        Document.PackagePage.Block("xml", "<PackageReference").Replace("0.1.0", _packed.Version, StringComparison.Ordinal);

    /// <summary>Writes the project file.</summary>
    /// <param name="more">What it holds beside the usual.</param>
    /// <param name="path">Where.</param>
    /// <param name="outputType"><c>Exe</c> or <c>Library</c>.</param>
    /// <param name="references">Its references; null for the package.</param>
    public void Project(string more = "", string path = "Consumer.csproj", string outputType = "Exe", string? references = null) => Write(
        path,
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>{outputType}</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>

            <!-- The documents show their event with the column names of an export, on purpose. -->
            <NoWarn>$(NoWarn);RG3002</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            {references ?? Reference}
          </ItemGroup>
          {more}
        </Project>
        """);

    public void Write(string path, string text)
    {
        string full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Copies a rule into the project, with its text changed if wanted, and gives its lines.</summary>
    public string[] AddRule(string source, string path = SeedPath, Func<string, string>? change = null)
    {
        string text = File.ReadAllText(source).ReplaceLineEndings("\n");
        if (change is not null)
        {
            string changed = change(text);
            Assert.NotEqual(text, changed);
            text = changed;
        }
        Write(path, text);
        return text.Split('\n');
    }

    public BuiltProgram.Outcome Dotnet(params string[] arguments) => _packed.Dotnet(Folder, arguments);

    public BuiltProgram.Outcome Build(string project = ".") => Dotnet("build", project, "-c", "Release", "-o", "out");

    /// <summary>Builds, which must go without a word of warning, and runs what was built.</summary>
    /// <returns>The lines it printed.</returns>
    public string[] BuildAndRun(string project = ".", string program = "Consumer")
    {
        BuiltProgram.Outcome build = Build(project);
        Assert.True(build.ExitCode == 0, build.Output + build.Error);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        BuiltProgram.Outcome run = Dotnet("exec", Path.Combine("out", program + ".dll"));
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run.Lines;
    }

    /// <summary>Builds, which must fail.</summary>
    /// <returns>The errors, each once, without the folder they stand in and the project behind them.</returns>
    public string[] BuildAndFail(string project = ".")
    {
        BuiltProgram.Outcome build = Build(project);
        Assert.True(build.ExitCode != 0, build.Output);
        return [.. build.Lines
            .Where(line => line.Contains(": error ", StringComparison.Ordinal))
            .Select(line => Relative(line.Trim()))
            .Distinct()];
    }

    // The folder of temporary files may be known by two names; what stands before the project's own folder is cut off whatever it is.
    private string Relative(string line)
    {
        string marker = $"/{Path.GetFileName(Folder)}/";
        line = line.Replace('\\', '/');
        int project = line.LastIndexOf(" [", StringComparison.Ordinal);
        if (project > 0) line = line[..project];
        int start = line.IndexOf(marker, StringComparison.Ordinal);
        return start < 0 ? line : line[(start + marker.Length)..];
    }
}
