using System.IO.Compression;

namespace RuleGen.Benchmarks;

/// <summary>The events a benchmark runs over.</summary>
public enum Corpus
{
    /// <summary>Made by <see cref="GeneratedEvents"/>: flat Sysmon records of about 600 bytes, the same on every machine.</summary>
    Generated,

    /// <summary>Recorded Windows events of about 2,200 bytes in NXLog's layout, from the reference data when it is present.</summary>
    Recorded,
}

/// <summary>Loads events as lines.</summary>
internal static class EventCorpus
{
    /// <summary>How many events a corpus has: enough that caches and branch predictors cannot learn them by heart.</summary>
    public const int Count = 16_384;

    /// <summary>The corpora this machine has.</summary>
    public static IEnumerable<Corpus> Available => RecordedFolder is null ? [Corpus.Generated] : [Corpus.Generated, Corpus.Recorded];

    private static string? RecordedFolder { get; } = FindRecorded();

    public static byte[][] Load(Corpus corpus) => corpus == Corpus.Generated ? GeneratedEvents.Lines(Count) : Recorded();

    /// <summary>Events spread evenly over all recorded files, each line as it stands.</summary>
    private static byte[][] Recorded()
    {
        var lines = new List<byte[]>();
        foreach (string path in Directory.EnumerateFiles(RecordedFolder!, "*.jsonl.gz").Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            while (reader.ReadLine() is string line) lines.Add(System.Text.Encoding.UTF8.GetBytes(line));
        }
        int step = Math.Max(1, lines.Count / Count);
        return [.. lines.Where((_, i) => i % step == 0).Take(Count)];
    }

    private static string? FindRecorded()
    {
        string? named = Environment.GetEnvironmentVariable("RULEGEN_DATA");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string data = named ?? Path.Combine(folder.FullName, "shared", "data");
            string recorded = Path.Combine(data, "events", "flat", "otrf");
            if (Directory.Exists(recorded)) return recorded;
        }
        return null;
    }
}
