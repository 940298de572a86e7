using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>
/// Finds what must be in an event for a condition to hold. Of an "and" the rarest part's witnesses are enough; an "or" needs those of every
/// part. What it says is never too little: an event without any of the witnesses does not meet the condition.
/// </summary>
internal static class WitnessFinder
{
    private const string IgnoreCase = "(?i)";

    private static readonly WitnessSet _negation = WitnessSet.None("it asks only for what is not there");

    public static WitnessSet Find(Expr condition) => condition switch
    {
        Test test => Find(test.Predicate),
        AllOf all => OfAll(all),
        AnyOf any => WitnessSet.Any(any.Operands.Select(Find)),
        SameObject same => Find(same.Inner),
        Always { Value: false } => WitnessSet.Never,
        Always => WitnessSet.None("it holds for every event"),
        Not { Operand: Not inner } => Find(inner.Operand),
        _ => _negation,
    };

    /// <summary>The witness that is found exactly when a predicate holds; null where there is none.</summary>
    public static Witness? SameAs(Predicate predicate)
    {
        if (predicate is not TextMatch { IgnoreCase: true } match) return null;
        string text = CSharpText.Fold(match.Literal);
        WitnessKind kind = KindOf(match.Operator);
        bool isFound = kind == WitnessKind.Value || (text.Length > 0 && (kind != WitnessKind.Part || !IsOneOfMany(text)));
        return isFound ? Witness.Of(SlotKey.Of(match.Field), kind, text) : null;
    }

    private static WitnessSet OfAll(AllOf all)
    {
        if (all.Operands.Count == 0) return WitnessSet.None("it holds for every event");
        WitnessSet best = _negation;
        foreach (Expr operand in all.Operands)
        {
            WitnessSet found = Find(operand);
            if (found.Cost < best.Cost || ReferenceEquals(best, _negation)) best = found;
        }
        return best;
    }

    /// <summary>The witnesses of one predicate.</summary>
    public static WitnessSet Find(Predicate predicate) => predicate switch
    {
        TextMatch match => Of(match),
        GlobMatch glob => OfPieces(SlotKey.Of(glob.Field), glob.Pieces),
        PatternMatch pattern => OfParts(pattern),
        RegexMatch regex => OfRegex(regex),
        TextWords words => OfWords(words),
        NumberCompare { Ordering: Ordering.Equal } number => OfNumber(number),
        RegistryKeyIs keys => OfPlaces(keys),
        AnyText { Pieces: { } pieces } => RecordWitnesses.OfAll(pieces),
        AnyText { InOrder: true } words => RecordWitnesses.OfAll(words.Words),
        AnyText words => WitnessSet.Any(words.Words.Select(RecordWitnesses.Of)),
        AnyTextPattern pattern => RecordWitnesses.OfAll(pattern.Parts.Select(part => part.Text)),
        AnyTextRegex => WitnessSet.None("it searches the whole record with a regular expression"),
        _ => WitnessSet.None("it compares no text that could be looked for"),
    };

    private static WitnessSet Of(TextMatch match)
    {
        string text = CSharpText.Fold(match.Literal);
        SlotKey slot = SlotKey.Of(match.Field);
        WitnessKind kind = KindOf(match.Operator);
        if (kind == WitnessKind.Part) return OfPart(slot, text);
        return kind == WitnessKind.Value || text.Length > 0 ? One(slot, kind, text) : WitnessSet.None("it holds for every value");
    }

    private static WitnessKind KindOf(TextOperator how) => how switch
    {
        TextOperator.Equals => WitnessKind.Value,
        TextOperator.StartsWith => WitnessKind.Start,
        TextOperator.EndsWith => WitnessKind.End,
        _ => WitnessKind.Part,
    };

