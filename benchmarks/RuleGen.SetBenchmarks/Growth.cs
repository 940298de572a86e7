using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RuleGen.Dynamic;

namespace RuleGen.SetBenchmarks;

/// <summary>Ten times the rules, and ten times longer command lines.</summary>
internal static partial class Growth
{
    private const int Times = 10;

    public static void Print(string folder, RuleSet rules, byte[][] records)
    {
        double one = Measure.Verdict(rules, records);
        double longer = Measure.Verdict(rules, [.. records.Select(Lengthen)]);
        string copy = Directory.CreateTempSubdirectory("rulegen-growth-").FullName;
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories))
            {
                string text = File.ReadAllText(path);
                for (int i = 0; i < Times; i++)
                {
                    string target = Path.Combine(copy, i.ToString(CultureInfo.InvariantCulture), Path.GetRelativePath(folder, path));
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.WriteAllText(target, i == 0 ? text : Vary(text, i));
                }
            }
            RuleSet more = RuleFolder.Compile(copy).RuleSet;
            double ten = Measure.Verdict(more, records);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"\nGrowth: {rules.Count:N0} rules {one:0} ns an event; {more.Count:N0} rules with varied literals {ten:0} ns, {ten / one:0.00} times that; "
                + $"command lines {Times} times as long {longer:0} ns, {longer / one:0.00} times that."));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    /// <summary>Puts another letter into the middle of each quoted text of a detection that is long enough to be no mere symbol.</summary>
    private static string Vary(string text, int number)
    {
        int detection = text.IndexOf("\ndetection:", StringComparison.Ordinal);
        if (detection < 0) return text;
        string varied = Literal().Replace(text[detection..], match =>
        {
            string value = match.Groups[1].Value;
            int middle = 1 + (value.Length / 2);
            return value.Contains('%', StringComparison.Ordinal) ? match.Value : $"'{value[..middle]}{(char)('p' + number)}{value[middle..]}'";
        });
        return text[..detection] + varied;
    }

    private static byte[] Lengthen(byte[] record)
    {
        JsonObject fields = JsonNode.Parse(record)!.AsObject();
        if (fields["CommandLine"]?.GetValue<string>() is { } line) fields["CommandLine"] = string.Concat(Enumerable.Repeat(line, Times));
        return Encoding.UTF8.GetBytes(fields.ToJsonString());
    }

    [GeneratedRegex(@"'([A-Za-z\\][A-Za-z0-9 .:\\_-]{3,})'")]
    private static partial Regex Literal();
}
