using System.Globalization;
using System.Text.RegularExpressions;

namespace RuleGen.GeneratorBenchmarks;

/// <summary>
/// Any number of rule documents made from the one on Run keys: each has its own title, key and tests, and one of four shapes of query. The
/// samples follow the key, so that every document compiles without an error. Equal numbers give equal documents.
/// </summary>
internal static partial class RuleFiles
{
    /// <summary>How the last line of the query begins; what is added to the query stands in front of it.</summary>
    private const string QueryEnd = "\n)\n```";

    private static readonly string _template = ReadTemplate();

    /// <summary>The path of a document, below the project's folder.</summary>
    public static string Path(int number) => $"rules/windows/persistence/place-{Number(number)}.md";

    /// <summary>One document.</summary>
    /// <param name="number">Which one, from 0.</param>
    /// <param name="edited">Whether one literal of the query has one character more.</param>
    public static string Text(int number, bool edited = false)
    {
        string name = Number(number);
        string text = KeyName().Replace(_template, "Run" + name)
            .Replace("id: 0d7b5c1e-52a4-4f0b-9d3f-6b0e4c7a2f18", "id: 0d7b5c1e-52a4-4f0b-9d3f-00000000" + name)
            .Replace("# Persistence via Registry Run Keys", $"# Persistence via Place {name} of the Registry");
        int end = text.IndexOf(QueryEnd, StringComparison.Ordinal);
        return text.Insert(end + 2, Exclusion(number, name + (edited ? "x" : "")));
    }

    /// <summary>The document after somebody wrote a line above its query: the rule has moved and is the same.</summary>
    public static string Moved(int number) => Text(number).Replace("## Objective\n", "Added above the query.\n\n## Objective\n");

    private static string Exclusion(int number, string name) => (number % 4) switch
    {
        0 => $" and not process.name: \"setup-{name}.exe\"",
        1 => $" and not process.name: (\"setup-{name}.exe\" or \"msiexec-{name}.exe\" or \"update-{name}.exe\")",
        2 => $" and not registry.data.strings: *installer-{name}*",
        _ => $" and not (user.name: \"svc-{name}\" and process.executable: \"C:\\\\Program Files\\\\Agent {name}\\\\*\")",
    };

    private static string Number(int number) => number.ToString("0000", CultureInfo.InvariantCulture);

    private static string ReadTemplate()
    {
        using Stream stream = typeof(RuleFiles).Assembly.GetManifestResourceStream("registry-run-keys.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"(?<=\\)Run(?=[""\\,])", RegexOptions.CultureInvariant)]
    private static partial Regex KeyName();
}
