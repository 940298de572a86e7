using System.Text.RegularExpressions;
using System.Xml.Linq;
using RuleGen.Conformance.Tests.Support;

namespace RuleGen.Conformance.Tests;

/// <summary>Who may use whom: between projects, and between the rooms of the compiler. Arrows only point down.</summary>
public sealed partial class ArrowsTests
{
    private static readonly Dictionary<string, string[]> _projects = new(StringComparer.Ordinal)
    {
        ["RuleGen"] = [],
        ["RuleGen.Sources"] = ["RuleGen"],
        ["RuleGen.Compiler"] = [],
        ["RuleGen.Generator"] = ["RuleGen.Compiler"],
    };

    // A room may use those listed, and itself. One pair of rooms knows each other: planning names things by the options of the emitter that
    // its plan is for, and asks it which names are taken.
    private static readonly Dictionary<string, string[]> _rooms = new(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Diagnostics"] = ["Text"],
        ["Model"] = ["Text", "Shared"],
        ["Taxonomy"] = ["Text", "Model", "Shared"],
        ["Documents"] = ["Text", "Model", "Shared"],

        // Sigma's selections are YAML, which the documents have read already.
        ["Languages"] = ["Text", "Model", "Documents"],
        ["Lowering"] = ["Text", "Model", "Shared", "Taxonomy", "Documents", "Languages"],
        ["Analysis"] = ["Text", "Model", "Shared", "Taxonomy", "Languages", "Lowering"],
        ["Evaluation"] = ["Text", "Model", "Shared"],
        ["Planning"] = ["Text", "Model", "Shared", "Emit"],
        ["EventTypes"] = ["Text", "Model", "Shared", "Taxonomy", "Planning"],
        ["Emit"] = ["Text", "Model", "Shared", "Planning", "EventTypes"],
    };

    [RepositoryFact]
    public void Projects_refer_only_to_those_below_them()
    {
        foreach (string folder in new[] { "src", "generators" })
        {
            string root = Path.Combine(Repository.Root!, folder);
            foreach (string path in Directory.EnumerateFiles(root, "*.csproj", SearchOption.AllDirectories))
            {
                string project = Path.GetFileNameWithoutExtension(path);
                Assert.True(_projects.TryGetValue(project, out string[]? allowed), $"{project} is new: say here what it may refer to");
                string[] used = [.. XDocument.Load(path).Descendants("ProjectReference")
                    .Select(item => Path.GetFileNameWithoutExtension(item.Attribute("Include")!.Value.Replace('\\', '/')))];
                Assert.True(
                    used.All(allowed.Contains),
                    $"{project} refers to {string.Join(", ", used)}, and may to {string.Join(", ", allowed)}");
            }
        }
    }

    [RepositoryFact]
    public void Rooms_of_the_compiler_use_only_those_below_them()
    {
        string root = Path.Combine(Repository.Root!, "generators", "RuleGen.Compiler");
        var faults = new List<string>();
        int seen = 0;
        foreach (string path in Sources(root))
        {
            string[] parts = Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar);
            if (parts.Length == 1) continue;
            Assert.True(_rooms.TryGetValue(parts[0], out string[]? allowed), $"{parts[0]} is a new room: say here what it may use");
            foreach (string used in Used(File.ReadAllText(path)))
            {
                seen++;
                if (used != parts[0] && !allowed.Contains(used)) faults.Add($"{string.Join('/', parts)} uses {used}");
            }
        }

        Assert.Empty(faults);
        Assert.True(seen > 100, $"only {seen} uses were found");
    }

    [RepositoryFact]
    public void The_runtime_and_its_readers_never_speak_of_the_compiler()
    {
        IEnumerable<string> faults = Sources(Path.Combine(Repository.Root!, "src"))
            .Where(path => Code(File.ReadAllText(path)).Contains("RuleGen.Compiler", StringComparison.Ordinal));
        Assert.Empty(faults);
    }

    [RepositoryFact]
    public void What_compiler_and_runtime_share_uses_neither()
    {
        IEnumerable<string> faults = Sources(Path.Combine(Repository.Root!, "src", "RuleGen", "Shared"))
            .Where(path => UsingOfOurs().Matches(File.ReadAllText(path)).Any(use => use.Groups[1].Value != "Shared"));
        Assert.Empty(faults);
    }

    private static IEnumerable<string> Sources(string root) => Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    /// <summary>The rooms a source file names, in its usings or in full.</summary>
    private static IEnumerable<string> Used(string text) =>
        NameOfOurs().Matches(Code(text)).Select(use => use.Groups["room"].Value).Distinct();

    /// <summary>A file without its namespace, its comments and the contents of its strings.</summary>
    private static string Code(string text) => NoCode().Replace(text, "");

    [GeneratedRegex(@"(?m)^\s*//.*$|^namespace .*$|""(?:[^""\\\r\n]|\\.)*""", RegexOptions.CultureInvariant)]
    private static partial Regex NoCode();

    [GeneratedRegex(@"RuleGen\.(?:Compiler\.)?(?!Compiler\b)(?<room>[A-Z]\w*)", RegexOptions.CultureInvariant)]
    private static partial Regex NameOfOurs();

    [GeneratedRegex(@"using (?:static )?RuleGen\.(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex UsingOfOurs();
}
