using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RuleGen.Matching;

/// <summary>What a thread's scratch buffer holds; each use has a buffer of its own, so that one result can be made from another.</summary>
internal enum ScratchUse
{
    Joined,
    Canonical,
    Details,
    Transcoded,
    Folded,
    FoldedName,
}

/// <summary>Buffers of this thread, grown on demand and kept. What one holds is valid until its use is asked for again.</summary>
internal static class Scratch
{
    private const int Uses = (int)ScratchUse.FoldedName + 1;
    private const int SmallestBytes = 512;

    [ThreadStatic]
    private static byte[][]? _buffers;

    /// <summary>The buffer of a use, so many units long; its content is undefined.</summary>
    public static Span<T> Take<T>(ScratchUse use, int length)
        where T : unmanaged
    {
        int bytes = checked(length * Unsafe.SizeOf<T>());
        byte[]?[]? buffers = _buffers;
        byte[]? buffer = buffers?[(int)use];
        if (buffer is null || buffer.Length < bytes) buffer = Grow(use, bytes);
        return MemoryMarshal.Cast<byte, T>(buffer.AsSpan())[..length];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] Grow(ScratchUse use, int bytes)
    {
        byte[][] buffers = _buffers ??= [.. Enumerable.Repeat<byte[]>([], Uses)];
        int doubled = (int)Math.Min(buffers[(int)use].Length * 2L, Array.MaxLength);
        return buffers[(int)use] = new byte[Math.Max(Math.Max(bytes, doubled), SmallestBytes)];
    }
}
