using System.Buffers.Binary;
using System.Numerics;

namespace RuleGen.Matching;

/// <summary>
/// IPv4 and IPv6 addresses written as text. A v4-mapped v6 address counts as v4; a zone behind <c>%</c> is cut off.
/// </summary>
internal static class AddressText
{
    /// <summary>Reads an address into its bytes, most significant first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">Receives 4 or 16 bytes; must hold 16.</param>
    /// <returns>4, 16, or 0 when the text is no address.</returns>
    public static int Parse<T>(ReadOnlySpan<T> text, Span<byte> address)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (ParseV4(text, address)) return 4;
        int zone = text.IndexOf(CodeUnit.Of<T>('%'));
        if (zone >= 0) text = text[..zone];
        if (!ParseV6(text, address[..16])) return 0;
        if (address[..10].ContainsAnyExcept((byte)0) || address[10] != 0xFF || address[11] != 0xFF) return 16;
        address.Slice(12, 4).CopyTo(address);
        return 4;
    }

    private static bool ParseV4<T>(ReadOnlySpan<T> text, Span<byte> address)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (int part = 0; part < 4; part++)
        {
            int digits = 0;
            int value = 0;
            while (digits < text.Length && digits < 4 && char.IsAsciiDigit(CodeUnit.Char(text[digits])))
            {
                value = (value * 10) + CodeUnit.Char(text[digits++]) - '0';
            }
            if (digits is 0 or > 3 || value > 255 || (digits > 1 && CodeUnit.Char(text[0]) == '0')) return false;
            address[part] = (byte)value;
            text = text[digits..];
            if (part == 3) return text.IsEmpty;
            if (text.IsEmpty || CodeUnit.Char(text[0]) != '.') return false;
            text = text[1..];
        }
        return false;
    }

    private static bool ParseV6<T>(ReadOnlySpan<T> text, Span<byte> address)
        where T : unmanaged, IBinaryInteger<T>
    {
        address.Clear();
        int gap = -1;
        int group = 0;
        if (text.Length > 1 && CodeUnit.EqualAscii(text[..2], "::"u8))
        {
            gap = 0;
            text = text[2..];
        }
        while (!text.IsEmpty)
        {
            if (group <= 6 && text.Contains(CodeUnit.Of<T>('.')) && !text.Contains(CodeUnit.Of<T>(':')))
            {
                if (!ParseV4(text, address[(group * 2)..])) return false;
                group += 2;
                break;
            }
            if (group == 8 || !ParseGroup(ref text, address[(group * 2)..])) return false;
            group++;
            if (text.IsEmpty) break;
            if (CodeUnit.Char(text[0]) != ':' || text.Length == 1) return false;
            text = text[1..];
            if (CodeUnit.Char(text[0]) != ':') continue;
            if (gap >= 0) return false;
            gap = group;
            text = text[1..];
        }
        if (gap < 0) return group == 8;
        if (group > 7) return false;
        address[(gap * 2)..(group * 2)].CopyTo(address[^((group - gap) * 2)..]);
        address[(gap * 2)..^((group - gap) * 2)].Clear();
        return true;
    }

    private static bool ParseGroup<T>(ref ReadOnlySpan<T> text, Span<byte> group)
        where T : unmanaged, IBinaryInteger<T>
    {
        int digits = 0;
        int value = 0;
        while (digits < text.Length && digits < 5 && char.IsAsciiHexDigit(CodeUnit.Char(text[digits])))
        {
            int digit = CodeUnit.Char(text[digits++]);
            value = (value << 4) | (digit <= '9' ? digit - '0' : (digit & ~0x20) - 'A' + 10);
        }
        if (digits is 0 or > 4) return false;
        BinaryPrimitives.WriteUInt16BigEndian(group, (ushort)value);
        text = text[digits..];
        return true;
    }
}
