using System.Globalization;

namespace RuleGen.Compiler.Evaluation;

/// <summary>Reads a value as an IP address: four bytes for IPv4 and for v4-mapped addresses, else sixteen.</summary>
internal static class AddressReading
{
    /// <summary>The address's bytes; null when the text is no address. A zone behind <c>%</c> is left out.</summary>
    /// <remarks>The framework passes over NULs behind a number; they are no part of an address.</remarks>
    public static byte[]? Read(string text)
    {
        if (text.Contains("\0")) return null;
        if (!text.Contains(":")) return Version4(text);
        int zone = text.IndexOf('%');
        byte[]? bytes = Version6(zone < 0 ? text : text.Substring(0, zone));
        bool isMapped = bytes is not null && bytes.Take(10).All(b => b == 0) && bytes[10] == 0xFF && bytes[11] == 0xFF;
        return isMapped ? bytes!.Skip(12).ToArray() : bytes;
    }

    /// <summary>The bytes of an address written as hex digits, as predicates carry it.</summary>
    public static byte[] FromHex(string hex) => Enumerable.Range(0, hex.Length / 2)
        .Select(i => byte.Parse(hex.Substring(i * 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToArray();

    /// <summary>Such hex digits as people write an address, without shortening.</summary>
    public static string ToText(string hex)
    {
        byte[] bytes = FromHex(hex);
        return bytes.Length == 4
            ? string.Join(".", bytes)
            : string.Join(":", Enumerable.Range(0, bytes.Length / 2).Select(i => ((bytes[i * 2] << 8) | bytes[(i * 2) + 1]).ToString("x")));
    }

    /// <summary>Whether the first bits of both are equal; addresses of different families never are.</summary>
    public static bool IsIn(byte[] address, byte[] network, int prefixLength)
    {
        if (address.Length != network.Length) return false;
        for (int bit = 0; bit < prefixLength && bit < address.Length * 8; bit++)
        {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) return false;
        }
        return true;
    }

    // A leading zero is refused: readers disagree whether it means octal.
    private static byte[]? Version4(string text)
    {
        string[] parts = text.Split('.');
        if (parts.Length != 4) return null;
        var bytes = new byte[4];
        for (int i = 0; i < 4; i++)
        {
            if (parts[i].Length is 0 or > 3 || (parts[i].Length > 1 && parts[i][0] == '0')) return null;
            if (!byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out bytes[i])) return null;
        }
        return bytes;
    }

    private static byte[]? Version6(string text)
    {
        int gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0)
        {
            List<byte>? all = Groups(text);
            return all?.Count == 16 ? all.ToArray() : null;
        }
        string rest = text.Substring(gap + 2);
        if (rest.Contains("::")) return null;
        List<byte>? head = gap == 0 ? [] : Groups(text.Substring(0, gap), mayEndInVersion4: false);
        List<byte>? tail = rest.Length == 0 ? [] : Groups(rest);
        if (head is null || tail is null || head.Count + tail.Count > 14) return null;
        return [.. head, .. new byte[16 - head.Count - tail.Count], .. tail];
    }

    private static List<byte>? Groups(string text, bool mayEndInVersion4 = true)
    {
        string[] groups = text.Split(':');
        var bytes = new List<byte>();
        if (groups.Length > 8) return null;
        for (int i = 0; i < groups.Length; i++)
        {
            if (mayEndInVersion4 && i == groups.Length - 1 && groups[i].Contains("."))
            {
                if (Version4(groups[i]) is not byte[] end) return null;
                bytes.AddRange(end);
                continue;
            }
            bool isHex = ushort.TryParse(groups[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort group);
            if (!isHex || groups[i].Length > 4) return null;
            bytes.Add((byte)(group >> 8));
            bytes.Add((byte)group);
        }
        return bytes;
    }
}
