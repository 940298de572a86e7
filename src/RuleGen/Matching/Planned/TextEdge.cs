using System.Buffers.Binary;

namespace RuleGen.Matching;

/// <summary>The bytes at some place of a text as one number, the first byte lowest.</summary>
internal static class TextEdge
{
    /// <summary>The first bytes of a text.</summary>
    /// <param name="text">The text; no shorter than <paramref name="count"/>.</param>
    /// <param name="count">How many, one to eight.</param>
    public static ulong First(ReadOnlySpan<byte> text, int count)
    {
        if (text.Length >= 8) return BinaryPrimitives.ReadUInt64LittleEndian(text) & (ulong.MaxValue >> (64 - (8 * count)));
        ulong bytes = 0;
        for (int i = count - 1; i >= 0; i--) bytes = (bytes << 8) | text[i];
        return bytes;
    }

    /// <summary>The last bytes of a text.</summary>
    /// <param name="text">The text; no shorter than <paramref name="count"/>.</param>
    /// <param name="count">How many, one to eight.</param>
    public static ulong Last(ReadOnlySpan<byte> text, int count)
    {
        if (text.Length >= 8) return BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]) >> (64 - (8 * count));
        ulong bytes = 0;
        for (int i = text.Length - 1; i >= text.Length - count; i--) bytes = (bytes << 8) | text[i];
        return bytes;
    }
}
