using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RuleGen.Matching;

/// <summary>
/// Finds ASCII text without letter case where it stands. A place counts when the literal's first and last character are there; only then
/// the rest is compared.
/// </summary>
internal static class AsciiSearch
{
    /// <summary>Where the literal first stands; -1 for nowhere.</summary>
    /// <param name="text">The text; it need not be ASCII.</param>
    /// <param name="literal">The literal, ASCII in any case, not empty.</param>
    public static int IndexOf<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> literal)
        where T : unmanaged, IBinaryInteger<T>
    {
        int last = literal.Length - 1;
        int places = text.Length - last;
        if (Vector128.IsHardwareAccelerated && Unsafe.SizeOf<T>() == 1 && places >= Vector128<byte>.Count)
        {
            return Vectors<T, byte>(text, literal, places);
        }
        if (Vector128.IsHardwareAccelerated && Unsafe.SizeOf<T>() == 2 && places >= Vector128<ushort>.Count)
        {
            return Vectors<T, ushort>(text, literal, places);
        }
        for (int i = 0; i < places; i++)
        {
            if (!CodeUnit.MayAgree(text[i], literal[0]) || !CodeUnit.MayAgree(text[i + last], literal[last])) continue;
            if (IsAt(text, i, literal)) return i;
        }
        return -1;
    }

    /// <summary>Searches in lanes, because vectors know no characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Vectors<T, TLane>(ReadOnlySpan<T> text, ReadOnlySpan<T> literal, int places)
        where T : unmanaged, IBinaryInteger<T>
        where TLane : unmanaged, IBinaryInteger<TLane> =>
        Vector256.IsHardwareAccelerated && places >= Vector256<TLane>.Count
            ? Search256<T, TLane>(text, literal, places)
            : Search128<T, TLane>(text, literal, places);

    private static int Search256<T, TLane>(ReadOnlySpan<T> text, ReadOnlySpan<T> literal, int places)
        where T : unmanaged, IBinaryInteger<T>
        where TLane : unmanaged, IBinaryInteger<TLane>
    {
        ref TLane first = ref Unsafe.As<T, TLane>(ref MemoryMarshal.GetReference(text));
        ref TLane last = ref Unsafe.Add(ref first, literal.Length - 1);
        (TLane firstCase, TLane firstUnit) = Anchor<T, TLane>(literal[0]);
        (TLane lastCase, TLane lastUnit) = Anchor<T, TLane>(literal[^1]);
        int end = places - Vector256<TLane>.Count;
        for (int i = 0; ; i = Math.Min(i + Vector256<TLane>.Count, end))
        {
            Vector256<TLane> isFirst = Vector256.Equals(
                Vector256.LoadUnsafe(ref first, (nuint)i) | Vector256.Create(firstCase), Vector256.Create(firstUnit));
            Vector256<TLane> isLast = Vector256.Equals(
                Vector256.LoadUnsafe(ref last, (nuint)i) | Vector256.Create(lastCase), Vector256.Create(lastUnit));
            for (uint candidates = (isFirst & isLast).ExtractMostSignificantBits(); candidates != 0; candidates &= candidates - 1)
            {
                int at = i + BitOperations.TrailingZeroCount(candidates);
                if (IsAt(text, at, literal)) return at;
            }
            if (i == end) return -1;
        }
    }

    private static int Search128<T, TLane>(ReadOnlySpan<T> text, ReadOnlySpan<T> literal, int places)
        where T : unmanaged, IBinaryInteger<T>
        where TLane : unmanaged, IBinaryInteger<TLane>
    {
        ref TLane first = ref Unsafe.As<T, TLane>(ref MemoryMarshal.GetReference(text));
        ref TLane last = ref Unsafe.Add(ref first, literal.Length - 1);
        (TLane firstCase, TLane firstUnit) = Anchor<T, TLane>(literal[0]);
        (TLane lastCase, TLane lastUnit) = Anchor<T, TLane>(literal[^1]);
        int end = places - Vector128<TLane>.Count;
        for (int i = 0; ; i = Math.Min(i + Vector128<TLane>.Count, end))
        {
            Vector128<TLane> isFirst = Vector128.Equals(
                Vector128.LoadUnsafe(ref first, (nuint)i) | Vector128.Create(firstCase), Vector128.Create(firstUnit));
            Vector128<TLane> isLast = Vector128.Equals(
                Vector128.LoadUnsafe(ref last, (nuint)i) | Vector128.Create(lastCase), Vector128.Create(lastUnit));
            for (uint candidates = (isFirst & isLast).ExtractMostSignificantBits(); candidates != 0; candidates &= candidates - 1)
            {
                int at = i + BitOperations.TrailingZeroCount(candidates);
                if (IsAt(text, at, literal)) return at;
            }
            if (i == end) return -1;
        }
    }

    /// <summary>The bit to set in a unit and what it then is, when it is the anchor in either case.</summary>
    private static (TLane Case, TLane Unit) Anchor<T, TLane>(T anchor)
        where T : unmanaged, IBinaryInteger<T>
        where TLane : unmanaged, IBinaryInteger<TLane>
    {
        char unit = CodeUnit.Char(anchor);
        char letterCase = char.IsAsciiLetter(unit) ? (char)0x20 : (char)0;
        return (TLane.CreateTruncating(letterCase), TLane.CreateTruncating(unit | letterCase));
    }

    private static bool IsAt<T>(ReadOnlySpan<T> text, int at, ReadOnlySpan<T> literal)
        where T : unmanaged =>
        CodeUnit.EqualIgnoringCase(text.Slice(at, literal.Length), literal);
}
