namespace RuleGen.Testing;

/// <summary>Counts what repeated work allocates once everything it needs has been made.</summary>
internal static class SteadyState
{
    private const int Rounds = 5;

    /// <summary>The least bytes the work allocated on this thread in one of a few rounds; the rounds end at the first that allocated none.</summary>
    /// <param name="work">The work of one round: many events, so that a share of one event would show in every round.</param>
    public static long BytesOf(Action work) => LeastOf(() =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    /// <summary>The least of a few rounds that count for themselves what they allocated after a warm-up of their own.</summary>
    /// <param name="measured">Does the work of one round and returns the bytes it allocated.</param>
    public static long LeastOf(Func<long> measured)
    {
        // The runtime makes statics and frozen texts when optimised code first passes them, be that after any warm-up; an event's share comes again.
        long least = long.MaxValue;
        for (int round = 0; round < Rounds && least != 0; round++) least = Math.Min(least, measured());
        return least;
    }
}
