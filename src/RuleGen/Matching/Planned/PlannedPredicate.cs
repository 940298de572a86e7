using System.Runtime.CompilerServices;
using RuleGen.Shared;

namespace RuleGen.Matching;

/// <summary>
/// A predicate of a rule, with what turns nearly all values away before its text is looked at. Those of one rule lie side by side.
/// </summary>
internal readonly struct PlannedPredicate
{
    // The first or last bytes of the text, at the lower or upper end of the number; of a text looked for anywhere its marks.
    private readonly ulong _outline;

    // By how much the outline is shifted to leave the bytes the text has.
    private readonly byte _shift;

    /// <param name="number">Its number in the plan's <see cref="PredicateTable"/>.</param>
    /// <param name="teller">The field of the index that tells whether it holds; -1 for none.</param>
    /// <param name="row">The predicate itself.</param>
    /// <param name="text">The text it compares with; empty for one without.</param>
    // Called for every predicate when a program starts, before the runtime would find out that it is worth optimising.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PlannedPredicate(int number, int teller, in PredicateRow row, ReadOnlySpan<byte> text)
    {
        Number = number;
        Teller = teller;
        Slot = row.Slot;
        Code = row.Code;
        int length = Math.Min(sizeof(ulong), text.Length);
        IsOutlined = row.IsFoldedText && length > 0;
        if (!IsOutlined) return;
        _shift = (byte)(64 - (8 * length));
        _outline = row.Code switch
        {
            PredicateCode.ContainsFolded => TextSketch.MarksOf(text),
            PredicateCode.EndsWithFolded => TextEdge.Last(text, length) << _shift,
            _ => TextEdge.First(text, length),
        };
    }

    /// <summary>Its number in the plan's <see cref="PredicateTable"/>.</summary>
    public int Number { get; }

    /// <summary>The field of the index that tells whether it holds; -1 for none.</summary>
    public int Teller { get; }

    /// <summary>What it reads; -1 for the whole record.</summary>
    public int Slot { get; }

    /// <summary>How it compares.</summary>
    public PredicateCode Code { get; }

    /// <summary>Whether it compares a folded value with one text that is not empty.</summary>
    public bool IsOutlined { get; }

    /// <summary>What <see cref="MayMeet"/> compares of a value.</summary>
    /// <param name="value">The value, folded.</param>
    public ulong EdgeOf(ReadOnlySpan<byte> value)
    {
        int length = Math.Min(sizeof(ulong), value.Length);
        if (length == 0) return 0;
        return Code == PredicateCode.EndsWithFolded ? TextEdge.Last(value, length) << (64 - (8 * length)) : TextEdge.First(value, length);
    }

    /// <summary>Whether a value may meet the predicate; false only where it does not.</summary>
    /// <param name="edge">What <see cref="EdgeOf"/> of a predicate of this kind gives of the value.</param>
    /// <param name="sketch">The value's sketch.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayMeet(ulong edge, TextSketch sketch) => Code switch
    {
        PredicateCode.ContainsFolded => sketch.MayHave(_outline),
        PredicateCode.EndsWithFolded => (edge ^ _outline) >> _shift == 0,
        _ => (edge ^ _outline) << _shift == 0,
    };
}
