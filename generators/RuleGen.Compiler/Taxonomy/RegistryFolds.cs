using System.Globalization;

namespace RuleGen.Compiler.Taxonomy;

/// <summary>
/// The folds of a pattern behind its hive. Events are folded, so a pattern segment that names the unfolded thing must be folded too;
/// where a wildcard leaves open whether it does, both texts are kept.
/// </summary>
internal static class RegistryFolds
{
    private const string CurrentControlSet = "CurrentControlSet";
    private const int ShortestSetName = 13;

    private static readonly string[] _numberedSets =
        Enumerable.Range(0, 1000).Select(number => "ControlSet" + number.ToString("D3", CultureInfo.InvariantCulture)).ToArray();

    /// <summary>Folds the control set of a pattern below <c>HKLM</c>.</summary>
    public static IEnumerable<string> Machine(string pattern)
    {
        string[] segments = pattern.Split('\\');
        if (segments.Length < 3 || segments[0] != "HKLM" || !WildcardText.Accepts(segments[1], "SYSTEM")) return [pattern];
        bool certain = string.Equals(segments[1], "SYSTEM", StringComparison.OrdinalIgnoreCase)
            && RegistryPath.IsNumberedControlSet(segments[2]);
        return FoldControlSet(pattern, segments, 2, certain);
    }

    /// <summary>Folds the class hive of a pattern below <c>HKU</c>.</summary>
    public static IEnumerable<string> User(string pattern)
    {
        string[] segments = pattern.Split('\\');
        if (segments.Length < 2 || segments[0] != "HKU") return [pattern];
        return FoldUserClasses(pattern, segments, 1);
    }

    /// <summary>Folds what may be a control set or a class hive in a pattern that begins with a wildcard.</summary>
    public static IEnumerable<string> Unrooted(string pattern)
    {
        string[] segments = pattern.Split('\\');
        var texts = new List<string> { pattern };
        for (int i = 0; i < Math.Min(3, segments.Length); i++)
        {
            texts.AddRange(FoldControlSet(pattern, segments, i, certain: false).Skip(1));
            if (i < 2) texts.AddRange(FoldUserClasses(pattern, segments, i));
        }
        return texts.Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> FoldControlSet(string pattern, string[] segments, int index, bool certain)
    {
        string segment = segments[index];
        if (WildcardText.Accepts(segment, CurrentControlSet) || !MayBeNumbered(segment)) return [pattern];
        bool opens = segment.Length > 0 && segment[0] == WildcardText.Wildcard;
        string folded = Replace(segments, index, opens ? WildcardText.Wildcard + CurrentControlSet : CurrentControlSet);
        return certain ? [folded] : [pattern, folded];
    }

    private static IEnumerable<string> FoldUserClasses(string pattern, string[] segments, int index)
    {
        return RegistryPath.WithoutClassesSuffix(segments[index]) is { } owner
            ? [Replace(segments, index, owner + "\\Software\\Classes")]
            : [pattern];
    }

    private static bool MayBeNumbered(string segment)
    {
        if (RegistryPath.IsNumberedControlSet(segment)) return true;
        bool isShort = segment.Count(c => c != WildcardText.Wildcard) <= ShortestSetName;
        return isShort
            && segment.IndexOf(WildcardText.Wildcard) >= 0
            && Array.Exists(_numberedSets, set => WildcardText.Accepts(segment, set));
    }

    private static string Replace(string[] segments, int index, string folded) =>
        string.Join("\\", segments.Select((segment, i) => i == index ? folded : segment));
}
