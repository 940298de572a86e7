using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>Writes the predicates of a set, each once, and which of them each rule asks, in the order of its query.</summary>
internal sealed class PredicateWriter
{
    // To look for more texts takes as long as to run the expression they are needed for.
    private const int MostRequired = 8;

    private readonly Dictionary<SlotKey, int> _slots = [];
    private readonly Dictionary<Predicate, int> _numbers = [];
    private readonly Dictionary<FoldedText, int> _numbersOfTexts = [];
    private readonly PlanParts _parts;

    public PredicateWriter(IEnumerable<PlannedSlot> slots, PlanParts parts)
    {
        foreach (PlannedSlot slot in slots) _slots.Add(slot.Key, _slots.Count);
        _parts = parts;
    }

    /// <summary>The number of a slot.</summary>
    public int SlotOf(SlotKey key) => _slots[key];

    /// <summary>How many predicates there are.</summary>
    public int Count => _numbers.Count + _numbersOfTexts.Count;

    /// <summary>The number of a predicate.</summary>
    /// <param name="rule">Which of the rules added it belongs to.</param>
    /// <param name="predicate">Its place in the rule's query.</param>
    public int NumberOf(int rule, int predicate) => _parts[PlanPart.RulePredicates][_parts[PlanPart.RuleStarts][rule] + predicate];

    /// <summary>Adds the predicates of the next rule.</summary>
    public void Add(PlannedRule rule)
    {
        SectionKey section = SectionKey.Of(rule);
        _parts[PlanPart.RuleStarts].Add(_parts[PlanPart.RulePredicates].Count);
        foreach (Predicate predicate in ConditionWalk.Predicates(rule.Rule.Condition))
        {
            int number = predicate is TextMatch { IgnoreCase: true } match ? Add(match, section) : Add(predicate);
            _parts[PlanPart.RulePredicates].Add(number);
        }
    }

    private int Add(Predicate predicate)
    {
        if (_numbers.TryGetValue(predicate, out int number)) return number;
        number = Count;
        _numbers.Add(predicate, number);
        (PredicateCode code, int operand, int argument) = Translate(predicate);
        int slot = ConditionWalk.SlotOf(predicate) is { } key ? _slots[key] : -1;
        Write(code, slot, operand, argument);
        return number;
    }

    // What the index tells of a text, it tells of rules of one section; without letter case two texts may be one.
    private int Add(TextMatch match, SectionKey section)
    {
        var key = new FoldedText(match.Field, match.Operator, CSharpText.Fold(match.Literal), section);
        if (_numbersOfTexts.TryGetValue(key, out int number)) return number;
        number = Count;
        _numbersOfTexts.Add(key, number);
        Write(CodeOf(match.Operator, ignoreCase: true), _slots[SlotKey.Of(match.Field)], _parts.Text(key.Text, false), 0);
        return number;
    }

    /// <summary>Ends the list of rules.</summary>
    public void Close() => _parts[PlanPart.RuleStarts].Add(_parts[PlanPart.RulePredicates].Count);

    private void Write(PredicateCode code, int slot, int operand, int argument) =>
        _parts[PlanPart.Predicates].AddRange([(int)code, slot, operand, argument]);

    private (PredicateCode Code, int Operand, int Argument) Translate(Predicate predicate) => predicate switch
    {
        Exists => (PredicateCode.Exists, 0, 0),
        TextMatch p => (CodeOf(p.Operator, ignoreCase: false), _parts.Text(p.Literal, false), 0),
        GlobMatch p => (PredicateCode.Glob, List(p.IgnoreCase, p.Pieces), 0),
        TextOrder p => (PredicateCode.TextOrder, _parts.Text(p.Literal, false), (int)p.Ordering),
        NumberCompare p => (p.TakesHex ? PredicateCode.Number : PredicateCode.Decimal, _parts.Number(p.Literal), (int)p.Ordering),
        DateRange p => (PredicateCode.Date, Ticks(p), 0),
        InNetwork p => (PredicateCode.Network, _parts.Bytes(AddressHex.ToBytes(p.Network)), p.PrefixLength),
        AddressOrder p => (PredicateCode.Address, _parts.Bytes(AddressHex.ToBytes(p.Address)), (int)p.Ordering),
        BooleanIs p => (PredicateCode.Boolean, 0, p.Value ? 1 : 0),
        TextWords p => (PredicateCode.Words, Words(p.InOrder, p.Words), 0),
        AnyText { Pieces: { } pieces } => (PredicateCode.AnyTextGlob, List(true, pieces), 0),
        AnyText p => (PredicateCode.AnyTextWords, Words(p.InOrder, p.Words), 0),
        RegistryKeyIs p => (PredicateCode.RegistryKey, Places(p), 0),
        Present => (PredicateCode.Present, 0, 0),
        PatternMatch p => (PredicateCode.Pattern, Pattern(p.IgnoreCase, p.Parts), 0),
        RegexMatch p => (PredicateCode.Regex, Regex(p.Pattern, p.Flags), Required(p)),
        FieldMatch p => (PredicateCode.Field, _parts.List([_slots[SlotKey.Of(p.Other)], p.IgnoreCase ? 1 : 0]), (int)p.Operator),
        DatePartCompare p => (PredicateCode.DatePart, _parts.List([(int)p.Part, _parts.Number(p.Literal)]), (int)p.Ordering),
        AnyTextPattern p => (PredicateCode.AnyTextPattern, Pattern(p.IgnoreCase, p.Parts), 0),
        AnyTextRegex p => (PredicateCode.AnyTextRegex, Regex(p.Pattern, p.Flags), 0),
        _ => throw new NotSupportedException($"No plan can be made for the predicate {predicate.GetType().Name}."),
    };

