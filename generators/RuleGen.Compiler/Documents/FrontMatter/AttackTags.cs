namespace RuleGen.Compiler.Documents.FrontMatter;

/// <summary>Reads ATT&amp;CK techniques out of tags.</summary>
internal static class AttackTags
{
    private const string Prefix = "attack.t";

    /// <summary>The techniques the tags name, each once, in order: <c>attack.t1547.001</c> is <c>T1547.001</c>.</summary>
    public static IReadOnlyList<string> Techniques(IReadOnlyList<string> tags)
    {
        var techniques = new List<string>();
        foreach (string tag in tags)
        {
            if (!tag.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) continue;
            string number = tag.Substring(Prefix.Length);
            if (IsTechnique(number)) techniques.Add("T" + number);
        }
        return techniques.Distinct(StringComparer.Ordinal).ToArray();
    }

    private static bool IsTechnique(string number)
    {
        const int TechniqueDigits = 4;
        const int WithSubTechnique = 8;
        if (number.Length is not (TechniqueDigits or WithSubTechnique)) return false;
        for (int i = 0; i < number.Length; i++)
        {
            bool fits = i == TechniqueDigits ? number[i] == '.' : number[i] is >= '0' and <= '9';
            if (!fits) return false;
        }
        return true;
    }
}
