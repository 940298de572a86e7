using RuleGen.Events;

namespace RuleGen.Texts;

/// <summary>
/// What the rules of a large set say about themselves, as text inside the program. Emitted code says where the text of each rule stands; it
/// is read rule by rule once somebody asks for it.
/// </summary>
public sealed class RuleTexts
{
    private readonly RuleText?[] _rules;

    internal RuleTexts(EventSchema schema, int count)
    {
        _rules = new RuleText?[count];
        LogSources = schema.LogSources.ToArray();
        for (int i = 0; i < schema.Slots.Length; i++) Slots.TryAdd(schema.Slots[i], i);
    }

    /// <summary>The numbers of the set's slots.</summary>
    internal Dictionary<SlotDefinition, int> Slots { get; } = [];

    /// <summary>The log sources the set's rules ask for.</summary>
    internal LogSourceDefinition[] LogSources { get; }

    /// <summary>Adds the texts of some rules.</summary>
    /// <param name="text">The rules' texts, one behind the other.</param>
    /// <param name="rules">The rules' numbers, in the order of their texts.</param>
    public void Add(TextSource text, ReadOnlySpan<int> rules)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bucket = new TextBucket(text);
        for (int i = 0; i < rules.Length; i++) _rules[rules[i]] = new RuleText(this, bucket, i);
    }

    /// <summary>The rules, none of whose texts is read yet.</summary>
    /// <exception cref="InvalidOperationException">A rule has no text.</exception>
    internal RuleInfo[] ToInfos()
    {
        var infos = new RuleInfo[_rules.Length];
        for (int i = 0; i < infos.Length; i++)
        {
            infos[i] = new RuleInfo(_rules[i] ?? throw new InvalidOperationException($"The set has no text for rule {i}."));
        }
        return infos;
    }
}
