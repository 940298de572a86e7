using System.Globalization;

namespace RuleGen.Compiler.Planning;

/// <summary>Gives out names that differ from each other and from the reserved ones; the second <c>Run</c> becomes <c>Run2</c>.</summary>
internal sealed class NameTable
{
    private readonly HashSet<string> _taken;
    private readonly Dictionary<string, int> _last;

    public NameTable(StringComparer comparer, IEnumerable<string> reserved)
    {
        _taken = new HashSet<string>(reserved, comparer);
        _last = new Dictionary<string, int>(comparer);
    }

    /// <summary>The wanted name, or the wanted name and the smallest free number from 2 on.</summary>
    public string Take(string wanted)
    {
        if (_taken.Add(wanted)) return wanted;
        int number = _last.TryGetValue(wanted, out int last) ? last : 1;
        string name;
        do
        {
            number++;
            name = wanted + number.ToString(CultureInfo.InvariantCulture);
        }
        while (!_taken.Add(name));
        _last[wanted] = number;
        return name;
    }
}
