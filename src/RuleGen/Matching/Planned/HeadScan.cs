using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using RuleGen.Shared;

namespace RuleGen.Matching;

/// <summary>
/// Looks for some bytes in a row, the head, of many texts at once: each byte of a block is looked up by its halves, which gives the groups
/// of texts whose head may begin there; only where three bytes in a row agree on a group are its texts compared.
/// </summary>
/// <param name="halves">For each of the head's bytes a list by low half and one by high half, 16 bytes each.</param>
internal readonly ref struct HeadScan(ReadOnlySpan<int> halves)
{
    /// <summary>How many bytes behind a value are read with it, where they are there; what they are makes no difference.</summary>
    public const int Slack = WideBlock + PlanFormat.HeadLength - 1;

    private const int WideBlock = 32;
    private const int Block = 16;

    private readonly ReadOnlySpan<byte> _halves = MemoryMarshal.AsBytes(halves);

    /// <summary>Where the heads of some groups may begin, from a place on.</summary>
    /// <param name="padded">The value, and up to <see cref="Slack"/> bytes behind it.</param>
    /// <param name="length">The length of the value alone.</param>
    /// <param name="at">Where to look first; receives where something was found.</param>
    /// <returns>The groups, a bit each; 0 when there is nothing behind.</returns>
    public int Next(ReadOnlySpan<byte> padded, int length, ref int at)
    {
        int last = length - PlanFormat.HeadLength;
        if (Avx2.IsSupported)
        {
            int early = NextOfWide(padded, length, ref at);
            if (early != 0 || at > last) return early;
        }
        Vector128<byte> low0 = Half(0), high0 = Half(1), low1 = Half(2), high1 = Half(3), low2 = Half(4), high2 = Half(5);
        while (at <= last && at + Block + PlanFormat.HeadLength - 1 <= padded.Length)
        {
            Vector128<byte> groups = Groups(padded, at, low0, high0) & Groups(padded, at + 1, low1, high1)
                & Groups(padded, at + 2, low2, high2);
            uint found = ~Vector128.Equals(groups, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF;
            if (found != 0)
            {
                int offset = BitOperations.TrailingZeroCount(found);
                at += offset;
                return groups[offset];
            }
            at += Block;
        }
        for (; at <= last; at++)
        {
            int groups = Groups(padded[at], 0) & Groups(padded[at + 1], 1) & Groups(padded[at + 2], 2);
            if (groups != 0) return groups;
        }
        return 0;
    }

    /// <summary>As <see cref="Next"/>, 32 bytes at a time; stops where no such block is left.</summary>
    private int NextOfWide(ReadOnlySpan<byte> padded, int length, ref int at)
    {
        ref byte start = ref MemoryMarshal.GetReference(padded);
        Vector256<byte> low0 = WideHalf(0), high0 = WideHalf(1);
        Vector256<byte> low1 = WideHalf(2), high1 = WideHalf(3);
        Vector256<byte> low2 = WideHalf(4), high2 = WideHalf(5);

        // Nothing in the loop is checked: the last block read ends with the padded value at the latest.
        nint last = Math.Min(padded.Length - Slack, length - PlanFormat.HeadLength);
        nint block = at;
        int found = 0;
        for (; block <= last; block += WideBlock)
        {
            Vector256<byte> groups = WideGroups(ref start, block, low0, high0) & WideGroups(ref start, block + 1, low1, high1)
                & WideGroups(ref start, block + 2, low2, high2);
            if (groups == Vector256<byte>.Zero) continue;
            int offset = BitOperations.TrailingZeroCount(~Vector256.Equals(groups, Vector256<byte>.Zero).ExtractMostSignificantBits());
            block += offset;
            found = groups[offset];
            break;
        }
        at = (int)block;
        return found;
    }

    private Vector256<byte> WideHalf(int list) => Vector256.Create(Half(list), Half(list));

    // The instruction looks up in each half of the vector by itself, so both have the list.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> WideGroups(ref byte start, nint at, Vector256<byte> low, Vector256<byte> high)
    {
        Vector256<byte> block = Vector256.LoadUnsafe(ref start, (nuint)at);
        Vector256<byte> lowHalf = block & Vector256.Create((byte)15);
        Vector256<byte> highHalf = (block.AsUInt16() >> 4).AsByte() & Vector256.Create((byte)15);
        return Avx2.Shuffle(low, lowHalf) & Avx2.Shuffle(high, highHalf);
    }

    private Vector128<byte> Half(int list) => Vector128.Create(_halves.Slice(list * 16, 16));

    private int Groups(byte unit, int place) => _halves[(32 * place) + (unit & 15)] & _halves[(32 * place) + 16 + (unit >> 4)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Groups(ReadOnlySpan<byte> padded, int at, Vector128<byte> low, Vector128<byte> high)
    {
        Vector128<byte> block = Vector128.Create(padded.Slice(at, Block));
        Vector128<byte> lowHalf = block & Vector128.Create((byte)15);
        Vector128<byte> highHalf = (block.AsUInt16() >> 4).AsByte() & Vector128.Create((byte)15);
        return Vector128.ShuffleNative(low, lowHalf) & Vector128.ShuffleNative(high, highHalf);
    }
}
