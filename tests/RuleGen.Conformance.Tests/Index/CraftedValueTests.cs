using RuleGen.Conformance.Tests.Sigma;

namespace RuleGen.Conformance.Tests.Index;

/// <summary>Values made so that nearly every place of theirs passes the filters of the index, and nothing or little is there.</summary>
public sealed class CraftedValueTests(CraftedValueTests.Compiled compiled) : IClassFixture<CraftedValueTests.Compiled>
{
    private const int Times = 10_000;
    private const int LongLength = 1_000;

    // Texts of one gram over and over, which stand in themselves, and long ones with the rarest grams at one end or the other.
    private static readonly string[] _texts =
    [
        "QXZJ", "QXZJQXZ", "XZJQXZJQXZJK", "JQXZW", "QXZJV", "ZJQXU", new string('Q', LongLength), "%%%%%%%", "%%%%",
        Long("#~", "ESTRO"), Long("ESTRO", "#~"), Long("KQVWY", "KQVWY"),
    ];

    // With more than some thirty of these, short parts are looked up by their grams; fewer are scanned for, and one or two searched for.
    private static readonly IEnumerable<string> _others = Enumerable.Range(0, 40).Select(i => $"{(char)('A' + (i % 20))}{"XY"[i / 20]}ZJ");

    private static readonly string[] _detections = ["Field", "Field|contains", "Field|startswith", "Field|endswith"];

    private static readonly (string Detection, string Text)[] _asked =
    [
        .. _detections.SelectMany(detection => _texts.Concat(_others).Select(text => (detection, text))),
        .. _texts.Select(text => ("Few|contains", text)),
        .. _texts.Take(2).Select(text => ("Fewest|contains", text)),
    ];

    public static TheoryData<int> Texts => [.. Enumerable.Range(0, _texts.Length)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_value_that_is_one_gram_repeated_has_what_it_has(int text)
    {
        string[] grams = [.. Enumerable.Range(0, Math.Min(4, _texts[text].Length - 3)).Select(at => _texts[text].Substring(at, 4))];
        foreach (string gram in grams)
        {
            string value = Repeat(gram, Times);
            AssertAnswers(value);
            AssertAnswers("-" + value + _texts[text]);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_value_with_most_of_a_text_over_and_over_does_not_have_it(int text)
    {
        string whole = _texts[text];
        int most = whole.Length * 9 / 10;
        foreach (string part in (string[])[whole[..most], whole[^most..], whole[1..], whole[..^1]])
        {
            string value = Repeat(part + "-", Math.Max(2, Times / whole.Length));
            for (int before = 0; before < 4; before++) AssertAnswers(new string('-', before) + value);
            AssertAnswers(value + whole);
            AssertAnswers(whole + value);
        }
    }

    /// <summary>Asserts that each rule holds exactly when the platform says so, whoever is asked.</summary>
    private void AssertAnswers(string value)
    {
        string json = $$"""{"Channel":"Security","EventID":1,"Field":"{{value.ToLowerInvariant()}}","Few":"{{value}}","Fewest":"{{value}}"}""";
        SigmaRules rules = compiled.Rules;
        rules.Read(json);
        int rule = -1;
        foreach (Answers answers in rules.AskAll(SigmaRules.View(json)))
        {
            rule++;
            bool expected = IsMatch(_asked[rule].Detection, _asked[rule].Text, value);
            if (!answers.Agree || answers.Reference != expected) Assert.Fail($"{expected} expected, {answers}: {_asked[rule]}\nvalue: {value}");
        }
    }

    private static bool IsMatch(string detection, string text, string value) => detection[(detection.IndexOf('|') + 1)..] switch
    {
        "contains" => value.Contains(text, StringComparison.Ordinal),
        "startswith" => value.StartsWith(text, StringComparison.Ordinal),
        "endswith" => value.EndsWith(text, StringComparison.Ordinal),
        _ => value == text,
    };

    private static string Long(string first, string second) =>
        Repeat(first, LongLength / 2 / first.Length) + Repeat(second, LongLength / 2 / second.Length);

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Document(string detection, string text) =>
        $"""
        title: A text
        logsource:
          product: windows
        detection:
          selection:
            {detection}: '{text}'
          condition: selection
        """;

    /// <summary>The rules, compiled once.</summary>
    public sealed class Compiled
    {
        internal SigmaRules Rules { get; } = SigmaRules.Of(_asked.Select(rule => Document(rule.Detection, rule.Text)), emits: false);
    }
}
