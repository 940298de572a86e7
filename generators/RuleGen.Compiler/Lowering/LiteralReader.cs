using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RuleGen.Compiler.Lowering;

/// <summary>Reads the literals of typed fields: numbers and addresses. No culture takes part.</summary>
internal static class LiteralReader
{
    private const int LongestAddress = 64;
    private const NumberStyles DecimalNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, DecimalNumber, CultureInfo.InvariantCulture, out number);

    /// <summary>Reads an address as 4 or 16 bytes of upper-case hex; a v4 address in v6 clothes becomes v4.</summary>
    public static bool TryAddress(string text, out string hex)
    {
        hex = string.Empty;
        byte[]? bytes = AddressBytes(text);
        if (bytes is null) return false;
        hex = Hex(IsMapped(bytes) ? bytes.Skip(12).ToArray() : bytes);
        return true;
    }

    /// <summary>Reads <c>address/length</c>, or an address as the network of itself; bits behind the length become zero.</summary>
    public static bool TryNetwork(string text, out string hex, out int prefixLength)
    {
        hex = string.Empty;
        prefixLength = 0;
        int slash = text.IndexOf('/');
        byte[]? bytes = AddressBytes(slash < 0 ? text : text.Substring(0, slash));
        if (bytes is null) return false;
        prefixLength = bytes.Length * 8;
        if (slash >= 0 && !TryLength(text.Substring(slash + 1), prefixLength, out prefixLength)) return false;
        if (IsMapped(bytes) && prefixLength >= 96)
        {
            bytes = bytes.Skip(12).ToArray();
            prefixLength -= 96;
        }
        for (int bit = prefixLength; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        hex = Hex(bytes);
        return true;
    }

    private static bool TryLength(string text, int most, out int length) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length) && length <= most;

    // The framework's reader also takes "1", "0x7f.1", brackets and zones; only the plain forms name one address everywhere.
    private static byte[]? AddressBytes(string text)
    {
        if (text.Length is 0 or > LongestAddress) return null;
        bool isV6 = text.IndexOf(':') >= 0;
        if (!isV6 && !IsDottedQuad(text)) return null;
        if (isV6 && !text.All(c => c is ':' or '.' || Uri.IsHexDigit(c))) return null;
        if (!IPAddress.TryParse(text, out IPAddress? address)) return null;
        bool expected = address.AddressFamily == (isV6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork);
        return expected ? address.GetAddressBytes() : null;
    }

    private static bool IsDottedQuad(string text)
    {
        string[] parts = text.Split('.');
        return parts.Length == 4 && Array.TrueForAll(parts, part =>
            part.Length is > 0 and <= 3 && part.All(c => c is >= '0' and <= '9') && (part.Length == 1 || part[0] != '0'));
    }

    private static bool IsMapped(byte[] bytes) =>
        bytes.Length == 16 && bytes.Take(10).All(b => b == 0) && bytes[10] == 0xFF && bytes[11] == 0xFF;

    private static string Hex(byte[] bytes) => string.Concat(bytes.Select(b => b.ToString("X2", CultureInfo.InvariantCulture)));
}
