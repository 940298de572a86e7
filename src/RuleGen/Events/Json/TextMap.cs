using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RuleGen.Events.Json;

/// <summary>
/// Where the texts of a JSON record end, and which of them have escapes: two bits a byte, found 64 bytes at a time without a branch a byte.
/// What is inside texts is checked on the way: escapes that JSON knows, and no control characters.
/// </summary>
/// <remarks>
/// A backslash outside of texts shifts what follows, so that quotes are missed or faults seen that are none. That does no harm: such text
/// is not JSON, and the walk, which looks at each byte outside of texts, stops there.
/// </remarks>
internal sealed class TextMap
{
    /// <summary>How many zero bytes must follow the record.</summary>
    public const int Padding = BlockBytes;

    private const int BlockBytes = 64;

    // One bit a byte, the first lowest. Behind the record's bits there are zeros for a word, because words are read from any byte on.
    // Quotes are those that no backslash escapes; stops are these quotes and all backslashes.
    private byte[] _quotes = new byte[512];
    private byte[] _stops = new byte[512];
    private int _length;

    /// <summary>Maps a record.</summary>
    /// <param name="padded">The record and its padding.</param>
    /// <param name="length">The length of the record alone.</param>
    /// <param name="isAscii">Whether it is all ASCII; false also where that was not found out.</param>
    /// <returns>False when a text in the record is broken, or something worse is.</returns>
    public bool Scan(ReadOnlySpan<byte> padded, int length, out bool isAscii)
    {
        isAscii = false;
        int words = (length + BlockBytes - 1) / BlockBytes;
        MakeRoom(words + 1);
        _length = length;
        ref byte quoteBits = ref MemoryMarshal.GetArrayDataReference(_quotes);
        ref byte stopBits = ref MemoryMarshal.GetArrayDataReference(_stops);
        Vector256<byte> all = Vector256<byte>.Zero;
        ulong carry = 0;
        ulong inText = 0;
        QuoteCount = 0;
        for (int word = 0; word < words; word++)
        {
            ReadOnlySpan<byte> block = padded.Slice(word * BlockBytes, BlockBytes);
            Vector256<byte> low = Vector256.Create(block);
            Vector256<byte> high = Vector256.Create(block[Vector256<byte>.Count..]);
            all |= low | high;
            ulong quotes = Matches(low, high, (byte)'"');
            ulong backslashes = Matches(low, high, (byte)'\\');
            ulong escaped = JsonText.Escaped(backslashes, ref carry);
            bool hasLetters = (escaped & ~(backslashes | quotes)) != 0;
            bool hasControls = Vector256.LessThanAny(Vector256.Min(low, high), Vector256.Create((byte)' '));
            quotes &= ~escaped;
            Write(ref quoteBits, word, quotes);
            Write(ref stopBits, word, quotes | backslashes);
            if (hasLetters && !JsonText.AreEscapes(padded[(word * BlockBytes)..], escaped)) return false;
            if (hasControls && HasControls(block, quotes, inText, length - (word * BlockBytes))) return false;
            int count = BitOperations.PopCount(quotes);
            QuoteCount += count;
            inText ^= 0 - (ulong)(uint)(count & 1);
        }
        Write(ref quoteBits, words, 0);
        Write(ref stopBits, words, 0);
        isAscii = all.ExtractMostSignificantBits() == 0;
        return true;
    }

    /// <summary>How many quotes the record has that no backslash escapes; two for each text, names included.</summary>
    public int QuoteCount { get; private set; }

    /// <summary>Quotes that no backslash escapes, one bit a byte, for <see cref="From"/>.</summary>
    public ref readonly byte Quotes => ref MemoryMarshal.GetArrayDataReference(_quotes);

    /// <summary>The same quotes and all backslashes.</summary>
    public ref readonly byte Stops => ref MemoryMarshal.GetArrayDataReference(_stops);

    /// <summary>The bits from a byte of the record on, at least 57 of them, the first lowest, zeros behind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong From(ref readonly byte bits, nint start)
    {
        ulong word = Unsafe.ReadUnaligned<ulong>(in Unsafe.Add(ref Unsafe.AsRef(in bits), start >> 3));
        return (BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word)) >> (int)(start & 7);
    }

    /// <summary>Finds the end of a text.</summary>
    /// <param name="start">Where it begins, behind its quote; not behind the end of the record.</param>
    /// <returns>The offset of the quote that ends it, or the length of the record when there is none.</returns>
    public int EndOfText(int start) => First(in Quotes, start);

    /// <summary>Whether a text has escapes.</summary>
    /// <param name="start">Where it begins, behind its quote.</param>
    /// <param name="end">Where it ends.</param>
    public bool HasEscapes(int start, int end) => First(in Stops, start) != end;

    private int First(ref readonly byte bits, int start)
    {
        for (int i = start; i < _length; i += 64 - (i & 7))
        {
            ulong found = From(in bits, i);
            if (found != 0) return i + BitOperations.TrailingZeroCount(found);
        }
        return _length;
    }

    private static void Write(ref byte bits, int word, ulong value)
    {
        if (!BitConverter.IsLittleEndian) value = BinaryPrimitives.ReverseEndianness(value);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref bits, word * sizeof(ulong)), value);
    }

    private static ulong Matches(Vector256<byte> low, Vector256<byte> high, byte value) =>
        Vector256.Equals(low, Vector256.Create(value)).ExtractMostSignificantBits()
        | ((ulong)Vector256.Equals(high, Vector256.Create(value)).ExtractMostSignificantBits() << 32);

    /// <summary>Whether a text has a control character in this block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="quotes">The quotes in it that no backslash escapes.</param>
    /// <param name="inText">All ones when the block begins inside a text, else zero.</param>
    /// <param name="count">How many bytes of the record are left from the block on.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool HasControls(ReadOnlySpan<byte> block, ulong quotes, ulong inText, int count)
    {
        ulong controls = Vector256.LessThan(Vector256.Create(block), Vector256.Create((byte)' ')).ExtractMostSignificantBits()
            | ((ulong)Vector256.LessThan(Vector256.Create(block[32..]), Vector256.Create((byte)' ')).ExtractMostSignificantBits() << 32);
        if (count < BlockBytes) controls &= (1UL << count) - 1;

        // From each first quote of a pair up to the second.
        for (int shift = 1; shift < BlockBytes; shift *= 2) quotes ^= quotes << shift;
        return (controls & (quotes ^ inText)) != 0;
    }

    private void MakeRoom(int words)
    {
        int bytes = words * sizeof(ulong);
        if (_quotes.Length >= bytes) return;
        _quotes = new byte[bytes * 2];
        _stops = new byte[bytes * 2];
    }
}
