using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using RuleGen.Events;

namespace RuleGen.SetBenchmarks;

/// <summary>
/// What a set costs an event, from JSON to verdict, beside a bare token pass over the same bytes. Also compiled into the program whose set is
/// emitted.
/// </summary>
internal static class Measure
{
    private const int Rounds = 7;
    private const int FewestEvents = 1_000_000;
    private const int Block = 500;

    /// <summary>Reads the records of a JSON-lines file, plain or gzip, or of all such files below a folder.</summary>
    public static byte[][] Read(string path)
    {
        IEnumerable<string> files = Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.jsonl*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : [path];
        return [.. files.SelectMany(Lines)];
    }

    /// <summary>
    /// Prints one line of a table, in nanoseconds a record: the sum of what each block of records took in the best of several rounds over
    /// all of them, so that a busy moment of the machine spoils a block and not a figure.
    /// </summary>
    public static void Print(string name, RuleSet rules, byte[][] records)
    {
        var e = new EventBuffer(rules.Schema);
        int[] hits = new int[rules.Count];
        var tokens = new BestBlocks(records);
        var reads = new BestBlocks(records);
        var verdicts = new BestBlocks(records);
        long found = 0;
        for (int round = 0; round < Rounds; round++)
        {
            tokens.Time(static record => Tokens(record));
            reads.Time(record => e.ReadJson(record));
            found = 0;
            verdicts.Time(record =>
            {
                if (e.ReadJson(record) == ReadStatus.Ok) found += rules.Match(e, hits);
            });
        }
        (double token, double read, double verdict) = (tokens.Mean, reads.Mean, verdicts.Mean);
        long allocated = Allocated(rules, e, hits, records);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {records.Length:N0} x {records.Average(record => record.Length):0} B | {token:0} | {read:0} | {verdict:0} ({verdict / token:0.00}) "
            + $"| {verdict - read:0} | {found:N0} | {allocated:N0} B |"));
    }

    /// <summary>Nanoseconds an event takes from JSON to verdict, each block of events in the best of several rounds.</summary>
    public static double Verdict(RuleSet rules, byte[][] records, int rounds = Rounds)
    {
        var e = new EventBuffer(rules.Schema);
        int[] hits = new int[rules.Count];
        var best = new BestBlocks(records);
        for (int round = 0; round < rounds; round++)
        {
            best.Time(record =>
            {
                if (e.ReadJson(record) == ReadStatus.Ok) rules.Match(e, hits);
            });
        }
        return best.Mean;
    }

    /// <summary>Nanoseconds some work takes a record.</summary>
    public static double Time(byte[][] records, Action<byte[]> work)
    {
        long start = Stopwatch.GetTimestamp();
        foreach (byte[] record in records) work(record);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / records.Length;
    }

    /// <summary>Reads a record token by token and keeps nothing.</summary>
    public static void Tokens(byte[] record)
    {
        var reader = new Utf8JsonReader(record);
        while (reader.Read())
        {
        }
    }

    /// <summary>The bytes allocated while a million events are matched, the least of two passes: patterns are made when first asked for.</summary>
    private static long Allocated(RuleSet rules, EventBuffer e, int[] hits, byte[][] records)
    {
        long least = long.MaxValue;
        for (int pass = 0; pass < 2 && least > 0; pass++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int done = 0; done < FewestEvents; done += records.Length)
            {
                foreach (byte[] record in records)
                {
                    if (e.ReadJson(record) == ReadStatus.Ok) rules.Match(e, hits);
                }
            }
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }

    private static IEnumerable<byte[]> Lines(string path)
    {
        Stream file = File.OpenRead(path);
        using var text = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith('{')) yield return System.Text.Encoding.UTF8.GetBytes(line);
        }
    }

    /// <summary>What each block of records took in its best round.</summary>
    /// <param name="records">The records.</param>
    private sealed class BestBlocks(byte[][] records)
    {
        private readonly double[] _best = [.. Enumerable.Repeat(double.MaxValue, (records.Length + Block - 1) / Block)];

        /// <summary>Nanoseconds a record.</summary>
        public double Mean => _best.Sum() / records.Length;

        /// <summary>Does some work for all records, block by block.</summary>
        public void Time(Action<byte[]> work)
        {
            for (int block = 0; block < _best.Length; block++)
            {
                long start = Stopwatch.GetTimestamp();
                foreach (byte[] record in records.AsSpan(block * Block, Math.Min(Block, records.Length - (block * Block)))) work(record);
                _best[block] = Math.Min(_best[block], Stopwatch.GetElapsedTime(start).TotalNanoseconds);
            }
        }
    }
}