    private static PredicateCode CodeOf(TextOperator how, bool ignoreCase) => how switch
    {
        TextOperator.StartsWith => ignoreCase ? PredicateCode.StartsWithFolded : PredicateCode.StartsWith,
        TextOperator.EndsWith => ignoreCase ? PredicateCode.EndsWithFolded : PredicateCode.EndsWith,
        TextOperator.Contains => ignoreCase ? PredicateCode.ContainsFolded : PredicateCode.Contains,
        _ => ignoreCase ? PredicateCode.EqualsFolded : PredicateCode.Equals,
    };

    private int Ticks(DateRange range)
    {
        int start = _parts.Long(PlanPart.Ticks, range.From ?? long.MinValue);
        _parts.Long(PlanPart.Ticks, range.To ?? long.MaxValue);
        return start;
    }

    private int List(bool flag, EquatableArray<string> texts) =>
        _parts.List([flag ? 1 : 0, texts.Count, .. texts.Select(text => _parts.Text(text, flag))]);

    private int Words(bool inOrder, EquatableArray<string> words) =>
        _parts.List([inOrder ? 1 : 0, words.Count, .. words.Select(word => _parts.Text(word, true))]);

    private int Pattern(bool ignoreCase, EquatableArray<PatternPart> parts) =>
        _parts.List([ignoreCase ? 1 : 0, parts.Count, .. parts.Select(part => part.Kind switch
        {
            PatternPartKind.AnyRun => PlanFormat.AnyRun,
            PatternPartKind.AnyOne => PlanFormat.AnyOne,
            PatternPartKind.Dash => PlanFormat.Dash,
            _ => _parts.Text(part.Text, ignoreCase),
        })]);

    private int Regex(string pattern, RegexFlags flags) => _parts.List(
    [
        _parts.Text(pattern, false),
        (flags & RegexFlags.IgnoreCase) != 0 ? 1 : 0,
        (flags & RegexFlags.Multiline) != 0 ? 1 : 0,
        (flags & RegexFlags.DotMatchesLineEnd) != 0 ? 1 : 0,
    ]);

    /// <summary>
    /// The list of what a value must have to fit an expression: whether a character that stands for an ASCII letter will do, then the texts
    /// one of which is there otherwise. -1 where that is not known, or would take as long to ask as the expression.
    /// </summary>
    private int Required(RegexMatch regex)
    {
        WitnessSet found = WitnessFinder.Find(regex);
        Witness[] parts = [.. found.Witnesses.Where(witness => witness.Kind == WitnessKind.Part)];
        bool isKnown = found.Reason is null && parts.Length is > 0 and <= MostRequired
            && found.Witnesses.All(witness => witness.Kind is WitnessKind.Part or WitnessKind.OtherLetter);
        if (!isKnown) return -1;
        int otherLetters = parts.Length < found.Witnesses.Count ? 1 : 0;
        return _parts.List([otherLetters, parts.Length, .. parts.Select(part => _parts.Text(part.Text, false))]);
    }

    private int Places(RegistryKeyIs keys) => _parts.List(
        [.. Places(keys, RegistryRoot.LocalMachine), .. Places(keys, RegistryRoot.Users)]);

    private IEnumerable<int> Places(RegistryKeyIs keys, RegistryRoot root)
    {
        RegistryPlace[] places = [.. keys.Places.Where(place => place.Root == root)];
        yield return places.Length;
        foreach (RegistryPlace place in places)
        {
            yield return place.User is null ? -1 : _parts.Text(place.User, true);
            yield return _parts.Text(place.Key, true);
        }
    }

    /// <summary>A text compared without letter case by rules of one section.</summary>
    private readonly record struct FoldedText(Field Field, TextOperator Operator, string Text, SectionKey Section);
}