    private static WitnessSet OfPieces(SlotKey slot, EquatableArray<string> pieces)
    {
        string first = CSharpText.Fold(pieces[0]);
        string last = CSharpText.Fold(pieces[pieces.Count - 1]);
        if (pieces.Count == 1) return One(slot, WitnessKind.Value, first);
        var found = new List<WitnessSet>();
        if (first.Length > 0) found.Add(One(slot, WitnessKind.Start, first));
        if (last.Length > 0) found.Add(One(slot, WitnessKind.End, last));
        found.AddRange(pieces.Skip(1).Take(pieces.Count - 2).Select(piece => OfPart(slot, CSharpText.Fold(piece))));
        return WitnessSet.Rarest(found);
    }

    private static WitnessSet OfParts(PatternMatch pattern) => WitnessSet.Rarest(pattern.Parts
        .Where(part => part.Kind == PatternPartKind.Literal)
        .Select(part => OfPart(SlotKey.Of(pattern.Field), CSharpText.Fold(part.Text))));

    private static WitnessSet OfRegex(RegexMatch regex)
    {
        SlotKey slot = SlotKey.Of(regex.Field);
        string pattern = regex.Pattern;
        bool ignoresCase = (regex.Flags & RegexFlags.IgnoreCase) != 0;
        if (pattern.StartsWith(IgnoreCase, StringComparison.Ordinal))
        {
            pattern = pattern.Substring(IgnoreCase.Length);
            ignoresCase = true;
        }
        WitnessSet found = RegexWitnesses.Find(pattern, text => OfPart(slot, CSharpText.Fold(text)));

        // Without letter case the engine takes some other characters for ASCII letters, such as the Kelvin sign for k, which folding keeps
        // apart; and it takes letters beyond ASCII for each other by a table of its own.
        if (!ignoresCase || found.Reason is not null) return found;
        bool isAscii = pattern.All(c => c < 0x80);
        return WitnessSet.Any([found, isAscii ? OtherLetter(slot) : NotAscii(slot)]);
    }

    private static WitnessSet OfWords(TextWords words)
    {
        SlotKey slot = SlotKey.Of(words.Field);
        IEnumerable<WitnessSet> found = words.Words.Select(word => OfPart(slot, CSharpText.Fold(word)));
        return words.InOrder ? WitnessSet.Rarest(found) : WitnessSet.Any(found);
    }

    private static WitnessSet OfNumber(NumberCompare number)
    {
        if (number.Literal != decimal.Truncate(number.Literal) || number.Literal is < long.MinValue or > long.MaxValue)
        {
            return WitnessSet.None("it compares no text that could be looked for");
        }
        var witness = new Witness(SlotKey.Of(number.Field), WitnessKind.Number, "", (long)number.Literal);
        return new WitnessSet([witness], TextRarity.OfNumber, null);
    }

    private static WitnessSet OfPlaces(RegistryKeyIs keys)
    {
        SlotKey slot = ConditionWalk.SlotOf(keys)!;
        return WitnessSet.Any(keys.Places.Select(place => OfPart(slot, CSharpText.Fold(place.Key))));
    }

    private static WitnessSet One(SlotKey slot, WitnessKind kind, string folded) =>
        new([Witness.Of(slot, kind, folded)], TextRarity.Of(kind, folded), null);

    private static WitnessSet OfPart(SlotKey slot, string folded)
    {
        if (folded.Length == 0) return WitnessSet.None("it holds for every value");
        return IsOneOfMany(folded) ? NotAscii(slot) : One(slot, WitnessKind.Part, folded);
    }

    /// <summary>Whether a part is too short to look for by itself, and has a character beyond ASCII to look for instead.</summary>
    // A character has at most four bytes, so this never takes a long text for a short one of another script.
    private static bool IsOneOfMany(string folded) => folded.Length < Shared.PlanFormat.GramLength && folded.Any(c => c >= 128);

    private static WitnessSet OtherLetter(SlotKey slot) =>
        new([Witness.Of(slot, WitnessKind.OtherLetter, "")], 0, null);

    private static WitnessSet NotAscii(SlotKey slot) =>
        new([Witness.Of(slot, WitnessKind.NotAscii, "")], TextRarity.OfNotAscii, null);
}
