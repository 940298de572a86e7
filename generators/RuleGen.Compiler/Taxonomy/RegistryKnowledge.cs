namespace RuleGen.Compiler.Taxonomy;

/// <summary>What the last segment of a registry path is known to name.</summary>
internal enum RegistryTail
{
    /// <summary>Nothing known.</summary>
    Unknown,

    /// <summary>A key.</summary>
    Key,

    /// <summary>A value, or the default value (an empty last segment).</summary>
    Value,
}

/// <summary>Tells keys from values in registry path patterns by the autostart places and what their keys imply.</summary>
internal static class RegistryKnowledge
{
    /// <summary>What a canonical pattern (see <see cref="WildcardText"/>) that ends in no wildcard names.</summary>
    public static RegistryTail Tail(string pattern)
    {
        int split = pattern.LastIndexOf('\\');
        string last = pattern.Substring(split + 1);
        if (last.Length == 0 || string.Equals(last, "(Default)", StringComparison.OrdinalIgnoreCase)) return RegistryTail.Value;
        if (last.IndexOf(WildcardText.Wildcard) >= 0 || split < 0) return RegistryTail.Unknown;
        string parent = pattern.Substring(0, split);
        if (IsKnownValue(parent, last)) return RegistryTail.Value;
        return IsKnownKey(pattern) ? RegistryTail.Key : RegistryTail.Unknown;
    }

    /// <summary>The known value in the middle of a pattern, which no key can lie below; null when there is none.</summary>
    public static string? ValueInside(string pattern)
    {
        string[] segments = pattern.Split('\\');
        for (int i = 2; i < segments.Length - 1; i++)
        {
            string parent = string.Join("\\", segments.Take(i));
            bool isFixed = segments[i].Length > 0 && segments[i].IndexOf(WildcardText.Wildcard) < 0;
            if (!isFixed || !IsKnownValue(parent, segments[i])) continue;
            if (!IsKnownKey(parent + "\\" + segments[i])) return segments[i];
        }
        return null;
    }

    private static bool IsKnownValue(string parent, string value)
    {
        string below = BelowHive(parent);
        return AutostartKeys.All.Any(key => key.Place.Values.Any(name => Names(key.Text, name, below, value)));
    }

    // A place may name a value together with the key below its own in which the value stands.
    private static bool Names(string key, string name, string below, string value)
    {
        int split = name.LastIndexOf('\\');
        return string.Equals(name.Substring(split + 1), value, StringComparison.OrdinalIgnoreCase)
            && Meets(below, split < 0 ? key : key + "\\" + name.Substring(0, split));
    }

    private static bool IsKnownKey(string pattern)
    {
        string below = BelowHive(pattern);
        return AutostartKeys.WithAncestors.Any(key => Meets(below, key));
    }

    // A pattern knows its key when it agrees with it from the end: the hive may be spelled out, or left to a wildcard.
    private static bool Meets(string below, string key) =>
        WildcardText.Accepts(key, below) || (below.Length > 0 && below[0] == WildcardText.Wildcard && Agrees(below, key));

    private static bool Agrees(string below, string key)
    {
        string tail = below.TrimStart(WildcardText.Wildcard);
        int segments = tail.Split('\\').Length;
        string[] keySegments = key.Split('\\');
        if (tail.Length == 0 || tail[0] != '\\' || segments - 1 > keySegments.Length) return false;
        string keyTail = "\\" + string.Join("\\", keySegments.Skip(keySegments.Length - segments + 1));
        return WildcardText.Accepts(keyTail, tail);
    }

    private static string BelowHive(string pattern)
    {
        if (pattern.StartsWith("HKLM\\", StringComparison.Ordinal)) return pattern.Substring(5);
        if (!pattern.StartsWith("HKU\\", StringComparison.Ordinal))
        {
            return pattern.Substring(Math.Max(0, pattern.IndexOf(WildcardText.Wildcard)));
        }
        int user = pattern.IndexOf('\\', 4);
        return user < 0 ? string.Empty : pattern.Substring(user + 1);
    }
}
