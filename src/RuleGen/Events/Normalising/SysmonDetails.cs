using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RuleGen.Matching;

namespace RuleGen.Events.Normalising;

/// <summary>
/// What the <c>Details</c> of a Sysmon registry event stand for: <c>DWORD (0x0000000A)</c> is the number 10, <c>QWORD (hi-lo)</c> is
/// hi·2³²+lo, <c>(Empty)</c> is the empty text, <c>Binary Data</c> is no text at all; everything else is itself.
/// </summary>
internal static class SysmonDetails
{
    /// <summary>How many digits the longest number has.</summary>
    public const int MostDigits = 20;

    /// <summary>The registry's name of the data's type.</summary>
    public static ReadOnlySpan<byte> Type<T>(ReadOnlySpan<T> details)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (!HasText(details)) return "REG_BINARY"u8;
        if (Dword(details, out _)) return "REG_DWORD"u8;
        return Qword(details, out _) ? "REG_QWORD"u8 : "REG_SZ"u8;
    }

    /// <summary>Whether the data has a text; binary data has none.</summary>
    public static bool HasText<T>(ReadOnlySpan<T> details)
        where T : unmanaged =>
        !CodeUnit.EqualAsciiIgnoringCase(details, "Binary Data"u8);

    /// <summary>Whether the text differs from the details, and if so what it is.</summary>
    /// <param name="details">The details.</param>
    /// <param name="text">Receives the text; must hold <see cref="MostDigits"/>.</param>
    /// <param name="written">How many units of it were written.</param>
    public static bool Differs<T>(ReadOnlySpan<T> details, Span<T> text, out int written)
        where T : unmanaged, IBinaryInteger<T>
    {
        written = 0;
        if (CodeUnit.EqualAsciiIgnoringCase(details, "(Empty)"u8)) return true;
        return (Dword(details, out ulong number) || Qword(details, out number)) && Format(number, text, out written);
    }

    private static bool Dword<T>(ReadOnlySpan<T> details, out ulong number)
        where T : unmanaged, IBinaryInteger<T>
    {
        number = 0;
        return details.Length == 18 && CodeUnit.EqualAsciiIgnoringCase(details[..9], "DWORD (0x"u8) && CodeUnit.Char(details[17]) == ')'
            && NumberText.TryParseHex(details.Slice(9, 8), out number);
    }

    private static bool Qword<T>(ReadOnlySpan<T> details, out ulong number)
        where T : unmanaged, IBinaryInteger<T>
    {
        number = 0;
        if (details.Length != 29 || !CodeUnit.EqualAsciiIgnoringCase(details[..9], "QWORD (0x"u8) || CodeUnit.Char(details[28]) != ')'
            || !CodeUnit.EqualAsciiIgnoringCase(details.Slice(17, 3), "-0x"u8))
        {
            return false;
        }
        if (!NumberText.TryParseHex(details.Slice(9, 8), out ulong high) || !NumberText.TryParseHex(details.Slice(20, 8), out ulong low))
        {
            return false;
        }
        number = (high << 32) | low;
        return true;
    }

    private static bool Format<T>(ulong number, Span<T> text, out int written)
        where T : unmanaged =>
        Unsafe.SizeOf<T>() == 1
            ? number.TryFormat(MemoryMarshal.Cast<T, byte>(text), out written, provider: CultureInfo.InvariantCulture)
            : number.TryFormat(MemoryMarshal.Cast<T, char>(text), out written, provider: CultureInfo.InvariantCulture);
}
