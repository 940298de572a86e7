using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using RuleGen.Testing;

namespace RuleGen.Cli.Tests;

/// <summary>The built command, run as a user runs it, and files for it.</summary>
internal sealed class Command : IDisposable
{
    public const string Project = "src/RuleGen.Cli";

    /// <summary>A rule for events whose process is <c>a.exe</c>.</summary>
    public const string Rule =
        """
        ---
        id: first
        ---

        # First rule

        ## Query

        ```kql
        process.name: "a.exe"
        ```
        """;

    /// <summary>An event that meets it.</summary>
    public const string Hit = """{"process":{"name":"a.exe"}}""" + "\n";

    /// <summary>An event that does not.</summary>
    public const string Other = """{"process":{"name":"b.exe"}}""" + "\n";

    /// <summary>The rules of this repository.</summary>
    public static string ShippedRules { get; } = BuiltProgram.Folder("rules");

    /// <summary>The events of the sample.</summary>
    public static string ShippedEvents { get; } = Path.Combine(BuiltProgram.Folder("samples/RunKeyAgent"), "events", "registry.jsonl");

    private string Folder { get; } = Directory.CreateTempSubdirectory("rulegen-cli-").FullName;

    /// <summary>The full path of a file or folder of the test.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        string path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Writes the rule and gives the arguments that scan with it, hits as JSON lines.</summary>
    public string[] Scan(params string[] arguments) => ["scan", "--rules", Write("rule.md", Rule), "--format", "jsonl", .. arguments];

    public static BuiltProgram.Outcome Run(params string[] arguments) => BuiltProgram.Run(Project, arguments);

    /// <summary>Runs the command with bytes on its standard input.</summary>
    public static BuiltProgram.Outcome Feed(byte[] input, params string[] arguments)
    {
        using Process process = BuiltProgram.Start(Project, arguments);
        process.StandardInput.BaseStream.Write(input);
        return BuiltProgram.Finish(process);
    }

    /// <summary>Each hit as <c>source:record rule</c>.</summary>
    public static string[] Hits(BuiltProgram.Outcome outcome) => outcome.Output.Length == 0 ? [] : [.. outcome.Lines.Select(line =>
    {
        using JsonDocument hit = JsonDocument.Parse(line);
        JsonElement e = hit.RootElement.GetProperty("event");
        string rule = hit.RootElement.GetProperty("rule").GetProperty("id").GetString()!;
        return $"{e.GetProperty("source").GetString()}:{e.GetProperty("record").GetInt64()} {rule}";
    })];

    public static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
