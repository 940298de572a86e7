using System.Globalization;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Languages.Kql.Literals;

/// <summary>A network: its first address as 4 or 16 bytes in upper-case hex, and how many leading bits count.</summary>
/// <remarks>
/// A network inside <c>::ffff:0:0/96</c> becomes the IPv4 network it maps. A wider one stays IPv6, and then holds no IPv4 address,
/// because events carry those folded.
/// </remarks>
internal readonly record struct NetworkLiteral(string Network, int PrefixLength)
{
    private const int MappedBits = 96;

    /// <summary>Reads <c>address/prefix</c>, or an address alone as a network of one. Bits behind the prefix are cleared.</summary>
    public static bool TryRead(string text, out NetworkLiteral network)
    {
        network = default;
        int slash = text.IndexOf('/');
        byte[]? bytes = AddressLiteral.Read(slash < 0 ? text : text.Substring(0, slash));
        if (bytes is null) return false;
        int bits = bytes.Length * 8;
        int prefix = slash < 0 ? bits : ReadPrefix(text, slash + 1);
        if (prefix < 0 || prefix > bits) return false;
        if (AddressLiteral.IsMapped(bytes) && prefix >= MappedBits)
        {
            bytes = bytes.Skip(12).ToArray();
            prefix -= MappedBits;
        }
        Mask(bytes, prefix);
        network = new NetworkLiteral(AddressHex.Of(bytes), prefix);
        return true;
    }

    private static int ReadPrefix(string text, int start)
    {
        string digits = text.Substring(start);
        bool isPlain = digits.Length is >= 1 and <= 3 && (digits.Length == 1 || digits[0] != '0');
        return isPlain && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int prefix) ? prefix : -1;
    }

    private static void Mask(byte[] bytes, int prefix)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            int kept = Math.Min(8, Math.Max(0, prefix - (i * 8)));
            bytes[i] &= (byte)(0xFF << (8 - kept));
        }
    }
}
