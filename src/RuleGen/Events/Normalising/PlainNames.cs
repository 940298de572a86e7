namespace RuleGen.Events.Normalising;

/// <summary>
/// For each slot the names that fill it in records of one shape, as one list of numbers, so that the usual case is found without its plan.
/// Immutable.
/// </summary>
internal sealed class PlainNames
{
    /// <summary>Ends the names of a slot that is empty in records that have none of them.</summary>
    public const int Empty = -1;

    /// <summary>Ends the names of a slot where more decides.</summary>
    public const int Undecided = -2;

    private readonly int[] _starts;
    private readonly int[] _names;

    public PlainNames(SlotPlan[] plans, SourceShape shape)
    {
        _starts = new int[plans.Length];
        var names = new List<int>();
        for (int slot = 0; slot < plans.Length; slot++)
        {
            _starts[slot] = names.Count;
            names.AddRange(plans[slot].PlainNames(shape, out bool isAll));
            names.Add(isAll ? Empty : Undecided);
        }
        _names = [.. names];
    }

    /// <summary>The names of a slot from its first on, with an end behind them.</summary>
    public ReadOnlySpan<int> From(int slot) => _names.AsSpan(_starts[slot]);
}
