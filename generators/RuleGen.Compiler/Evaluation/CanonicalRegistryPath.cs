using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Evaluation;

/// <summary>The one spelling of a registry path: hive, control set and class hive settled, the letter case of the rest kept.</summary>
internal static class CanonicalRegistryPath
{
    private const string ClassesSuffix = "_Classes";

    /// <summary>The canonical text; a path without a known hive comes back as it is. Idempotent.</summary>
    public static string Of(string path)
    {
        if (!TryCutRoot(path, out RegistryRoot root, out string rest)) return path;
        return root switch
        {
            RegistryRoot.LocalMachine => FoldControlSet("HKLM" + rest),
            RegistryRoot.Users => FoldClasses("HKU" + rest),
            RegistryRoot.CurrentUser => NamesUser(rest) ? FoldClasses("HKU" + rest) : "HKU\\.CURRENT" + rest,
            RegistryRoot.ClassesRoot => "HKLM\\SOFTWARE\\Classes" + rest,
            _ => "HKLM\\SYSTEM\\CurrentControlSet\\Hardware Profiles\\Current" + rest,
        };
    }

    /// <summary>Whether the path begins with a hive, in any spelling.</summary>
    public static bool HasRoot(string path) => TryCutRoot(path, out _, out _);

    /// <summary>Whether a canonical path is this key; letter case and backslashes at its ends do not count.</summary>
    public static bool IsPlace(string canonical, RegistryPlace place)
    {
        string hive = UpToBackslash(canonical);
        string rest = canonical.Substring(hive.Length).TrimStart('\\');
        if (place.Root == RegistryRoot.LocalMachine) return hive == "HKLM" && Same(rest.TrimEnd('\\'), place.Key);
        if (place.Root != RegistryRoot.Users || hive != "HKU") return false;
        string user = UpToBackslash(rest);
        string key = rest.Substring(user.Length).Trim('\\');
        return (place.User is null || Same(user, place.User)) && Same(key, place.Key);
    }

    private static bool TryCutRoot(string path, out RegistryRoot root, out string rest)
    {
        foreach (RegistryRootSpelling spelling in RegistryRoots.Spellings)
        {
            if (!path.StartsWith(spelling.Text, StringComparison.OrdinalIgnoreCase)) continue;
            if (path.Length > spelling.Text.Length && path[spelling.Text.Length] != '\\') continue;
            root = spelling.Root;
            rest = path.Substring(spelling.Text.Length);
            return true;
        }
        root = RegistryRoot.None;
        rest = path;
        return false;
    }

    private static string FoldControlSet(string path)
    {
        string[] segments = path.Split('\\');
        bool isControlSet = segments.Length > 2 && Same(segments[1], "SYSTEM") && segments[2].Length == 13
            && segments[2].StartsWith("ControlSet", StringComparison.OrdinalIgnoreCase)
            && segments[2].Skip(10).All(digit => digit is >= '0' and <= '9') && segments[2].Substring(10) != "000";
        if (isControlSet) segments[2] = "CurrentControlSet";
        return string.Join("\\", segments);
    }

    private static string FoldClasses(string path)
    {
        string[] segments = path.Split('\\');
        if (segments.Length > 1 && segments[1].Length > ClassesSuffix.Length
            && segments[1].EndsWith(ClassesSuffix, StringComparison.OrdinalIgnoreCase))
            segments[1] = segments[1].Substring(0, segments[1].Length - ClassesSuffix.Length) + "\\Software\\Classes";
        return string.Join("\\", segments);
    }

    // Defender for Endpoint writes the user's SID behind HKEY_CURRENT_USER.
    private static bool NamesUser(string rest)
    {
        string user = UpToBackslash(rest.TrimStart('\\'));
        return user.StartsWith("S-1-", StringComparison.OrdinalIgnoreCase) || Same(user, ".DEFAULT") || Same(user, ".CURRENT");
    }

    private static string UpToBackslash(string text)
    {
        int backslash = text.IndexOf('\\');
        return backslash < 0 ? text : text.Substring(0, backslash);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
