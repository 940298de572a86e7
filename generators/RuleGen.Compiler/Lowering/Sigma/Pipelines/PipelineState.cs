using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>A rule on its way through the pipelines of a project: what it is by now, and what was done to it.</summary>
internal sealed class PipelineState(SigmaDocument rule, SigmaLogSource logSource, SigmaQuery query, IPlaceholders? placeholders) : IPlaceholders
{
    private readonly Dictionary<SigmaItem, HashSet<string>> _processed = new(new SameItem());
    private readonly Dictionary<string, IReadOnlyList<string>> _placeholders = new(StringComparer.Ordinal);
    private Func<string, bool>? _anything;

    public SigmaDocument Rule { get; } = rule;

    public SigmaLogSource LogSource { get; set; } = logSource;

    public SigmaQuery Query { get; set; } = query;

    /// <summary>The items that were applied to the rule, by id.</summary>
    public HashSet<string> Applied { get; } = new(StringComparer.Ordinal);

    /// <summary>What <c>set_state</c> has set.</summary>
    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether some name of a field was mapped.</summary>
    public bool HasMapped { get; private set; }

    /// <summary>Why the pipelines refuse the rule; empty when they do not.</summary>
    public List<Diagnostic> Refusals { get; } = [];

    public IReadOnlyList<string>? Find(string name)
    {
        if (_placeholders.TryGetValue(name, out IReadOnlyList<string>? values)) return values;
        return placeholders?.Find(name) ?? (_anything?.Invoke(name) == true ? ["*"] : null);
    }

    public void Define(string name, IReadOnlyList<string> values) => _placeholders[name] = values;

    /// <summary>Lets placeholders of these names stand for anything.</summary>
    public void DefineAsAnything(Func<string, bool> isMeant)
    {
        Func<string, bool>? before = _anything;
        _anything = name => isMeant(name) || before?.Invoke(name) == true;
    }

    public void Refuse(string message, FileSpan place) => Refusals.Add(new Diagnostic("RG4602", Severity.Error, message, place));

    /// <summary>Whether an item of a pipeline has changed a detection item, or what it came from.</summary>
    public bool IsProcessed(SigmaItem item, string id) => _processed.TryGetValue(item, out HashSet<string>? ids) && ids.Contains(id);

    /// <summary>Whether the name of the item's field was mapped.</summary>
    public bool IsMapped(SigmaItem item) => IsProcessed(item, string.Empty);

    /// <summary>Says that a detection item came of another.</summary>
    public SigmaItem Derive(SigmaItem from, SigmaItem to, string? id, bool isMapping)
    {
        HashSet<string> ids = _processed.TryGetValue(from, out HashSet<string>? known) ? new(known, StringComparer.Ordinal) : new(StringComparer.Ordinal);
        if (id is not null) ids.Add(id);
        if (isMapping) ids.Add(string.Empty);
        HasMapped |= isMapping;
        _processed[to] = ids;
        return to;
    }

    private sealed class SameItem : IEqualityComparer<SigmaItem>
    {
        public bool Equals(SigmaItem? x, SigmaItem? y) => ReferenceEquals(x, y);

        public int GetHashCode(SigmaItem item) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(item);
    }
}
