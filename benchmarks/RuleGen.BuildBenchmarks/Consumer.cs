using System.Diagnostics;
using System.Text.RegularExpressions;
using RuleGen.Benchmarking;

namespace RuleGen.BuildBenchmarks;

/// <summary>A console project in a temporary folder, with a copy of the rules for Windows and of values for their placeholders.</summary>
internal sealed partial class Consumer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rulegen-build-").FullName;
    private readonly string _repository = Checkout.Find();
    private readonly List<string> _rules = [];

    public Consumer(string rules)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        string target = Path.Combine(_folder, "rules");
        foreach (string path in Directory.EnumerateFiles(rules, "*.yml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string text = File.ReadAllText(path);
            if (!Windows().IsMatch(text)) continue;
            string copy = Path.Combine(target, Path.GetRelativePath(rules, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, text);
            _rules.Add(copy);
            if (!text.Contains("expand", StringComparison.Ordinal)) continue;
            foreach (Match name in Placeholder().Matches(text)) names.Add(name.Groups[1].Value);
        }
        WritePlaceholders(Path.Combine(target, "placeholders.yml"), names);
        WriteProject();
    }

    public int RuleCount => _rules.Count;

    /// <summary>Builds what the project refers to, so that no measurement does.</summary>
    public void BuildReferences()
    {
        Dotnet("build", "-c", "Release", Path.Combine(_repository, "generators", "RuleGen.Generator"));
        Dotnet("build", "-c", "Release", Path.Combine(_repository, "src", "RuleGen"));
    }

    public void Build() => Dotnet("build", "-c", "Release", "--nologo", "-v:q", "-clp:ErrorsOnly", _folder);

    /// <summary>Changes the last literal of the rule in the middle.</summary>
    public void EditOneRule()
    {
        string path = _rules[_rules.Count / 2];
        string text = File.ReadAllText(path);
        int end = text.LastIndexOf("condition:", StringComparison.Ordinal);
        int quote = text.LastIndexOf('\'', end);
        File.WriteAllText(path, text.Insert(quote, "x"));
    }

    /// <summary>Runs the generator over the same rules in a process of its own, and says what that took.</summary>
    public string RunGenerator()
    {
        ProcessStartInfo start = Start("exec", typeof(Consumer).Assembly.Location, "--generate", _folder);
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void WriteProject()
    {
        string build = Path.Combine(_repository, "src", "RuleGen", "build");
        string generator = Path.Combine(_repository, "generators", "RuleGen.Generator", "bin", "Release", "netstandard2.0");
        string yaml = Path.Combine(AppContext.BaseDirectory, "YamlDotNet.dll");
        string runtime = Path.Combine(_repository, "src", "RuleGen", "bin", "Release", "net10.0", "RuleGen.dll");
        File.WriteAllText(Path.Combine(_folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), "System.Console.WriteLine(Detections.RuleSet.Rules.Length);");
        File.WriteAllText(Path.Combine(_folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{build}/RuleGen.props" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{runtime}" />
                <Analyzer Include="{generator}/RuleGen.Generator.dll;{generator}/RuleGen.Compiler.dll;{yaml}" />
              </ItemGroup>
              <Import Project="{build}/RuleGen.targets" />
            </Project>
            """);
    }

    private static void WritePlaceholders(string path, SortedSet<string> names)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine("placeholders:");
        foreach (string name in names) writer.WriteLine($"    {name}:\n        - '{name}-1'\n        - '{name}-2'");
    }

    private static void Dotnet(params string[] arguments)
    {
        using Process process = Process.Start(Start(arguments))!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(output + error.Result);
    }

    private static ProcessStartInfo Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    [GeneratedRegex(@"^\s+product:\s*windows\s*$", RegexOptions.Multiline)]
    private static partial Regex Windows();

    [GeneratedRegex("%([^%\\s]+)%")]
    private static partial Regex Placeholder();
}
