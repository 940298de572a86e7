using System.Buffers;
using System.Buffers.Text;
using RuleGen.Shared;

namespace RuleGen.Matching;

/// <summary>
/// What the compiler worked out about all rules of a set together: their predicates, each once, with the texts they compare, and the index
/// that tells which rules an event may meet at all. Immutable; shared by all threads.
/// </summary>
public sealed class RulePlan
{
    private RulePlan(PlanReader parts)
    {
        Predicates = new PredicateTable(parts);
        Index = new RuleIndex(parts);
        RuleStarts = parts.Take(PlanPart.RuleStarts);
        int[] tellers = parts.Take(PlanPart.Tellers);
        RulePredicates = Array.ConvertAll(parts.Take(PlanPart.RulePredicates), Plan);

        PlannedPredicate Plan(int number)
        {
            ref readonly PredicateRow row = ref Predicates[number];
            return new PlannedPredicate(number, tellers[number], in row, Predicates.TextOf(in row));
        }
    }

    /// <summary>How many rules the set has.</summary>
    internal int RuleCount => RuleStarts.Length - 1;

    internal PredicateTable Predicates { get; }

    /// <summary>For each rule where its predicates begin in <see cref="RulePredicates"/>, and at last where the last rule's end.</summary>
    internal int[] RuleStarts { get; }

    /// <summary>The predicates of all rules, one rule's behind the other's.</summary>
    internal PlannedPredicate[] RulePredicates { get; }

    internal RuleIndex Index { get; }

    /// <summary>Reads a plan as the compiler wrote it into a program.</summary>
    /// <param name="base64">The plan's bytes in base64; blanks and line ends between are passed over.</param>
    /// <exception cref="FormatException">The text is no plan, or one of another version of this library.</exception>
    public static RulePlan Read(ReadOnlySpan<byte> base64)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        OperationStatus status = Base64.DecodeFromUtf8(base64, bytes, out _, out int written);
        if (status != OperationStatus.Done) throw new FormatException("The text is not base64.");
        return FromBytes(bytes.AsSpan(0, written));
    }

    /// <summary>Reads a plan as the compiler hands it over in one process.</summary>
    /// <param name="bytes">The plan's bytes.</param>
    /// <exception cref="FormatException">The bytes are no plan, or one of another version of this library.</exception>
    public static RulePlan FromBytes(ReadOnlySpan<byte> bytes) => new(PlanReader.Read(bytes));
}
