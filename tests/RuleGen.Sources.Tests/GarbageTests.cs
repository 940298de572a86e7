using System.Text;
using RuleGen.Sources.Tests.Support;

namespace RuleGen.Sources.Tests;

/// <summary>Random texts that are mostly broken: whatever a reader makes of one, the size of its reads must not change it.</summary>
public sealed class GarbageTests
{
    private const int Seed = 20250604;
    private const int Rounds = 400;

    private static readonly string[] _csvPieces = ["a", "d", "x", " ", ",", ",", "\"", "\"\"", "\n", "\n", "\r\n", "\r", "\0", "\u00FF"];
    private static readonly string[] _jsonPieces =
        ["{\"a\":\"1\"}", "{\"a\":", "\"x\"", "}", "[", "]", ",", "\n", "\n", "\r\n", " ", "\0", "\u00FF"];

    [Fact]
    public void Csv_is_read_alike_with_any_block_size() =>
        CheckRounds("a,d\n", _csvPieces, static (bytes, block) => CsvRecords.Open(
            new MemoryStream(bytes), "x", new CsvOptions { Separator = ',', MaxRowBytes = 24, MaxCellBytes = 12, BlockBytes = block }));

    [Fact]
    public void Json_lines_are_read_alike_with_any_block_size() =>
        CheckRounds("", _jsonPieces, static (bytes, block) =>
            JsonLines.Open(new MemoryStream(bytes), "x", new JsonLinesOptions { MaxLineBytes = 24, BlockBytes = block }));

    private static void CheckRounds(string head, string[] pieces, Func<byte[], int, EventSource> open)
    {
        var random = new Random(Seed);
        for (int round = 0; round < Rounds; round++)
        {
            byte[] bytes = Encoding.Latin1.GetBytes(head + string.Concat(random.GetItems(pieces, random.Next(60))));
            string whole = Describe(open(bytes, bytes.Length + 1));
            foreach (int block in (int[])[1, 2, 3, 5, 16])
            {
                string inBlocks = Describe(open(bytes, block));
                Assert.True(whole == inBlocks, $"seed {Seed}, round {round}, block {block}:\n{whole}\n--- against\n{inBlocks}");
            }
        }
    }

    private static string Describe(EventSource source)
    {
        using (source)
        {
            string[] events = new Probe("a", "d").ReadAll(source);
            return string.Join('\n', (object[])[.. events, .. source.Summary.Problems, source.Summary]);
        }
    }
}
