namespace RuleGen.Compiler.Languages.Sigma.Conditions;

/// <summary>Which selections <c>them</c> or a pattern of names stands for.</summary>
internal static class NamePattern
{
    public const string Them = "them";

    /// <summary>What the names of selections begin with that a pipeline adds; no pattern means one of those.</summary>
    public const string Added = "_added ";

    /// <summary>
    /// Whether a selection is meant. One whose name begins with an underscore is so only by a pattern that does as well.
    /// </summary>
    public static bool Accepts(string pattern, string name)
    {
        if (name.StartsWith(Added, StringComparison.Ordinal)) return false;
        bool isHidden = name.StartsWith("_", StringComparison.Ordinal);
        if (pattern == Them) return !isHidden;
        if (isHidden && !pattern.StartsWith("_", StringComparison.Ordinal)) return false;
        return Fits(pattern, name);
    }

    private static bool Fits(string pattern, string name)
    {
        string[] pieces = pattern.Split('*');
        if (pieces.Length == 1) return pattern == name;
        string last = pieces[pieces.Length - 1];
        if (!name.StartsWith(pieces[0], StringComparison.Ordinal)) return false;
        int at = pieces[0].Length;
        for (int i = 1; i < pieces.Length - 1; i++)
        {
            int found = name.IndexOf(pieces[i], at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + pieces[i].Length;
        }
        return name.Length - at >= last.Length && name.EndsWith(last, StringComparison.Ordinal);
    }
}
