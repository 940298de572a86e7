using System.Globalization;
using System.Text;

namespace RuleGen.SetBenchmarks;

/// <summary>Events made to cost time: what a byte costs must not grow with their size.</summary>
internal static class Hostile
{
    private static readonly (string Name, Func<int, string> Value)[] _commandLines =
    [
        ("one character", length => new string('a', length)),
        ("one character of many rules", length => new string('-', length)),
        ("beginnings of literals", length => string.Concat(Enumerable.Repeat("powershell -enco invoke-mimikat sekurlsa::logo ", (length / 47) + 1))[..length]),
        ("characters beyond ASCII", length => new string('é', length / 2)),
    ];

    public static void Print(RuleSet rules)
    {
        Console.WriteLine("\nOne event with a long command line, ns a byte:\n\n| of | 64 KB | 1 MB | 4 MB | 16 MB |\n|---|---|---|---|---|");
        foreach ((string name, Func<int, string> value) in _commandLines)
        {
            var cells = new List<string>();
            foreach (int length in (int[])[1 << 16, 1 << 20, 1 << 22, 1 << 24])
            {
                byte[] record = Encoding.UTF8.GetBytes(
                    """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Image":"C:\\a.exe","CommandLine":""" + $"\"{value(length)}\"}}");
                double nanoseconds = Measure.Verdict(rules, [record], rounds: 5);
                cells.Add((nanoseconds / record.Length).ToString("0.00", CultureInfo.InvariantCulture));
            }
            Console.WriteLine($"| {name} | {string.Join(" | ", cells)} |");
        }
        string fields = string.Join(",", Enumerable.Range(0, 10_000).Select(i => $"\"Field{i}\":\"value{i}\""));
        byte[] wide = Encoding.UTF8.GetBytes("{\"Channel\":\"Security\",\"EventID\":4688," + fields + "}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"\nAn event of 10,000 fields: {Measure.Verdict(rules, [wide]) / wide.Length:0.00} ns a byte."));
    }
}
