using System.Buffers.Binary;
using System.Runtime.InteropServices;
using RuleGen.Shared;

namespace RuleGen.Matching;

/// <summary>Cuts the bytes of a plan into its parts.</summary>
internal sealed class PlanReader
{
    private readonly int[][] _parts;

    private PlanReader(int[][] parts, byte[] texts)
    {
        _parts = parts;
        Texts = texts;
    }

    /// <summary>All texts side by side.</summary>
    public byte[] Texts { get; }

    public int[] Take(PlanPart part) => _parts[(int)part];

    /// <exception cref="FormatException">The bytes are no plan of this version.</exception>
    public static PlanReader Read(ReadOnlySpan<byte> bytes)
    {
        if (Next(ref bytes) != PlanFormat.Magic) throw new FormatException("These bytes are no plan of rules.");
        int version = Next(ref bytes);
        if (version != PlanFormat.Version)
        {
            throw new FormatException(
                $"The plan is of version {version}, this library reads version {PlanFormat.Version};"
                + " compile the rules with the package that brings this library.");
        }
        var parts = new int[(int)PlanPart.Count][];
        for (int i = 0; i < parts.Length; i++) parts[i] = Numbers(Slice(ref bytes, 4L * Next(ref bytes)));
        byte[] texts = Slice(ref bytes, Next(ref bytes)).ToArray();
        if (!bytes.IsEmpty) throw new FormatException("The plan goes on behind its end.");
        return new PlanReader(parts, texts);
    }

    private static int[] Numbers(ReadOnlySpan<byte> bytes)
    {
        int[] numbers = MemoryMarshal.Cast<byte, int>(bytes).ToArray();
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(numbers, numbers);
        return numbers;
    }

    private static int Next(ref ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(Slice(ref bytes, 4));

    private static ReadOnlySpan<byte> Slice(ref ReadOnlySpan<byte> bytes, long length)
    {
        if (length < 0 || length > bytes.Length) throw new FormatException("The plan ends before its end.");
        ReadOnlySpan<byte> slice = bytes[..(int)length];
        bytes = bytes[(int)length..];
        return slice;
    }
}
