using RuleGen.Events;
using RuleGen.Shared;

namespace RuleGen.Matching;

/// <summary>The predicates of a plan and what they compare with. Immutable but for operands, which are made when first asked for.</summary>
internal sealed class PredicateTable
{
    private readonly PredicateRow[] _rows;
    private readonly int[] _textEnds;
    private readonly byte[] _texts;
    private readonly int[] _numbers;
    private readonly int[] _ticks;
    private readonly int[] _lists;

    // Whoever comes first makes an operand; where two threads meet, one of two equal objects is kept.
    private readonly object?[] _made;

    public PredicateTable(PlanReader parts)
    {
        int[] predicates = parts.Take(PlanPart.Predicates);
        _textEnds = parts.Take(PlanPart.TextEnds);
        _texts = parts.Texts;
        _numbers = parts.Take(PlanPart.Numbers);
        _ticks = parts.Take(PlanPart.Ticks);
        _lists = parts.Take(PlanPart.Lists);
        _rows = new PredicateRow[predicates.Length / PlanFormat.PredicateSize];
        for (int i = 0; i < _rows.Length; i++) _rows[i] = RowOf(predicates.AsSpan(i * PlanFormat.PredicateSize));
        _made = new object?[Count];
    }

    public int Count => _rows.Length;

    /// <summary>A predicate as the plan has it.</summary>
    public ref readonly PredicateRow this[int predicate] => ref _rows[predicate];

    /// <summary>The text a predicate with one compares.</summary>
    public ReadOnlySpan<byte> TextOf(ref readonly PredicateRow row) => _texts.AsSpan(row.TextStart, row.TextLength);

    /// <summary>Asks the event; allocates nothing once each predicate was asked.</summary>
    public bool Test(int predicate, EventBuffer e)
    {
        ref readonly PredicateRow row = ref _rows[predicate];
        int slot = row.Slot;
        int operand = row.Operand;
        int argument = row.Argument;
        switch (row.Code)
        {
            case PredicateCode.Exists: return e.Exists(slot);
            case PredicateCode.Equals: return e.AnyEquals(slot, TextOf(in row));
            case PredicateCode.EqualsFolded: return e.AnyEqualsFolded(slot, TextOf(in row));
            case PredicateCode.StartsWith: return e.AnyStartsWith(slot, TextOf(in row));
            case PredicateCode.StartsWithFolded: return e.AnyStartsWithFolded(slot, TextOf(in row));
            case PredicateCode.EndsWith: return e.AnyEndsWith(slot, TextOf(in row));
            case PredicateCode.EndsWithFolded: return e.AnyEndsWithFolded(slot, TextOf(in row));
            case PredicateCode.Contains: return e.AnyContains(slot, TextOf(in row));
            case PredicateCode.ContainsFolded: return e.AnyContainsFolded(slot, TextOf(in row));
            case PredicateCode.Glob: return e.AnyGlob(slot, GlobOf(predicate, operand));
            case PredicateCode.TextOrder: return e.AnyOrdered(slot, (Ordering)argument, TextOf(in row));
            case PredicateCode.Number: return e.AnyNumber(slot, (Ordering)argument, Number(operand));
            case PredicateCode.Decimal: return e.AnyDecimal(slot, (Ordering)argument, Number(operand));
            case PredicateCode.Date: return e.AnyDate(slot, Ticks(operand), Ticks(operand + 2));
            case PredicateCode.Network: return e.AnyInNetwork(slot, TextOf(in row), argument);
            case PredicateCode.Address: return e.AnyAddress(slot, (Ordering)argument, TextOf(in row));
            case PredicateCode.Boolean: return e.AnyBoolean(slot, argument != 0);
            case PredicateCode.Words: return e.AnyWords(slot, WordsOf(predicate, operand));
            case PredicateCode.RegistryKey: return PlacesOf(predicate, operand).HasAny(e.RegistryKeys(slot));
            case PredicateCode.Present: return e.Present(slot);
            case PredicateCode.Pattern: return e.AnyPattern(slot, PatternOf(predicate, operand));
            case PredicateCode.Regex: return MayFit(argument, slot, e) && e.AnyRegex(slot, RegexOf(predicate, operand));
            case PredicateCode.Field: return e.AnyField(slot, (TextOperator)argument, _lists[operand], _lists[operand + 1] != 0);
            case PredicateCode.DatePart:
                return e.AnyDatePart(slot, (DatePart)_lists[operand], (Ordering)argument, Number(_lists[operand + 1]));
            case PredicateCode.AnyTextWords: return e.AnyTextWords(WordsOf(predicate, operand));
            case PredicateCode.AnyTextGlob: return e.AnyTextGlob(GlobOf(predicate, operand));
            case PredicateCode.AnyTextPattern: return e.AnyTextPattern(PatternOf(predicate, operand));
            default: return e.AnyTextRegex(RegexOf(predicate, operand));
        }
    }

    /// <summary>Whether a value has what an expression cannot do without; true where that is not known.</summary>
    /// <param name="required">The list of it; -1 for none.</param>
    /// <param name="slot">What the expression reads.</param>
    /// <param name="e">The event.</param>
    private bool MayFit(int required, int slot, EventBuffer e)
    {
        if (required < 0) return true;
        foreach (int text in _lists.AsSpan(required + 2, _lists[required + 1]))
        {
            if (e.AnyContainsFolded(slot, Text(text))) return true;
        }
        return _lists[required] != 0 && e.AnyOtherLetter(slot);
    }

    private static bool HasText(PredicateCode code) =>
        code is (>= PredicateCode.Equals and <= PredicateCode.ContainsFolded)
            or PredicateCode.TextOrder or PredicateCode.Network or PredicateCode.Address;

    private PredicateRow RowOf(ReadOnlySpan<int> predicate)
    {
        var code = (PredicateCode)predicate[0];
        int operand = predicate[2];
        int start = HasText(code) ? StartOf(operand) : 0;
        int length = HasText(code) ? _textEnds[operand] - start : 0;
        return new PredicateRow(code, predicate[1], operand, predicate[3], start, length);
    }

    private int StartOf(int text) => text == 0 ? 0 : _textEnds[text - 1];

    /// <summary>A text, UTF-8.</summary>
    private ReadOnlySpan<byte> Text(int text) => _texts.AsSpan(StartOf(text), _textEnds[text] - StartOf(text));

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

/// <summary>A predicate.</summary>
/// <param name="Code">How it compares.</param>
/// <param name="Slot">What it reads; -1 for the whole record.</param>
/// <param name="Operand">What it compares with, by the number its kind has for that.</param>
/// <param name="Argument">What more there is to say.</param>
/// <param name="TextStart">Where its text begins, of a predicate that compares with one.</param>
/// <param name="TextLength">How long that is.</param>
internal readonly record struct PredicateRow(
    PredicateCode Code, int Slot, int Operand, int Argument, int TextStart, int TextLength)
{
    /// <summary>Whether it compares a folded value with one text.</summary>
    public bool IsFoldedText => Code is PredicateCode.EqualsFolded or PredicateCode.StartsWithFolded
        or PredicateCode.EndsWithFolded or PredicateCode.ContainsFolded;
}
