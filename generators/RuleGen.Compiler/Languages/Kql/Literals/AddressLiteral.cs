using System.Globalization;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Languages.Kql.Literals;

/// <summary>An address as the predicates carry it: 4 or 16 bytes as upper-case hex.</summary>
/// <remarks>
/// IPv4 is four decimal numbers without leading zeros; IPv6 is eight groups, <c>::</c> for one run of zero groups, and optionally an IPv4
/// tail. Zone names are refused. An address in <c>::ffff:0:0/96</c> is the IPv4 address inside it.
/// </remarks>
internal static class AddressLiteral
{
    private const int LongestText = 45;
    private const int GroupCount = 8;

    /// <summary>False for a text that is no address; the address is then empty.</summary>
    public static bool TryRead(string text, out string hex)
    {
        byte[]? bytes = Read(text);
        hex = bytes is null ? string.Empty : AddressHex.Of(Folded(bytes));
        return bytes is not null;
    }

    /// <summary>The 4 or 16 bytes as written, before folding; null for a text that is no address.</summary>
    public static byte[]? Read(string text)
    {
        if (text.Length is 0 or > LongestText) return null;
        return text.IndexOf(':') < 0 ? ReadV4(text) : ReadV6(text);
    }

    /// <summary>Whether 16 bytes hold an IPv4 address.</summary>
    public static bool IsMapped(byte[] bytes)
    {
        if (bytes.Length != 16 || bytes[10] != 0xFF || bytes[11] != 0xFF) return false;
        return bytes.Take(10).All(b => b == 0);
    }

    private static byte[] Folded(byte[] bytes) => IsMapped(bytes) ? bytes.Skip(12).ToArray() : bytes;

    private static byte[]? ReadV4(string text)
    {
        string[] parts = text.Split('.');
        if (parts.Length != 4) return null;
        var bytes = new byte[4];
        for (int i = 0; i < 4; i++)
        {
            string part = parts[i];
            bool isPlain = part.Length is >= 1 and <= 3 && part.All(c => c is >= '0' and <= '9') && (part.Length == 1 || part[0] != '0');
            if (!isPlain || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out bytes[i])) return null;
        }
        return bytes;
    }

    private static byte[]? ReadV6(string text)
    {
        int gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0) return ReadGroups(text) is { } all && all.Count == GroupCount ? ToBytes(all) : null;
        List<int>? left = ReadGroups(text.Substring(0, gap));
        List<int>? right = ReadGroups(text.Substring(gap + 2));
        bool hasTailBeforeGap = text.IndexOf('.') is >= 0 and int dot && dot < gap;
        if (left is null || right is null || hasTailBeforeGap || left.Count + right.Count >= GroupCount) return null;
        left.AddRange(Enumerable.Repeat(0, GroupCount - left.Count - right.Count));
        left.AddRange(right);
        return ToBytes(left);
    }

    /// <summary>Groups of 16 bits between single colons; the last may be an IPv4 address, which makes two.</summary>
    private static List<int>? ReadGroups(string text)
    {
        var groups = new List<int>();
        if (text.Length == 0) return groups;
        string[] parts = text.Split(':');
        for (int i = 0; i < parts.Length; i++)
        {
            string part = parts[i];
            if (i == parts.Length - 1 && part.IndexOf('.') >= 0)
            {
                if (ReadV4(part) is not byte[] tail) return null;
                groups.Add((tail[0] << 8) | tail[1]);
                groups.Add((tail[2] << 8) | tail[3]);
                continue;
            }
            if (part.Length is 0 or > 4) return null;
            if (!int.TryParse(part, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int group)) return null;
            groups.Add(group);
        }
        return groups;
    }

    private static byte[] ToBytes(List<int> groups) => groups.SelectMany(group => new[] { (byte)(group >> 8), (byte)group }).ToArray();
}
