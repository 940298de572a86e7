using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RuleGen.Events;

/// <summary>
/// A name in three words, to be hashed and compared without a loop: its first eight bytes, the next eight, both with zeros behind the end,
/// and the last eight of a name of more than sixteen bytes; of a shorter one the second word again.
/// </summary>
internal static class NameWords
{
    /// <summary>How many bytes behind a name are read with it.</summary>
    public const int Padding = Whole;

    /// <summary>The longest name that is told from all others of its length by its words.</summary>
    public const int Whole = 16;

    /// <summary>The longest name of which every byte is in the words.</summary>
    public const int Covered = Whole + sizeof(ulong);

    private const ulong Blanks = 0x2020202020202020;

    private static ReadOnlySpan<byte> Mask =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>
    /// Reads a name. Lengths come in no order a processor could foresee, so nothing branches on them; nothing is checked either.
    /// </summary>
    /// <param name="name">The first byte of the name, which has <see cref="Padding"/> bytes behind it.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="head">Receives the first word.</param>
    /// <param name="next">Receives the second.</param>
    /// <param name="tail">Receives the third.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Read(ref readonly byte name, int length, out ulong head, out ulong next, out ulong tail)
    {
        nint past = (nint)length - Whole;
        nint missing = -(past & (past >> 63));
        ref byte mask = ref Unsafe.Add(ref MemoryMarshal.GetReference(Mask), missing);
        ulong second = Word(ref mask, 8);
        head = Word(in name, 0) & Word(ref mask, 0);
        next = Word(in name, 8) & second;
        tail = Word(in name, past + missing + 8) & second;
    }

    /// <summary>False when the name has no blank; what of a long name is not in the words may have one.</summary>
    public static bool MayHaveBlank(ulong head, ulong next, ulong tail, int length) =>
        (ZeroIn(head ^ Blanks) | ZeroIn(next ^ Blanks) | ZeroIn(tail ^ Blanks)) != 0 || length > Covered;

    /// <summary>A bit is set when, and only when, one of the bytes is zero.</summary>
    private static ulong ZeroIn(ulong bytes) => (bytes - 0x0101010101010101) & ~bytes & 0x8080808080808080;

    private static ulong Word(ref readonly byte start, nint offset)
    {
        ulong word = Unsafe.ReadUnaligned<ulong>(in Unsafe.Add(ref Unsafe.AsRef(in start), offset));
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }
}
