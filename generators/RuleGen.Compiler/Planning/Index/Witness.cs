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
}

/// <summary>Something that is in the event whenever a predicate holds; it may be there without the predicate holding.</summary>
/// <param name="Slot">The slot whose values are looked through.</param>
/// <param name="Kind">How it stands there.</param>
/// <param name="Text">The text, folded; empty for a number.</param>
/// <param name="Number">The number; 0 for a text.</param>
internal readonly record struct Witness(SlotKey Slot, WitnessKind Kind, string Text, long Number)
{
    public static Witness Of(SlotKey slot, WitnessKind kind, string folded) => new(slot, kind, folded, 0);
}

/// <summary>Witnesses one of which is in the event whenever a condition holds.</summary>
/// <param name="Witnesses">The witnesses; none for a condition that never holds.</param>
/// <param name="Cost">Roughly how often one of them is in an event, or more for one that is dear to look for.</param>
/// <param name="Reason">Why there are none although the condition may hold; null where there are, or where it cannot.</param>
internal sealed record WitnessSet(IReadOnlyList<Witness> Witnesses, double Cost, string? Reason)
{
    /// <summary>The condition never holds.</summary>
    public static readonly WitnessSet Never = new([], 0, null);

    public static WitnessSet None(string reason) => new([], double.MaxValue, reason);
}
