namespace RuleGen.Compiler.Languages.Sigma.Conditions;

/// <summary>Which selections <c>them</c> or a pattern of names stands for.</summary>
internal sealed class NamePattern(string pattern)
{
    public const string Them = "them";

    /// <summary>What the names of selections begin with that a pipeline adds; no pattern means one of those.</summary>
    public const string Added = "_added ";

    private readonly bool _meansHidden = pattern.StartsWith("_", StringComparison.Ordinal);
    private readonly string[] _pieces = pattern.Split('*');

    /// <summary>
    /// Whether a selection is meant. One whose name begins with an underscore is so only by a pattern that does as well.
    /// </summary>
    public bool Accepts(string name)
    {
        if (name.StartsWith(Added, StringComparison.Ordinal)) return false;
        if (!_meansHidden && name.StartsWith("_", StringComparison.Ordinal)) return false;
        return pattern == Them || Fits(name);
    }

    private bool Fits(string name)
    {
        if (_pieces.Length == 1) return pattern == name;
        string last = _pieces[_pieces.Length - 1];
        if (!name.StartsWith(_pieces[0], StringComparison.Ordinal)) return false;
        int at = _pieces[0].Length;
        for (int i = 1; i < _pieces.Length - 1; i++)
        {
            int found = name.IndexOf(_pieces[i], at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + _pieces[i].Length;
        }
        return name.Length - at >= last.Length && name.EndsWith(last, StringComparison.Ordinal);
    }
}
