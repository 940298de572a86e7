namespace RuleGen.Compiler.Taxonomy;

/// <summary>One key of an autostart place, as a pattern below the hive (see <see cref="WildcardText"/>).</summary>
internal sealed record AutostartKey(AutostartPlace Place, string Text, bool IsWow6432Node);

/// <summary>The keys of the autostart places, with braces spelled out and the 32-bit twins beside their keys.</summary>
internal static class AutostartKeys
{
    private const string Software = "Software\\";

    public static readonly AutostartKey[] All = AutostartPlaces.All.SelectMany(Expand).ToArray();

    /// <summary>Each of the keys and every key above one of them, once: whatever lies above a key is a key.</summary>
    public static readonly string[] WithAncestors = All
        .SelectMany(key => Ancestry(key.Text)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();

    private static IEnumerable<string> Ancestry(string key)
    {
        for (int end = key.Length; end > 0; end = key.LastIndexOf('\\', end - 1)) yield return key.Substring(0, end);
    }

    private static IEnumerable<AutostartKey> Expand(AutostartPlace place)
    {
        foreach (string key in Alternatives(place.Key))
        {
            string text = key.Replace("**", "*").Replace('*', WildcardText.Wildcard);
            yield return new AutostartKey(place, text, IsWow6432Node: false);
            if (!place.HasWow6432NodeTwin || !text.StartsWith(Software, StringComparison.Ordinal)) continue;
            yield return new AutostartKey(place, Software + "WOW6432Node\\" + text.Substring(Software.Length), IsWow6432Node: true);
        }
    }

    private static IEnumerable<string> Alternatives(string key)
    {
        int remark = key.IndexOf(" (and ", StringComparison.Ordinal);
        if (remark >= 0)
        {
            string first = key.Substring(0, remark);
            string last = key.Substring(remark + 6).TrimStart('\\').TrimEnd(')');
            return [first, first.Substring(0, first.LastIndexOf('\\') + 1) + last];
        }
        int open = key.IndexOf('{');
        if (open < 0) return [key];
        int close = key.IndexOf('}', open);
        string before = key.Substring(0, open);
        string after = key.Substring(close + 1);
        return key.Substring(open + 1, close - open - 1).Split(',').Select(choice => before + choice + after);
    }
}
