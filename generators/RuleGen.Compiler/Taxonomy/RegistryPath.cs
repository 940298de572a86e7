using RuleGen.Shared;

namespace RuleGen.Compiler.Taxonomy;

/// <summary>Brings registry paths to their one spelling. Letter case behind the hive is kept.</summary>
internal static class RegistryPath
{
    private const string UserClassesSuffix = "_Classes";
    private const string ControlSet = "ControlSet";

    /// <summary>
    /// The canonical text of a path: <c>HKLM</c> or <c>HKU</c> and the rest, numbered control sets as <c>CurrentControlSet</c>, a user's
    /// class hive as that user's <c>Software\Classes</c>; a path with no known hive is kept. Doing it twice changes nothing.
    /// </summary>
    public static string Canonicalise(string path)
    {
        if (!TrySplitRoot(path, out RegistryRoot root, out string rest)) return path;
        switch (root)
        {
            case RegistryRoot.LocalMachine:
                return "HKLM" + FoldControlSet(rest);
            case RegistryRoot.Users:
                return "HKU" + FoldUserClasses(rest);
            case RegistryRoot.CurrentUser:
                bool namesUser = IsSid(FirstSegment(rest));
                return namesUser ? "HKU" + FoldUserClasses(rest) : "HKU\\.CURRENT" + rest;
            case RegistryRoot.ClassesRoot:
                return "HKLM\\SOFTWARE\\Classes" + rest;
            default:
                return "HKLM\\SYSTEM\\CurrentControlSet\\Hardware Profiles\\Current" + rest;
        }
    }

    /// <summary>The hive a path begins with, and what follows it: empty, or text that begins with a backslash.</summary>
    public static bool TrySplitRoot(string path, out RegistryRoot root, out string rest)
    {
        foreach (RegistryRootSpelling spelling in RegistryRoots.Spellings)
        {
            int length = spelling.Text.Length;
            if (!path.StartsWith(spelling.Text, StringComparison.OrdinalIgnoreCase)) continue;
            if (path.Length > length && path[length] != '\\') continue;
            root = spelling.Root;
            rest = path.Substring(length);
            return true;
        }
        root = RegistryRoot.None;
        rest = path;
        return false;
    }

    /// <summary>Whether a segment is a numbered control set, <c>ControlSet001</c> and its like.</summary>
    public static bool IsNumberedControlSet(string segment) =>
        segment.Length == ControlSet.Length + 3
        && segment.StartsWith(ControlSet, StringComparison.OrdinalIgnoreCase)
        && segment.Skip(ControlSet.Length).All(c => c is >= '0' and <= '9');

    /// <summary>Whether a segment is a security identifier, also one with the suffix of a class hive.</summary>
    public static bool IsSid(string segment) => segment.StartsWith("S-1-", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A user's segment that names its class hive without that suffix; null for any other segment, also for one with the suffix twice,
    /// which no hive has and which would fold differently each time.
    /// </summary>
    public static string? WithoutClassesSuffix(string segment)
    {
        if (!EndsAsClasses(segment)) return null;
        string owner = segment.Substring(0, segment.Length - UserClassesSuffix.Length);
        return EndsAsClasses(owner) ? null : owner;
    }

    private static bool EndsAsClasses(string segment) =>
        segment.Length > UserClassesSuffix.Length && segment.EndsWith(UserClassesSuffix, StringComparison.OrdinalIgnoreCase);

    private static string FoldControlSet(string rest)
    {
        string[] parts = rest.Split(['\\'], 4);
        bool folds = parts.Length >= 3
            && string.Equals(parts[1], "SYSTEM", StringComparison.OrdinalIgnoreCase) && IsNumberedControlSet(parts[2]);
        if (!folds) return rest;
        parts[2] = "CurrentControlSet";
        return string.Join("\\", parts);
    }

    private static string FoldUserClasses(string rest)
    {
        string user = FirstSegment(rest);
        return WithoutClassesSuffix(user) is { } owner ? "\\" + owner + "\\Software\\Classes" + rest.Substring(user.Length + 1) : rest;
    }

    private static string FirstSegment(string rest)
    {
        if (rest.Length == 0) return rest;
        int end = rest.IndexOf('\\', 1);
        return end < 0 ? rest.Substring(1) : rest.Substring(1, end - 1);
    }
}
