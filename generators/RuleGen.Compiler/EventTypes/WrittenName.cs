namespace RuleGen.Compiler.EventTypes;

/// <summary>
/// Shows names in messages. A name is whatever text its author gave, so that a message of one line must not repeat it blindly.
/// </summary>
internal static class WrittenName
{
    private const int LongestShown = 80;

    /// <summary>The name on one line, cut where it is long.</summary>
    public static string Show(string name)
    {
        string start = name.Length > LongestShown ? name.Substring(0, LongestShown) + "…" : name;
        return string.Concat(start.Select(c => IsPlain(c) ? c : ' '));
    }

    private static bool IsPlain(char c) => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029');
}
