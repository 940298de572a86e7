using System.Text;

namespace RuleGen.Conformance.Tests.Differential;

/// <summary>Draws queries from the grammar of KQL over the vocabulary, and notes what would meet them.</summary>
internal sealed class RandomQuery
{
    private readonly Random _random;
    private readonly bool _isPositive;
    private readonly List<Wish> _wishes = [];

    private RandomQuery(Random random, bool isPositive)
    {
        _random = random;
        _isPositive = isPositive;
    }

    /// <summary>A query.</summary>
    /// <param name="random">The source of chance.</param>
    /// <param name="isPositive">Whether it has no <c>not</c>.</param>
    public static (QueryTree Tree, IReadOnlyList<Wish> Wishes) Next(Random random, bool isPositive = false)
    {
        var query = new RandomQuery(random, isPositive);
        return (query.Draw(depth: 3, scope: null), query._wishes);
    }

    private QueryTree Draw(int depth, (string Path, string[] Inner)? scope)
    {
        if (depth == 0 || Chance(35)) return Test(scope);
        if (Chance(20) && !_isPositive) return new Negation(Draw(depth - 1, scope));
        if (scope is null && Chance(12))
        {
            (string Path, string[] Inner) inside = Pick(Vocabulary.Objects);
            return new Nested(inside.Path, Draw(Math.Min(depth - 1, 1), inside));
        }
        return new Group(Chance(50), [.. Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Draw(depth - 1, scope))]);
    }

    private QueryTree Test((string Path, string[] Inner)? scope)
    {
        if (scope is null && Chance(5)) return FreeText();
        string written = scope is { } inside ? Pick(inside.Inner) : Pick(Vocabulary.Fields).Name;
        string field = scope is { } around ? around.Path + "." + written : written;
        int form = _random.Next(100);
        if (form < 8) return new Atom(Exists(field, written));
        if (form < 11 && !_isPositive) return new Atom(written + ": null");
        if (form < 22) return Range(field, written);
        if (form < 25 && scope is null)
            return new Atom($"{Pick(["registry.*", "*.name", "process.*", "host.*.name"])}: {Value(field)}", IsFreeText: true);
        if (form < 45) return new ValueList(written, Chance(15), [.. Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Value(field))]);
        return new Atom($"{written}: {Value(field)}");
    }

    private string Exists(string field, string written)
    {
        _wishes.Add(new Wish(field, Pick(Vocabulary.ValuesOf(field))));
        return written + ": *";
    }

    private Atom FreeText()
    {
        string[] texts = ["updater", "\"foo bar\"", "pow*ell", "straße", "bar foo", "*Windows*", "\"Run\"", "exe"];
        string text = Pick(texts);
        _wishes.Add(new Wish(Pick(Vocabulary.Fields).Name, text.Trim('"')));
        return new Atom(text, IsFreeText: true);
    }

    private Atom Range(string field, string written)
    {
        string value = Pick(Vocabulary.ValuesOf(field)).Replace("*", "", StringComparison.Ordinal);
        _wishes.Add(new Wish(field, value));
        return new Atom($"{written} {Pick(["<", "<=", ">", ">="])} {Quoted(value)}");
    }

    private string Value(string field)
    {
        string value = Chance(90) ? Pick(Vocabulary.ValuesOf(field)) : Pick(Vocabulary.Words);
        bool isPattern = Chance(25) && value.Length > 1;
        if (isPattern) value = WithWildcard(value);
        _wishes.Add(new Wish(field, value));
        bool needsQuotes = value.Trim(' ').Length != value.Length || value.Length == 0 || value.All(c => c == '*');
        return needsQuotes || Chance(isPattern ? 25 : 60) ? Quoted(value) : Unquoted(value, isPattern);
    }

    private string WithWildcard(string value)
    {
        int start = _random.Next(value.Length + 1);
        int end = _random.Next(start, value.Length + 1);
        string pattern = value[..start] + "*" + value[end..];
        return HasHalfPair(pattern) ? value + "*" : pattern;
    }

    private static bool HasHalfPair(string text) => text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);

    private static string Quoted(string value) =>
        "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Unquoted(string value, bool isPattern)
    {
        var text = new StringBuilder();
        foreach (char c in value)
        {
            if ("\\():<>\"{}".Contains(c, StringComparison.Ordinal) || (c == '*' && !isPattern)) text.Append('\\');
            text.Append(c);
        }
        return text.ToString();
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];
}
