using BenchmarkDotNet.Attributes;
using RulesEngine.Models;
using Serilog.Events;

namespace RuleGen.Benchmarks;

/// <summary>
/// The Run-key rule over an agent's own structs, beside the same rule by hand and in other engines of this platform. Times are per event;
/// a run begins by asserting that all of them find the same hits.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 4, iterationCount: 15)]
public class TypedEventBenchmarks
{
    private StoredWrite[] _writes = [];
    private LogEvent[] _logEvents = [];
    private RuleParameter[] _parameters = [];

    [ParamsAllValues]
    public Writes Writes { get; set; }

    [GlobalSetup]
    public void Load()
    {
        _writes = RegistryWrites.Load(Writes);
        _logEvents = [.. _writes.Select(OtherEngines.ToLogEvent)];
        _parameters = [.. _writes.Select(OtherEngines.ToParameter)];
        int[] hits = [EmittedUtf16(), EmittedUtf8(), ByHandUtf16(), ByHandUtf8(), ByRegex(), BySerilog(), ByRulesEngine()];
        if (hits.Distinct().Count() > 1) throw new InvalidOperationException("the answers differ: " + string.Join(", ", hits));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = RegistryWrites.Count, Description = "by hand, UTF-16")]
    public int ByHandUtf16()
    {
        int hits = 0;
        foreach (StoredWrite write in _writes)
        {
            if (HandWrittenRunKeyWrites.IsMatch(write.Utf16)) hits++;
        }
        return hits;
    }

    [Benchmark(OperationsPerInvoke = RegistryWrites.Count, Description = "RuleGen, UTF-16")]
    public int EmittedUtf16()
    {
        int hits = 0;
        foreach (StoredWrite write in _writes)
        {
            if (Detections.PersistenceViaRegistryRunKeys.IsMatch(write.Utf16)) hits++;
        }
        return hits;
    }

    [Benchmark(OperationsPerInvoke = RegistryWrites.Count, Description = "by hand, UTF-8")]
    public int ByHandUtf8()
    {
        int hits = 0;
        foreach (StoredWrite write in _writes)
        {
            if (HandWrittenRunKeyWrites.IsMatch(write.Utf8)) hits++;
        }
        return hits;
    }

    [Benchmark(OperationsPerInvoke = RegistryWrites.Count, Description = "RuleGen, UTF-8")]
    public int EmittedUtf8()
    {
        int hits = 0;
        foreach (StoredWrite write in _writes)
        {
            if (Detections.PersistenceViaRegistryRunKeys.IsMatch(write.Utf8)) hits++;
        }
        return hits;
    }

    [Benchmark(OperationsPerInvoke = RegistryWrites.Count, Description = "[GeneratedRegex], UTF-16")]
    public int ByRegex()
    {
        int hits = 0;
        foreach (StoredWrite write in _writes)
        {
            if (OtherEngines.ByRegex(write.Path, write.Data)) hits++;
        }
        return hits;
    }

    [Benchmark(OperationsPerInvoke = RegistryWrites.Count, Description = "Serilog.Expressions")]
    public int BySerilog()
    {
        int hits = 0;
        foreach (LogEvent write in _logEvents)
        {
            if (OtherEngines.BySerilog(write)) hits++;
        }
        return hits;
    }

    [Benchmark(OperationsPerInvoke = RegistryWrites.Count, Description = "RulesEngine")]
    public int ByRulesEngine()
    {
        int hits = 0;
        foreach (RuleParameter write in _parameters)
        {
            if (OtherEngines.ByRulesEngine(write)) hits++;
        }
        return hits;
    }
}
