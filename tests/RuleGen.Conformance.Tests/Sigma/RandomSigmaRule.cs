using RuleGen.Conformance.Tests.Differential;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>Draws Sigma rules from the grammar over the vocabulary, and notes what would meet them.</summary>
internal sealed class RandomSigmaRule
{
    private readonly Random _random;
    private readonly List<Wish> _wishes = [];

    private RandomSigmaRule(Random random) => _random = random;

    /// <summary>A rule.</summary>
    public static (SigmaDraft Rule, int LogSource, IReadOnlyList<Wish> Wishes) Next(Random random)
    {
        var rule = new RandomSigmaRule(random);
        int source = random.Next(SigmaVocabulary.LogSources.Length);
        DraftSearch[] searches = [.. Enumerable.Range(0, random.Next(1, 4)).Select(rule.Search)];
        return (new SigmaDraft(SigmaVocabulary.LogSources[source].Yaml, searches, rule.Condition(searches, 2)), source, rule._wishes);
    }

    private DraftSearch Search(int number)
    {
        string name = Pick(["selection", "filter_main", "sel"]) + "_" + number;
        if (Chance(6)) return new DraftSearch(name, [[Keywords()]]);
        int maps = Chance(25) ? 2 : 1;
        return new DraftSearch(name, [.. Enumerable.Range(0, maps).Select(_ => Map())]);
    }

    private DraftItem Keywords()
    {
        string[] texts = ["updater", "foo bar", "pow*ell", "straße", "b?r", "whoami", "exe"];
        string[] chosen = [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Pick(texts))];
        foreach (string text in chosen) Wish("message", text);
        return new DraftItem(Chance(30) ? "|all" : "", [.. chosen.Select(SigmaDraft.Scalar)]);
    }

    // One key comes once in a map: YAML knows no second.
    private DraftItem[] Map() => [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Item()).DistinctBy(item => item.Key)];

    private DraftItem Item()
    {
        if (SigmaVocabulary.Recorded.Count > 0 && Chance(40)) return Recorded();
        (string field, string[] values) = Pick(SigmaVocabulary.Fields);
        return _random.Next(100) switch
        {
            < 3 => Null(field),
            < 6 => new DraftItem(field + "|exists", Wished(field, Pick(values), Pick(["true", "false"]))),
            < 12 => Expression(field),
            < 15 => Network(Pick(["SourceIp", "DestinationIp", field])),
            < 19 => Compared(Pick(["DestinationPort", "ProcessId", field])),
            < 22 => DatePart(Pick(["UtcTime", field])),
            < 25 => Reference(field),
            < 28 => Number(field),
            < 30 => new DraftItem(field, Wished(field, "true", Pick(["true", "false"]))),
            < 33 => new DraftItem(field + Pick(["|base64offset|contains", "|base64|contains", "|wide|base64offset|contains"]), Base64(field)),
            _ => Text(field, values),
        };
    }

    private DraftItem Recorded()
    {
        DraftItem item = SigmaVocabulary.Recorded[_random.Next(SigmaVocabulary.Recorded.Count)];
        string field = item.Key.Split('|')[0];
        foreach (string value in item.Values) Wish(field, Unwritten(value));
        return item;
    }

    private DraftItem Null(string field)
    {
        Wish(field, "x");
        return new DraftItem(field, "null");
    }

    private DraftItem Expression(string field)
    {
        (string pattern, string example) = Pick(SigmaVocabulary.Expressions);
        Wish(field, example);
        return new DraftItem(field + "|re" + Pick(["", "", "|i", "|m", "|s", "|i|m"]), SigmaDraft.Scalar(pattern));
    }

    private DraftItem Network(string field)
    {
        string network = Pick(SigmaVocabulary.Addresses);
        Wish(field, network.Split('/')[0]);
        return new DraftItem(field + "|cidr", SigmaDraft.Scalar(network));
    }

    private DraftItem Compared(string field)
    {
        string number = Pick(SigmaVocabulary.Numbers);
        return new DraftItem(field + Pick(["|lt", "|lte", "|gt", "|gte"]), Wished(field, number, number));
    }

    private DraftItem DatePart(string field)
    {
        string part = Pick(["minute", "hour", "day", "week", "month", "year"]);
        Wish(field, Pick(SigmaVocabulary.Dates));
        string number = part == "year" ? "2025" : Pick(["0", "1", "6", "15", "23", "12"]);
        return new DraftItem($"{field}|{part}{Pick(["", "|lt", "|gte"])}", number);
    }

    private DraftItem Reference(string field)
    {
        (string other, string[] values) = Pick(SigmaVocabulary.Fields);
        string value = Pick(values);
        Wish(field, value);
        Wish(other, value);
        return new DraftItem(field + "|fieldref" + Pick(["", "", "|contains", "|startswith", "|endswith", "|neq"]), SigmaDraft.Scalar(other));
    }

    private DraftItem Number(string field)
    {
        string[] numbers = [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Pick(SigmaVocabulary.Numbers)).Distinct()];
        foreach (string number in numbers) Wish(field, number);
        return new DraftItem(field, numbers);
    }

    private string Base64(string field)
    {
        string text = Pick(["http://", "foobar", "Straße", "IEX ("]);
        string encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Pick(["", "a", "bc"]) + text + "xyz"));
        return Wished(field, encoded, SigmaDraft.Scalar(text));
    }

    private DraftItem Text(string field, string[] values)
    {
        string[] chosen = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Pick(Chance(85) ? values : SigmaVocabulary.Commands)).Distinct()];
        foreach (string value in chosen) Wish(field, Bare(value));
        string modifiers = Pick(["", "", "|contains", "|contains", "|contains", "|startswith", "|endswith", "|endswith"]);
        if (modifiers.Length > 0 && Chance(12)) modifiers += "|windash";
        if (Chance(8)) modifiers += "|cased";
        if (chosen.Length > 1 && Chance(25)) modifiers += "|all";
        if (Chance(5)) modifiers += "|neq";
        return new DraftItem(field + modifiers, [.. chosen.Select(SigmaDraft.Scalar)]);
    }

    private DraftCondition Condition(DraftSearch[] searches, int depth)
    {
        if (depth == 0 || Chance(25)) return Operand(searches);
        if (Chance(15)) return new SearchNot(Condition(searches, depth - 1));
        return new SearchGroup(Chance(60), [.. Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Condition(searches, depth - 1))]);
    }

    private DraftCondition Operand(DraftSearch[] searches)
    {
        if (Chance(70)) return new SearchName(Pick(searches).Name);
        return new SearchPattern(Pick(["1", "all", "any"]), Pick(["them", "sel*", "selection_*", Pick(searches).Name]));
    }

    private string Wished(string field, string value, string result)
    {
        Wish(field, value);
        return result;
    }

    private void Wish(string field, string value) => _wishes.Add(new Wish(field.Replace(" ", "", StringComparison.Ordinal), value));

    // What a pattern of the vocabulary asks for, in the words of random values: an asterisk for any run.
    private static string Bare(string pattern) => pattern.Replace("\\\\", "\\", StringComparison.Ordinal).Replace('?', 'x');

    private static string Unwritten(string scalar) => Bare(scalar.Trim('\'').Replace("''", "'", StringComparison.Ordinal));

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];
}
