using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Shared;

namespace RuleGen.Compiler.Tests.Lowering;

/// <summary>Decides a condition on a record that holds a registry path and nothing else, naively.</summary>
internal static class PathOracle
{
    public static bool Holds(Expr condition, string path) => condition switch
    {
        AllOf all => all.Operands.All(operand => Holds(operand, path)),
        AnyOf any => any.Operands.Any(operand => Holds(operand, path)),
        Not not => !Holds(not.Operand, path),
        Always always => always.Value,
        Test test => Texts(test.Predicate, path).Any(text => Holds(test.Predicate, text)),
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    /// <summary>Whether a text fits a pattern whose asterisks are wildcards.</summary>
    public static bool Fits(string pattern, string text, bool ignoreCase)
    {
        bool[] fits = new bool[text.Length + 1];
        fits[0] = true;
        foreach (char p in pattern)
        {
            bool[] next = new bool[text.Length + 1];
            for (int t = 0; t <= text.Length; t++)
            {
                if (p == '*') next[t] = fits[t] || (t > 0 && next[t - 1]);
                else next[t] = t > 0 && fits[t - 1] && Same(p, text[t - 1], ignoreCase);
            }
            fits = next;
        }
        return fits[text.Length];
    }

    private static bool Same(char left, char right, bool ignoreCase) =>
        left == right || (ignoreCase && char.ToUpperInvariant(left) == char.ToUpperInvariant(right));

    private static IEnumerable<string> Texts(Predicate predicate, string path)
    {
        Field field = predicate switch
        {
            TextMatch match => match.Field,
            GlobMatch glob => glob.Field,
            RegistryKeyIs keys => keys.Field,
            Exists exists => exists.Field,
            _ => throw new InvalidOperationException(predicate.GetType().Name),
        };
        if (field.Name != "registry.path") return [];
        string canonical = RegistryPath.Canonicalise(path);
        return field.Form switch
        {
            FieldForm.Text => [path],
            FieldForm.RegistryPath => [canonical],
            _ => [canonical, canonical[..Math.Max(0, canonical.LastIndexOf('\\'))]],
        };
    }

    private static bool Holds(Predicate predicate, string text) => predicate switch
    {
        Exists => true,
        TextMatch match => Holds(match, text, match.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal),
        GlobMatch glob => Fits(string.Join("*", glob.Pieces), text, glob.IgnoreCase),
        RegistryKeyIs keys => keys.Places.Any(place => IsAt(place, text)),
        _ => throw new InvalidOperationException(predicate.GetType().Name),
    };

    private static bool Holds(TextMatch match, string text, StringComparison comparison) => match.Operator switch
    {
        TextOperator.StartsWith => text.StartsWith(match.Literal, comparison),
        TextOperator.EndsWith => text.EndsWith(match.Literal, comparison),
        TextOperator.Contains => text.Contains(match.Literal, comparison),
        _ => text.Equals(match.Literal, comparison),
    };

    private static bool IsAt(RegistryPlace place, string key)
    {
        if (place.Root == RegistryRoot.LocalMachine) return key.Equals("HKLM\\" + place.Key, StringComparison.OrdinalIgnoreCase);
        string[] parts = key.Split('\\', 3);
        return parts.Length == 3 && parts[0] == "HKU"
            && (place.User is null || parts[1].Equals(place.User, StringComparison.OrdinalIgnoreCase))
            && parts[2].Equals(place.Key, StringComparison.OrdinalIgnoreCase);
    }
}
