using RuleGen.Shared;

namespace RuleGen.Compiler.Taxonomy;

/// <summary>How the beginning of a registry pattern meets the spellings of the hives.</summary>
internal static class WildcardPrefix
{
    private const char Any = WildcardText.Wildcard;

    private static readonly HashSet<string> _hiveWords = new(
        RegistryRoots.Spellings.SelectMany(spelling => spelling.Text.Split(['\\'], StringSplitOptions.RemoveEmptyEntries)),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// What is left of a pattern once its beginning has matched the whole spelling of a hive: nothing, text that begins with a backslash,
    /// or text that begins with the wildcard which matched the spelling's end and may run on. A wildcard that is the pattern's first
    /// character is not counted as matching a spelling by itself; such a pattern means every hive as it stands.
    /// </summary>
    public static IReadOnlyList<string> Behind(string pattern, string spelling)
    {
        var positions = new SortedSet<int>();
        Reach(pattern, 0, positions);
        foreach (char c in spelling)
        {
            var next = new SortedSet<int>();
            foreach (int p in positions)
            {
                if (p == pattern.Length) continue;
                if (pattern[p] == Any) Reach(pattern, p, next);
                else if (char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(c)) Reach(pattern, p + 1, next);
            }
            positions = next;
            if (positions.Count == 0) return [];
        }
        return positions.Where(p => EndsHere(pattern, p)).Select(p => pattern.Substring(p)).ToArray();
    }

    /// <summary>
    /// Whether the pattern's fixed text before a wildcard settles hive, control set and class hive, so that canonical spelling changes
    /// nothing in the part the wildcards stand for.
    /// </summary>
    public static bool IsSettled(string written, int wildcard)
    {
        if (wildcard == 0) return IsPlainTail(written);
        string fixedText = written.Substring(0, wildcard);
        if (!RegistryPath.TrySplitRoot(fixedText, out RegistryRoot root, out string rest)) return false;
        string[] segments = rest.Split('\\');
        bool anyUser = root == RegistryRoot.Users && rest == "\\" && wildcard + 1 < written.Length && written[wildcard + 1] == '\\';
        if (anyUser) return true;
        bool firstIsWhole = segments.Length >= 3 && segments[1].Length > 0;
        bool isSystem = firstIsWhole && string.Equals(segments[1], "SYSTEM", StringComparison.OrdinalIgnoreCase);
        return root == RegistryRoot.LocalMachine && isSystem ? segments.Length >= 4 : firstIsWhole;
    }

    // A tail such as \Microsoft\Windows\CurrentVersion\ lies behind hive and folds wherever it stands.
    private static bool IsPlainTail(string written)
    {
        int end = written.IndexOf(Any, 1);
        string tail = end < 0 ? written.Substring(1) : written.Substring(1, end - 1);
        string[] segments = tail.Split('\\');
        bool firstIsWhole = segments.Length >= (end < 0 ? 2 : 3) && segments[0].Length == 0 && segments[1].Length > 0;
        return firstIsWhole && !segments.Any(IsFolded);
    }

    private static bool IsFolded(string segment) =>
        _hiveWords.Contains(segment)
        || string.Equals(segment, "SYSTEM", StringComparison.OrdinalIgnoreCase)
        || RegistryPath.IsNumberedControlSet(segment)
        || segment.EndsWith("_Classes", StringComparison.OrdinalIgnoreCase);

    private static void Reach(string pattern, int position, SortedSet<int> positions)
    {
        positions.Add(position);
        while (position < pattern.Length && pattern[position] == Any) positions.Add(++position);
    }

    private static bool EndsHere(string pattern, int position)
    {
        if (position == 0 && pattern[0] == Any) return false;
        if (position == pattern.Length) return position == 0 || pattern[position - 1] != Any;
        if (pattern[position] == Any) return true;
        return pattern[position] == '\\' && (position == 0 || pattern[position - 1] != Any);
    }
}
