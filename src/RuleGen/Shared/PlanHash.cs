namespace RuleGen.Shared;

/// <summary>The hashes of a plan's tables; the compiler that builds them and the runtime that reads them must agree.</summary>
internal static class PlanHash
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xBF58476D1CE4E5B9;

    /// <summary>Spreads a key; the low half finds its cell, the high half is its fingerprint.</summary>
    public static ulong Spread(ulong key)
    {
        unchecked
        {
            ulong mixed = key * First;
            mixed = (mixed ^ (mixed >> 32)) * Second;
            return mixed ^ (mixed >> 29);
        }
    }

    /// <summary>A fingerprint, never 0, which stands for an empty cell.</summary>
    public static int Fingerprint(ulong spread) => (int)(spread >> 32) | 1;

    /// <summary>The key of the first or last bytes of a text.</summary>
    /// <param name="bytes">One to eight bytes, the first lowest.</param>
    /// <param name="count">How many.</param>
    public static ulong EdgeKey(ulong bytes, int count) => unchecked(bytes + ((ulong)count * Second));

    /// <summary>Goes on with the key of a whole text by its next eight bytes, missing ones zero.</summary>
    public static ulong Append(ulong key, ulong bytes) => unchecked((((key << 23) | (key >> 41)) ^ bytes) * First);

    /// <summary>The bit of a filter that stands for a gram.</summary>
    /// <param name="gram">Four bytes, the first lowest.</param>
    /// <param name="log">The filter's size as a power of two.</param>
    public static uint FilterBit(uint gram, int log) => unchecked(gram * 0x9E3779B1u) >> (32 - log);
}
