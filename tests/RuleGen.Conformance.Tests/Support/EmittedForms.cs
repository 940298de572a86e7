extern alias runtime;

using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using runtime::RuleGen;
using runtime::RuleGen.Events;
using LogSource = runtime::RuleGen.LogSource;

namespace RuleGen.Conformance.Tests.Support;

/// <summary>
/// The emitted matchers of some rules, loaded into this process in both of their forms: as a small set, which has its literals in its code,
/// and as a large one, which has them in its plan. They must agree on every event.
/// </summary>
internal sealed class EmittedForms : IDisposable
{
    private readonly EmittedAssembly[] _assemblies;
    private readonly EventBuffer[] _events;
    private readonly int[][] _hits;

    public EmittedForms(IReadOnlyList<Rule> rules, IEnumerable<RulePositions> positions)
    {
        RuleSetPlan plan = RuleSetPlan.Create(rules, EmitOptions.Default);
        _assemblies = [.. new[] { false, true }.Select(isLarge => EmittedAssembly.Load(
            RuleSetEmitter.Emit(plan with { IsLarge = isLarge }, positions, EmitOptions.Default)))];
        Sets = [.. _assemblies.Select(assembly => assembly.RuleSet)];
        _events = [.. Sets.Select(set => new EventBuffer(set.Schema))];
        _hits = [.. Sets.Select(_ => new int[rules.Count])];
    }

    /// <summary>The small set and the large one.</summary>
    public IReadOnlyList<RuleSet> Sets { get; }

    /// <summary>Reads an event for both.</summary>
    public void Read(byte[] json, LogSource? declared = null)
    {
        foreach (EventBuffer e in _events)
        {
            e.LogSource = declared;
            Assert.Equal(ReadStatus.Ok, e.ReadJson(json));
        }
    }

    /// <summary>Whether the event read last meets a rule; both must say the same.</summary>
    public bool IsMatch(int rule)
    {
        bool small = Sets[0].IsMatch(rule, _events[0]);
        bool large = Sets[1].IsMatch(rule, _events[1]);
        if (small != large) Assert.Fail($"small {small}, large {large}\n{Explain(rule)}");
        return small;
    }

    /// <summary>The rules the event read last meets; both must name the same.</summary>
    public ReadOnlySpan<int> Match()
    {
        Span<int> small = _hits[0].AsSpan(0, Sets[0].Match(_events[0], _hits[0]));
        Span<int> large = _hits[1].AsSpan(0, Sets[1].Match(_events[1], _hits[1]));
        if (!small.SequenceEqual(large))
        {
            IEnumerable<int> differing = small.ToArray().Except(large.ToArray()).Concat(large.ToArray().Except(small.ToArray()));
            Assert.Fail($"small {small.Length}, large {large.Length} hits\n{string.Join("\n", differing.Select(Explain))}");
        }
        return small;
    }

    /// <summary>Asserts that both give the same reasons for the event read last.</summary>
    public void AssertSameReasons(int rule) =>
        Assert.Equal(Sets[0].Explain(rule, _events[0]).ToString(), Sets[1].Explain(rule, _events[1]).ToString());

    public void Dispose()
    {
        foreach (EmittedAssembly assembly in _assemblies) assembly.Dispose();
    }

    private string Explain(int rule) => string.Join("\n", Sets.Select((set, i) => set.Explain(rule, _events[i]).ToString()));
}
