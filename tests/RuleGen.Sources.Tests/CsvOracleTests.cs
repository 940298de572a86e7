using System.Text;
using RuleGen.Sources.Tests.Support;
using Sylvan.Data.Csv;

namespace RuleGen.Sources.Tests;

/// <summary>Random texts of cells, read by this reader and by an independent one.</summary>
public sealed class CsvOracleTests
{
    private static readonly string[] _pieces = ["a", "ö", "word", " ", ",", ";", "\"", "\"\"", "\n", "\r\n", "C:\\x\\", "0"];

    [Fact]
    public void Well_formed_texts_are_read_as_another_reader_reads_them()
    {
        const int Seed = 20250604;
        var random = new Random(Seed);
        for (int round = 0; round < 500; round++)
        {
            string text = MakeText(random);
            var probe = new Probe("c0", "c1", "c2", "c3");
            using EventSource source = CsvRecords.Open(
                Probe.Bytes(text), "x", new CsvOptions { Separator = ',', BlockBytes = random.Next(1, 40) });

            string[] events = probe.ReadAll(source);

            Assert.True(ReadByOracle(text).SequenceEqual(events.Select(WithoutNumber)), $"seed {Seed}, round {round}: {text}");
            Assert.Equal(0, source.Summary.Skipped);
        }
    }

    private static string WithoutNumber(string shown) => shown[(shown.IndexOf(':') + 2)..];

    private static List<string> ReadByOracle(string text)
    {
        var rows = new List<string>();
        using CsvDataReader reader = CsvDataReader.Create(
            new StringReader(text), new CsvDataReaderOptions { Delimiter = ',', BufferSize = 1 << 16 });
        while (reader.Read())
        {
            var cells = new List<string>();
            for (int i = 0; i < reader.FieldCount; i++)
            {
                string cell = reader.GetString(i);
                if (cell.Length > 0) cells.Add($"c{i}={cell}");
            }
            rows.Add(string.Join(' ', cells));
        }
        return rows;
    }

    private static string MakeText(Random random)
    {
        string lineEnd = random.Next(2) == 0 ? "\n" : "\r\n";
        var text = new StringBuilder("c0,c1,c2,c3").Append(lineEnd);
        for (int row = random.Next(1, 8); row > 0; row--)
        {
            for (int column = 0; column < 4; column++)
            {
                if (column > 0) text.Append(',');
                AppendCell(text, string.Concat(random.GetItems(_pieces, random.Next(5))), random.Next(3) == 0);
            }
            if (row > 1 || random.Next(2) == 0) text.Append(lineEnd);
        }
        return text.ToString();
    }

    private static void AppendCell(StringBuilder text, string value, bool quoteAnyway)
    {
        bool needsQuotes = quoteAnyway || value.AsSpan().ContainsAny(",\"\r\n");
        if (needsQuotes) text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else text.Append(value);
    }
}
