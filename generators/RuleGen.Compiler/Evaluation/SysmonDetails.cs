using System.Globalization;

namespace RuleGen.Compiler.Evaluation;

/// <summary>Reads what Sysmon writes into <c>Details</c>: the type and the data of a registry value in one text.</summary>
internal static class SysmonDetails
{
    /// <summary>The data as ECS has it, or null where the text says nothing of it; and the registry type.</summary>
    public static (string? Text, string Type) Decode(string details)
    {
        if (Is(details, "(Empty)")) return (string.Empty, "REG_SZ");
        if (Is(details, "Binary Data")) return (null, "REG_BINARY");
        if (details.Length == 18 && Frames(details, "DWORD (0x", ")") && Hex(details, 9) is uint number)
            return (number.ToString(CultureInfo.InvariantCulture), "REG_DWORD");
        if (details.Length == 29 && Frames(details, "QWORD (0x", ")")
            && Is(details.Substring(17, 3), "-0x")
            && Hex(details, 9) is uint high && Hex(details, 20) is uint low)
            return ((((ulong)high << 32) + low).ToString(CultureInfo.InvariantCulture), "REG_QWORD");
        return (details, "REG_SZ");
    }

    private static bool Is(string text, string expected) => string.Equals(text, expected, StringComparison.OrdinalIgnoreCase);

    private static bool Frames(string text, string start, string end) =>
        text.StartsWith(start, StringComparison.OrdinalIgnoreCase) && text.EndsWith(end, StringComparison.Ordinal);

    private static uint? Hex(string text, int start)
    {
        string digits = text.Substring(start, 8);
        if (digits.Contains("\0")) return null;
        return uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value) ? value : null;
    }
}
