using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>
/// Finds what must be in an event for a condition to hold. Of an "and" the rarest part's witnesses are enough; an "or" needs those of every
/// part. What it says is never too little: an event without any of the witnesses does not meet the condition.
/// </summary>
internal static class WitnessFinder
{
    /// <summary>Texts shorter than this are looked for at the ends of values and as whole values only.</summary>
    public const int ShortestPart = Shared.PlanFormat.GramLength;

    // More of them cost more to look for than the rule's own tests.
    private const int MostWitnesses = 4096;

    private static readonly WitnessSet _negation = WitnessSet.None("it asks only for what is not there");

    public static WitnessSet Find(Expr condition) => condition switch
    {
        Test test => Find(test.Predicate),
        AllOf all => OfAll(all),
        AnyOf any => OfAny(any),
        SameObject same => Find(same.Inner),
        Always { Value: false } => WitnessSet.Never,
        Always => WitnessSet.None("it holds for every event"),
        Not { Operand: Not inner } => Find(inner.Operand),
        _ => _negation,
    };

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

    private static WitnessSet OfAny(AnyOf any)
    {
        var witnesses = new List<Witness>();
        double cost = 0;
        foreach (Expr operand in any.Operands)
        {
            WitnessSet found = Find(operand);
            if (found.Reason is not null) return found;
            witnesses.AddRange(found.Witnesses);
            cost += found.Cost;
        }
        return witnesses.Count <= MostWitnesses ? new WitnessSet(witnesses, cost, null) : WitnessSet.None("it has too many alternatives");
    }

    private static WitnessSet Find(Predicate predicate) => predicate switch
    {
        TextMatch match => Of(match),
        GlobMatch glob => OfPieces(SlotKey.Of(glob.Field), glob.Pieces),
        PatternMatch pattern => OfParts(pattern),
        RegexMatch regex => OfRegex(regex),
        TextWords words => OfWords(words),
        NumberCompare { Ordering: Ordering.Equal } number => OfNumber(number),
        RegistryKeyIs keys => OfPlaces(keys),
        AnyText or AnyTextPattern or AnyTextRegex => WitnessSet.None("it searches the whole record"),
        _ => WitnessSet.None("it compares no text that could be looked for"),
    };

    private static WitnessSet Of(TextMatch match)
    {
        string text = CSharpText.Fold(match.Literal);
        SlotKey slot = SlotKey.Of(match.Field);
        return match.Operator switch
        {
            TextOperator.Equals => One(slot, WitnessKind.Value, text),
            _ when text.Length == 0 => WitnessSet.None("it holds for every value"),
            TextOperator.StartsWith => One(slot, WitnessKind.Start, text),
            TextOperator.EndsWith => One(slot, WitnessKind.End, text),
            _ => OfPart(slot, text),
        };
    }

    private static WitnessSet OfPieces(SlotKey slot, EquatableArray<string> pieces)
    {
        string first = CSharpText.Fold(pieces[0]);
        string last = CSharpText.Fold(pieces[pieces.Count - 1]);
        if (pieces.Count == 1) return One(slot, WitnessKind.Value, first);
        var found = new List<WitnessSet>();
        if (first.Length > 0) found.Add(One(slot, WitnessKind.Start, first));
        if (last.Length > 0) found.Add(One(slot, WitnessKind.End, last));
        found.AddRange(pieces.Skip(1).Take(pieces.Count - 2).Select(piece => OfPart(slot, CSharpText.Fold(piece))));
        return Rarest(found);
    }

    private static WitnessSet OfParts(PatternMatch pattern) => Rarest(pattern.Parts
        .Where(part => part.Kind == PatternPartKind.Literal)
        .Select(part => OfPart(SlotKey.Of(pattern.Field), CSharpText.Fold(part.Text))));

    private static WitnessSet OfRegex(RegexMatch regex) => Rarest(RegexLiterals.Of(regex.Pattern, regex.Flags)
        .Select(text => OfPart(SlotKey.Of(regex.Field), CSharpText.Fold(text))));

    private static WitnessSet OfWords(TextWords words)
    {
        SlotKey slot = SlotKey.Of(words.Field);
        IEnumerable<WitnessSet> found = words.Words.Select(word => OfPart(slot, CSharpText.Fold(word)));
        if (words.InOrder) return Rarest(found);
        var witnesses = new List<Witness>();
        double cost = 0;
        foreach (WitnessSet one in found)
        {
            if (one.Reason is not null) return one;
            witnesses.AddRange(one.Witnesses);
            cost += one.Cost;
        }
        return new WitnessSet(witnesses, cost, null);
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
        var slot = ConditionWalk.SlotOf(keys)!;
        var witnesses = new List<Witness>();
        double cost = 0;
        foreach (RegistryPlace place in keys.Places)
        {
            WitnessSet found = OfPart(slot, CSharpText.Fold(place.Key));
            if (found.Reason is not null) return found;
            witnesses.AddRange(found.Witnesses);
            cost += found.Cost;
        }
        return new WitnessSet(witnesses, cost, null);
    }

    private static WitnessSet One(SlotKey slot, WitnessKind kind, string folded) =>
        new([Witness.Of(slot, kind, folded)], TextRarity.Of(kind, folded), null);

    // The limit is in UTF-16 units; in UTF-8 a text is at least as long.
    private static WitnessSet OfPart(SlotKey slot, string folded) => folded.Length >= ShortestPart
        ? One(slot, WitnessKind.Part, folded)
        : WitnessSet.None($"its texts are shorter than {ShortestPart} characters");

    private static WitnessSet Rarest(IEnumerable<WitnessSet> found)
    {
        WitnessSet? best = null;
        foreach (WitnessSet one in found)
        {
            if (best is null || one.Cost < best.Cost) best = one;
        }
        return best ?? WitnessSet.None("its pattern has no text that could be looked for");
    }
}
