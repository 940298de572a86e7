using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>How a witness stands in a value.</summary>
internal enum WitnessKind
{
    /// <summary>The value is the text.</summary>
    Value,

    /// <summary>The value, read as a number, is this whole number.</summary>
    Number,

    /// <summary>The value begins with the text.</summary>
    Start,

    /// <summary>The value ends with the text.</summary>
    End,

    /// <summary>The text stands in the value.</summary>
    Part,

    /// <summary>The value has a character beyond ASCII.</summary>
    NotAscii,

    /// <summary>The value has a character that the engine of regular expressions takes for an ASCII letter when case is ignored.</summary>
    OtherLetter,

    /// <summary>The text stands somewhere in the bytes of the record, whatever the letter case.</summary>
    Anywhere,
}

/// <summary>Something that is in the event whenever a predicate holds; it may be there without the predicate holding.</summary>
/// <param name="Slot">The slot whose values are looked through.</param>
/// <param name="Kind">How it stands there.</param>
/// <param name="Text">The text, folded; empty where the kind needs none.</param>
/// <param name="Number">The number; 0 for a text.</param>
internal readonly record struct Witness(SlotKey Slot, WitnessKind Kind, string Text, long Number)
{
    /// <summary>Stands for the record as a whole.</summary>
    public static readonly SlotKey Record = new("", FieldView.Record, SlotForm.Text);

    public static Witness Of(SlotKey slot, WitnessKind kind, string folded) => new(slot, kind, folded, 0);
}

/// <summary>Witnesses one of which is in the event whenever a condition holds.</summary>
/// <param name="Witnesses">The witnesses; none for a condition that never holds.</param>
/// <param name="Cost">Roughly how often one of them is in an event, or more for one that is dear to look for.</param>
/// <param name="Reason">Why there are none although the condition may hold; null where there are, or where it cannot.</param>
internal sealed record WitnessSet(IReadOnlyList<Witness> Witnesses, double Cost, string? Reason)
{
    // A guard against rules that are nothing but lists: they would fill the tables of all others.
    private const int MostWitnesses = 1 << 16;

    /// <summary>The condition never holds.</summary>
    public static readonly WitnessSet Never = new([], 0, null);

    /// <summary>Nothing to look for.</summary>
    public static readonly WitnessSet NoText = None("its pattern has no text that could be looked for");

    public static WitnessSet None(string reason) => new([], double.MaxValue, reason);

    /// <summary>The witnesses of several conditions one of which has to hold; none as soon as one of them has none.</summary>
    public static WitnessSet Any(IEnumerable<WitnessSet> conditions)
    {
        var witnesses = new List<Witness>();
        double cost = 0;
        foreach (WitnessSet condition in conditions)
        {
            if (condition.Reason is not null) return condition;
            witnesses.AddRange(condition.Witnesses);
            cost += condition.Cost;
        }
        return witnesses.Count <= MostWitnesses ? new WitnessSet(witnesses, cost, null) : None("it has too many alternatives");
    }

    /// <summary>The rarest of several conditions all of which have to hold.</summary>
    public static WitnessSet Rarest(IEnumerable<WitnessSet> conditions)
    {
        WitnessSet best = NoText;
        foreach (WitnessSet condition in conditions)
        {
            if (condition.Cost < best.Cost || (ReferenceEquals(best, NoText) && condition.Reason is not null)) best = condition;
        }
        return best;
    }
}
