using System.Globalization;
using System.Runtime.CompilerServices;
using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Sigma;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>A rule on its way through the pipelines of a project: what it is by now, and what was done to it.</summary>
internal sealed class PipelineState(SigmaDocument rule, SigmaLogSource logSource, SigmaQuery query, IPlaceholders? placeholders)
    : IPlaceholders
{
    /// <summary>The longest name or value that a pipeline may make.</summary>
    public const int LongestText = 16_384;

    // Each look at a value costs one, and one more for each stretch of its text. A rule of a thousand values under a hundred items that
    // ask for all of them comes to two thirds of this.
    private const int MostWork = 150_000;
    private const int Stretch = 64;

    private readonly Dictionary<string, HashSet<string>> _renamed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _placeholders = new(StringComparer.Ordinal);
    private Dictionary<SigmaItem, HashSet<string>> _processed = new(new SameItem());
    private Func<string, bool>? _anything;
    private int _work;
    private int _made;

    public SigmaDocument Rule { get; } = rule;

    public SigmaLogSource LogSource { get; set; } = logSource;

    public SigmaQuery Query { get; set; } = query;

    /// <summary>How many selections were added, or would have been but for their names.</summary>
    public int Added { get; set; }

    /// <summary>The items that were applied to the rule, by id.</summary>
    public HashSet<string> Applied { get; } = new(StringComparer.Ordinal);

    /// <summary>What <c>set_state</c> has set.</summary>
    public Dictionary<string, YamlScalar> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>What <c>set_custom_attribute</c> has set.</summary>
    public Dictionary<string, YamlScalar> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether some name of a field was mapped.</summary>
    public bool HasMapped { get; private set; }

    /// <summary>Why the pipelines refuse the rule; empty when they do not.</summary>
    public List<Diagnostic> Refusals { get; } = [];

    /// <summary>Whether a limit was passed: nothing more is done to the rule.</summary>
    public bool IsExhausted { get; private set; }

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

    public void Refuse(string message, FileSpan place)
    {
        const int Most = 100;
        if (Refusals.Count < Most) Refusals.Add(new Diagnostic(DocumentDiagnostics.RefusedByPipeline, Severity.Error, message, place));
    }

    /// <summary>Begins with the next item of a pipeline. What was known of detection items that are gone is forgotten at times.</summary>
    public void Begin()
    {
        _made = 0;
        if (_processed.Count <= 2 * SigmaLowering.MostPredicates) return;
        var left = new Dictionary<SigmaItem, HashSet<string>>(new SameItem());
        foreach (SigmaItem item in Query.Selections.SelectMany(selection => SigmaTree.Items(selection.Content)))
        {
            if (_processed.TryGetValue(item, out HashSet<string>? ids)) left[item] = ids;
        }
        _processed = left;
    }

    /// <summary>Whether an item may still be looked at.</summary>
    public bool Visit(SigmaItem item) => Spend(item.Values.Sum(value => 1 + (value.Text.Length / Stretch)));

    /// <summary>Whether so much work may still be done.</summary>
    public bool Spend(int work)
    {
        _work += work;
        if (_work > MostWork) Exhaust("take more work than any rule needs");
        return !IsExhausted;
    }

    /// <summary>Whether a text is no longer than it may be; a longer one ends the run.</summary>
    public bool Fits(int length)
    {
        if (length <= LongestText) return true;
        Exhaust($"make a text of more than {LongestText.ToString(CultureInfo.InvariantCulture)} characters");
        return false;
    }

    /// <summary>Whether an item of a pipeline has changed a detection item, or what it came from.</summary>
    public bool IsProcessed(SigmaItem item, string id) => _processed.TryGetValue(item, out HashSet<string>? ids) && ids.Contains(id);

    /// <summary>Whether an item of a pipeline has given a field that is only referred to its name.</summary>
    public bool IsRenamed(string field, string id) => _renamed.TryGetValue(field, out HashSet<string>? ids) && ids.Contains(id);

    /// <summary>Whether the name of the item's field was mapped.</summary>
    public bool IsMapped(SigmaItem item) => IsProcessed(item, string.Empty);

    /// <summary>Says that a detection item came of another.</summary>
    public SigmaItem Derive(SigmaItem from, SigmaItem to, string? id, bool isMapping)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (_processed.TryGetValue(from, out HashSet<string>? known)) ids.UnionWith(known);
        if (id is not null) ids.Add(id);
        if (isMapping) ids.Add(string.Empty);
        HasMapped |= isMapping;
        _processed[to] = ids;
        _made += to.Values.Count;
        if (_made > SigmaLowering.MostPredicates)
        {
            Exhaust($"make more than {SigmaLowering.MostPredicates.ToString(CultureInfo.InvariantCulture)} values of its own");
        }
        return to;
    }

    /// <summary>Says that a name a value refers to came of another.</summary>
    public void Rename(string from, string to, string? id)
    {
        if (!_renamed.TryGetValue(to, out HashSet<string>? ids)) _renamed.Add(to, ids = new HashSet<string>(StringComparer.Ordinal));
        if (_renamed.TryGetValue(from, out HashSet<string>? before) && before != ids) ids.UnionWith(before);
        if (id is not null) ids.Add(id);
        HasMapped = true;
    }

    private void Exhaust(string what)
    {
        if (IsExhausted) return;
        IsExhausted = true;
        string message = $"The project's pipelines {what} for this rule. Shorten them, or split the rule.";
        Refusals.Add(new Diagnostic("RG9007", Severity.Error, message, Rule.DetectionSpan));
    }

    private sealed class SameItem : IEqualityComparer<SigmaItem>
    {
        public bool Equals(SigmaItem? x, SigmaItem? y) => ReferenceEquals(x, y);

        public int GetHashCode(SigmaItem item) => RuntimeHelpers.GetHashCode(item);
    }
}
