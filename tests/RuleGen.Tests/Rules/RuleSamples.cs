using System.Text;
using System.Text.Json;

namespace RuleGen.Tests.Rules;

/// <summary>The events that stand in this repository's rule documents, as JSON of one line.</summary>
internal static class RuleSamples
{
    /// <summary>One event: the rule document it is from, whether that rule must match it, and the record.</summary>
    public sealed record Sample(string Document, bool IsMatch, byte[] Record);

    /// <summary>All of them, in the order of their documents.</summary>
    public static IReadOnlyList<Sample> All { get; } = [.. Read()];

    private static IEnumerable<Sample> Read()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "rules");
        foreach (string path in Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            string? outcome = null;
            var json = new StringBuilder();
            foreach (string line in File.ReadLines(path))
            {
                if (outcome is null)
                {
                    if (!line.StartsWith("```json ", StringComparison.Ordinal)) continue;
                    outcome = line.Split(' ')[1];
                    json.Clear();
                }
                else if (line != "```") json.Append(line).Append('\n');
                else
                {
                    using JsonDocument record = JsonDocument.Parse(json.ToString());
                    yield return new Sample(Path.GetFileName(path), outcome == "match", JsonSerializer.SerializeToUtf8Bytes(record));
                    outcome = null;
                }
            }
        }
    }
}
