using System.Globalization;
using System.Net;
using System.Text;

namespace RuleGen.Compiler.Model;

/// <summary>The form in which predicates carry addresses: 4 or 16 bytes as upper-case hex.</summary>
internal static class AddressHex
{
    /// <summary>The hex of 4 or 16 bytes.</summary>
    public static string Of(byte[] bytes)
    {
        var hex = new StringBuilder(bytes.Length * 2);
        foreach (byte b in bytes) hex.Append(b.ToString("X2", CultureInfo.InvariantCulture));
        return hex.ToString();
    }

    /// <summary>The bytes of an address or network; throws for a text that is none.</summary>
    public static byte[] ToBytes(string hex)
    {
        if (hex.Length is not (8 or 32)) throw new FormatException($"'{hex}' is no address: it must have 4 or 16 bytes.");
        var bytes = new byte[hex.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = byte.Parse(hex.Substring(2 * i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }
        return bytes;
    }

    /// <summary>The address in its usual spelling.</summary>
    public static string ToText(string hex) => new IPAddress(ToBytes(hex)).ToString();
}
