namespace RuleGen.Shared;

/// <summary>The hashes of a plan's tables; the compiler that builds them and the runtime that reads them must agree.</summary>
internal static class PlanHash
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xBF58476D1CE4E5B9;

    /// <summary>Spreads a mixed key further; the low half finds its cell, the high half is its fingerprint.</summary>
    public static ulong Spread(ulong mixed)
    {
        unchecked
        {
            mixed = (mixed ^ (mixed >> 32)) * Second;
            return mixed ^ (mixed >> 29);
        }
    }

    /// <summary>A fingerprint, never 0, which stands for an empty cell.</summary>
    public static int Fingerprint(ulong spread) => (int)(spread >> 32) | 1;

    /// <summary>The bit that stands for a text's length among those of a table.</summary>
    public static int LengthBit(int length) => Math.Min(length, 31);

    /// <summary>The key of the first or last bytes of a text.</summary>
    /// <param name="bytes">One to eight bytes, the first lowest.</param>
    /// <param name="count">How many.</param>
    public static ulong EdgeKey(ulong bytes, int count) => unchecked(bytes + ((ulong)count * Second));

    /// <summary>Goes on with the key of a whole text by its next eight bytes, missing ones zero.</summary>
    public static ulong Append(ulong key, ulong bytes) => unchecked((((key << 23) | (key >> 41)) ^ bytes) * First);

    /// <summary>
    /// What tells a key's place in a table's filter: the highest bits are the number of a word of 32 bits, and two bits of that word,
    /// <see cref="FilterBit"/> and <see cref="OtherFilterBit"/>, stand for the key.
    /// </summary>
    public static ulong Mix(ulong key) => unchecked(key * First);

    /// <summary>The first of a key's two bits; only the lowest five bits of its number count.</summary>
    public static int FilterBit(ulong mixed) => (int)(mixed >> 32);

    /// <summary>The second of a key's two bits; only the lowest five bits of its number count.</summary>
    public static int OtherFilterBit(ulong mixed) => (int)(mixed >> 37);
}
