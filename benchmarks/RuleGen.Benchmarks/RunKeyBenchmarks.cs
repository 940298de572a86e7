using System.Text.Json;
using BenchmarkDotNet.Attributes;
using RuleGen.Events;

namespace RuleGen.Benchmarks;

/// <summary>
/// The Run-key rule from JSON bytes to verdict, beside a bare tokeniser pass over the same bytes and beside the same rule written by hand.
/// Times are per event; each run asserts that compiled rule and hand-written rule found the same number of hits. The number of iterations
/// is fixed, so that a run ends in a few minutes on a noisy machine too: read the ratios, not the times.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 3, iterationCount: 15)]
public class RunKeyBenchmarks
{
    private byte[][] _lines = [];
    private EventBuffer _buffer = null!;
    private int[] _names = [];
    private FilledEvent[] _filled = [];

    [ParamsSource(nameof(Corpora))]
    public Corpus Events { get; set; }

    public static IEnumerable<Corpus> Corpora => EventCorpus.Available;

    /// <summary>One event as an agent has it before it asks: values in hand, nothing parsed or folded.</summary>
    private readonly record struct FilledEvent(byte[] Channel, byte[] EventId, byte[] TargetObject, byte[] Details);

    [GlobalSetup]
    public void Load()
    {
        _lines = EventCorpus.Load(Events);
        _buffer = new EventBuffer(Detections.RuleSet.Schema);
        EventSchema schema = _buffer.Schema;
        _names =
        [
            schema.FindName("Channel"u8), schema.FindName("EventID"u8), schema.FindName("TargetObject"u8), schema.FindName("Details"u8),
        ];
        _filled = [.. _lines.Select(Fill)];
        int compiled = JsonToVerdict();
        int handWritten = JsonToVerdictByHand();
        if (compiled != handWritten) throw new InvalidOperationException($"{compiled} hits compiled, {handWritten} by hand");
        if (FilledToVerdict() != FilledToVerdictByHand()) throw new InvalidOperationException("the answers over filled events differ");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = EventCorpus.Count, Description = "Utf8JsonReader, tokens only")]
    public int BareTokens()
    {
        int tokens = 0;
        foreach (byte[] line in _lines)
        {
            var reader = new Utf8JsonReader(line);
            while (reader.Read()) tokens++;
        }
        return tokens;
    }

    [Benchmark(OperationsPerInvoke = EventCorpus.Count, Description = "RuleGen, JSON to verdict")]
    public int JsonToVerdict()
    {
        int hits = 0;
        foreach (byte[] line in _lines)
        {
            if (_buffer.ReadJson(line) == ReadStatus.Ok && Detections.PersistenceViaRegistryRunKeys.IsMatch(_buffer)) hits++;
        }
        return hits;
    }

    [Benchmark(OperationsPerInvoke = EventCorpus.Count, Description = "by hand, JSON to verdict")]
    public int JsonToVerdictByHand()
    {
        int hits = 0;
        foreach (byte[] line in _lines)
        {
            if (HandWrittenRunKeys.IsMatch(line)) hits++;
        }
        return hits;
    }

    [Benchmark(OperationsPerInvoke = EventCorpus.Count, Description = "RuleGen, buffer filled by hand")]
    public int FilledToVerdict()
    {
        int hits = 0;
        foreach (ref readonly FilledEvent filled in _filled.AsSpan())
        {
            _buffer.Begin();
            if (filled.Channel.Length > 0) _buffer.Add(_names[0], filled.Channel);
            if (filled.EventId.Length > 0) _buffer.Add(_names[1], filled.EventId);
            if (filled.TargetObject.Length > 0) _buffer.Add(_names[2], filled.TargetObject);
            if (filled.Details.Length > 0) _buffer.Add(_names[3], filled.Details);
            if (_buffer.Complete() == ReadStatus.Ok && Detections.PersistenceViaRegistryRunKeys.IsMatch(_buffer)) hits++;
        }
        return hits;
    }

    [Benchmark(OperationsPerInvoke = EventCorpus.Count, Description = "by hand, values in hand")]
    public int FilledToVerdictByHand()
    {
        int hits = 0;
        foreach (ref readonly FilledEvent filled in _filled.AsSpan())
        {
            if (HandWrittenRunKeys.IsMatch(filled.Channel, filled.EventId, filled.TargetObject, filled.Details)) hits++;
        }
        return hits;
    }

    private static FilledEvent Fill(byte[] line)
    {
        using var document = JsonDocument.Parse(line);
        return new FilledEvent(Text("Channel"), Text("EventID"), Text("TargetObject"), Text("Details"));

        byte[] Text(string name) => document.RootElement.TryGetProperty(name, out JsonElement value)
            ? System.Text.Encoding.UTF8.GetBytes(value.ToString())
            : [];
    }
}
