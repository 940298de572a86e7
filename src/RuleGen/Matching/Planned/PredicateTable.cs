using RuleGen.Events;
using RuleGen.Shared;

namespace RuleGen.Matching;

/// <summary>The predicates of a plan and what they compare with. Immutable but for operands, which are made when first asked for.</summary>
internal sealed class PredicateTable
{
    private readonly int[] _predicates;
    private readonly int[] _textEnds;
    private readonly byte[] _texts;
    private readonly int[] _numbers;
    private readonly int[] _ticks;
    private readonly int[] _lists;

    // Whoever comes first makes an operand; where two threads meet, one of two equal objects is kept.
    private readonly object?[] _made;

    public PredicateTable(PlanReader parts)
    {
        _predicates = parts.Take(PlanPart.Predicates);
        _textEnds = parts.Take(PlanPart.TextEnds);
        _texts = parts.Texts;
        _numbers = parts.Take(PlanPart.Numbers);
        _ticks = parts.Take(PlanPart.Ticks);
        _lists = parts.Take(PlanPart.Lists);
        _made = new object?[Count];
    }

    public int Count => _predicates.Length / PlanFormat.PredicateSize;

    /// <summary>A text, UTF-8.</summary>
    public ReadOnlySpan<byte> Text(int text)
    {
        int start = text == 0 ? 0 : _textEnds[text - 1];
        return _texts.AsSpan(start, _textEnds[text] - start);
    }

    /// <summary>Asks the event; allocates nothing once each predicate was asked.</summary>
    public bool Test(int predicate, EventBuffer e)
    {
        ReadOnlySpan<int> fields = _predicates.AsSpan(predicate * PlanFormat.PredicateSize, PlanFormat.PredicateSize);
        int slot = fields[1];
        int operand = fields[2];
        int argument = fields[3];
        switch ((PredicateCode)fields[0])
        {
            case PredicateCode.Exists: return e.Exists(slot);
            case PredicateCode.Equals: return e.AnyEquals(slot, Text(operand));
            case PredicateCode.EqualsFolded: return e.AnyEqualsFolded(slot, Text(operand));
            case PredicateCode.StartsWith: return e.AnyStartsWith(slot, Text(operand));
            case PredicateCode.StartsWithFolded: return e.AnyStartsWithFolded(slot, Text(operand));
            case PredicateCode.EndsWith: return e.AnyEndsWith(slot, Text(operand));
            case PredicateCode.EndsWithFolded: return e.AnyEndsWithFolded(slot, Text(operand));
            case PredicateCode.Contains: return e.AnyContains(slot, Text(operand));
            case PredicateCode.ContainsFolded: return e.AnyContainsFolded(slot, Text(operand));
            case PredicateCode.Glob: return e.AnyGlob(slot, GlobOf(predicate, operand));
            case PredicateCode.TextOrder: return e.AnyOrdered(slot, (Ordering)argument, Text(operand));
            case PredicateCode.Number: return e.AnyNumber(slot, (Ordering)argument, Number(operand));
            case PredicateCode.Decimal: return e.AnyDecimal(slot, (Ordering)argument, Number(operand));
            case PredicateCode.Date: return e.AnyDate(slot, Ticks(operand), Ticks(operand + 2));
            case PredicateCode.Network: return e.AnyInNetwork(slot, Text(operand), argument);
            case PredicateCode.Address: return e.AnyAddress(slot, (Ordering)argument, Text(operand));
            case PredicateCode.Boolean: return e.AnyBoolean(slot, argument != 0);
            case PredicateCode.Words: return e.AnyWords(slot, WordsOf(predicate, operand));
            case PredicateCode.RegistryKey: return PlacesOf(predicate, operand).HasAny(e.RegistryKeys(slot));
            case PredicateCode.Present: return e.Present(slot);
            case PredicateCode.Pattern: return e.AnyPattern(slot, PatternOf(predicate, operand));
            case PredicateCode.Regex: return e.AnyRegex(slot, RegexOf(predicate, operand));
            case PredicateCode.Field: return e.AnyField(slot, (TextOperator)argument, _lists[operand], _lists[operand + 1] != 0);
            case PredicateCode.DatePart:
                return e.AnyDatePart(slot, (DatePart)_lists[operand], (Ordering)argument, Number(_lists[operand + 1]));
            case PredicateCode.AnyTextWords: return e.AnyTextWords(WordsOf(predicate, operand));
            case PredicateCode.AnyTextGlob: return e.AnyTextGlob(GlobOf(predicate, operand));
            case PredicateCode.AnyTextPattern: return e.AnyTextPattern(PatternOf(predicate, operand));
            default: return e.AnyTextRegex(RegexOf(predicate, operand));
        }
    }

    /// <summary>A number, as the four parts <see cref="decimal.GetBits(decimal)"/> gives.</summary>
    private decimal Number(int number) => new(_numbers.AsSpan(number * 4, 4));

    private long Ticks(int at) => (uint)_ticks[at] | ((long)_ticks[at + 1] << 32);

    private Glob GlobOf(int predicate, int list) => (Glob)(_made[predicate] ??= Glob.Create(_lists[list] != 0, Texts(list + 1)));

    private WordPattern WordsOf(int predicate, int list) =>
        (WordPattern)(_made[predicate] ??= WordPattern.Create(_lists[list] != 0, Texts(list + 1)));

    private TextPattern PatternOf(int predicate, int list) =>
        (TextPattern)(_made[predicate] ??= TextPattern.Create(_lists[list] != 0, Parts(list + 1)));

    private TextRegex RegexOf(int predicate, int list) => (TextRegex)(_made[predicate] ??= Regex(_lists.AsSpan(list)));

    private TextRegex Regex(ReadOnlySpan<int> list) =>
        TextRegex.Create(System.Text.Encoding.UTF8.GetString(Text(list[0])), list[1] != 0, list[2] != 0, list[3] != 0);

    private PlaceList PlacesOf(int predicate, int list)
    {
        if (_made[predicate] is PlaceList made) return made;
        int next = list;
        Place[] machine = Places(ref next);
        Place[] users = Places(ref next);
        var places = new PlaceList(machine, users);
        _made[predicate] = places;
        return places;
    }

    private Place[] Places(ref int list)
    {
        var places = new Place[_lists[list++]];
        for (int i = 0; i < places.Length; i++, list += 2)
        {
            int user = _lists[list];
            places[i] = new Place(user < 0 ? null : Text(user).ToArray(), Text(_lists[list + 1]).ToArray());
        }
        return places;
    }

    private byte[][] Texts(int list)
    {
        var texts = new byte[_lists[list]][];
        for (int i = 0; i < texts.Length; i++) texts[i] = Text(_lists[list + 1 + i]).ToArray();
        return texts;
    }

    private byte[][] Parts(int list)
    {
        var parts = new byte[_lists[list]][];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = _lists[list + 1 + i] switch
            {
                PlanFormat.AnyRun => TextPattern.AnyRun,
                PlanFormat.AnyOne => TextPattern.AnyOne,
                PlanFormat.Dash => TextPattern.Dash,
                int text => Text(text).ToArray(),
            };
        }
        return parts;
    }
}
