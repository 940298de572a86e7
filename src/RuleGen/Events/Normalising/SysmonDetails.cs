using System.Buffers.Text;
using System.Text;

namespace RuleGen.Events.Normalising;

/// <summary>
/// What the <c>Details</c> of a Sysmon registry event stand for: <c>DWORD (0x0000000A)</c> is the number 10, <c>QWORD (hi-lo)</c> is
/// hi·2³²+lo, <c>(Empty)</c> is the empty text, <c>Binary Data</c> is no text at all; everything else is itself.
/// </summary>
internal static class SysmonDetails
{
    /// <summary>The registry's name of the data's type.</summary>
    public static ReadOnlySpan<byte> Type(ReadOnlySpan<byte> details)
    {
        if (Ascii.EqualsIgnoreCase(details, "Binary Data"u8)) return "REG_BINARY"u8;
        if (Dword(details, out _)) return "REG_DWORD"u8;
        return Qword(details, out _) ? "REG_QWORD"u8 : "REG_SZ"u8;
    }

    /// <summary>Whether the data has a text; binary data has none.</summary>
    public static bool HasText(ReadOnlySpan<byte> details) => !Ascii.EqualsIgnoreCase(details, "Binary Data"u8);

    /// <summary>Whether the text differs from the details, and if so what it is.</summary>
    /// <param name="details">The details.</param>
    /// <param name="text">Receives the text; must hold 20 bytes.</param>
    /// <param name="written">How many bytes of it were written.</param>
    public static bool Differs(ReadOnlySpan<byte> details, Span<byte> text, out int written)
    {
        written = 0;
        if (Ascii.EqualsIgnoreCase(details, "(Empty)"u8)) return true;
        return (Dword(details, out ulong number) || Qword(details, out number)) && Utf8Formatter.TryFormat(number, text, out written);
    }

    private static bool Dword(ReadOnlySpan<byte> details, out ulong number)
    {
        number = 0;
        return details.Length == 18 && Ascii.EqualsIgnoreCase(details[..9], "DWORD (0x"u8) && details[17] == ')'
            && Hex(details.Slice(9, 8), out number);
    }

    private static bool Qword(ReadOnlySpan<byte> details, out ulong number)
    {
        number = 0;
        if (details.Length != 29 || !Ascii.EqualsIgnoreCase(details[..9], "QWORD (0x"u8) || details[28] != ')'
            || !Ascii.EqualsIgnoreCase(details.Slice(17, 3), "-0x"u8))
        {
            return false;
        }
        if (!Hex(details.Slice(9, 8), out ulong high) || !Hex(details.Slice(20, 8), out ulong low)) return false;
        number = (high << 32) | low;
        return true;
    }

    private static bool Hex(ReadOnlySpan<byte> digits, out ulong number) =>
        Utf8Parser.TryParse(digits, out number, out int consumed, 'x') && consumed == digits.Length;
}
