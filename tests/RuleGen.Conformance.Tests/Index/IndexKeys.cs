using System.Globalization;
using RuleGen.Shared;

namespace RuleGen.Conformance.Tests.Index;

/// <summary>What a table of the index has keys of.</summary>
public enum KeyKind
{
    /// <summary>Whole values.</summary>
    Value,

    /// <summary>Whole numbers.</summary>
    Number,

    /// <summary>Event ids, each of which leads to a section of its own.</summary>
    EventId,

    /// <summary>The first eight bytes of values.</summary>
    Start,

    /// <summary>The last eight bytes of values.</summary>
    End,

    /// <summary>Grams of parts that are long enough for every fourth gram of a value to do.</summary>
    SparsePart,

    /// <summary>Grams of shorter parts, of which there are too many to be looked for by their heads.</summary>
    DensePart,
}

/// <summary>
/// The keys of one kind of table, numbered: what a rule with the key asks for, an event that has it, and the hashes the index makes of it.
/// </summary>
internal sealed class IndexKeys(KeyKind kind)
{
    private const int Letters = 26;
    private const int LettersOfGram = 4;
    private const int LettersOfEdge = 8;

    // In front of what tells values apart, so that the key of a value is made in more than one step.
    private const string Before = "A VALUE ";
    private const string Behind = "-WHOLE";

    // Behind a gram, so that the part has just as many grams as the table takes of it.
    private const string BehindGram = "QQQ";

    /// <summary>Which tables.</summary>
    public KeyKind Kind => kind;

    /// <summary>How many keys there are to choose from.</summary>
    public int Count => kind is KeyKind.SparsePart or KeyKind.DensePart ? Letters * Letters * Letters * Letters : 3_000_000;

    /// <summary>The detection of a rule with a key, in YAML.</summary>
    public string Detection(int number) => kind switch
    {
        KeyKind.Value => $"Field: '{Text(number)}'",
        KeyKind.Number => $"Field: {Text(number)}",
        KeyKind.EventId => $"EventID: {Text(number)}",
        KeyKind.Start => $"Field|startswith: '{Text(number)}'",
        KeyKind.End => $"Field|endswith: '{Text(number)}'",
        _ => $"Field|contains: '{Text(number)}'",
    };

    /// <summary>Events that have the key, those with parts at each place there is in a step of the index.</summary>
    public IEnumerable<string> Events(int number)
    {
        string text = Text(number);
        return kind switch
        {
            KeyKind.Number => [Event(text), Event($"\"{text}.0\"")],
            KeyKind.EventId => [$$"""{"Channel":"Security","EventID":{{text}},"Field":"x"}"""],
            KeyKind.Value => [Value(text), Value(text.ToLowerInvariant())],
            KeyKind.Start => [Value(text), Value(text.ToLowerInvariant() + "+")],
            KeyKind.End => [Value(text), Value("+" + text.ToLowerInvariant())],
            _ => Enumerable.Range(0, PlanFormat.Stride).Select(at => Value(new string('+', at) + text + "+")),
        };
    }

    /// <summary>An event that has nearly what the rule asks for.</summary>
    public string Like(int number) => kind switch
    {
        KeyKind.Value => Value(Text(number) + "A"),
        KeyKind.Number => Event(Text(number) + ".5"),
        KeyKind.EventId => Event("1"),
        KeyKind.Start => Value(Word(number, LettersOfEdge) + "+" + Behind),
        KeyKind.End => Value(Before + "+" + Word(number, LettersOfEdge)),
        KeyKind.SparsePart => Value(Word(number, LettersOfGram) + "+" + BehindGram),
        _ => Value(Text(number)[1..] + "+"),
    };

    /// <summary>The key, mixed, as <see cref="PlanHash"/> does it.</summary>
    public ulong Mixed(int number) => PlanHash.Mix(kind switch
    {
        KeyKind.Value => PlanHash.Append(PlanHash.Append(2 * LettersOfEdge, Bytes(Before)), Bytes(number, LettersOfEdge)),
        KeyKind.Number or KeyKind.EventId => (ulong)Number(number),
        KeyKind.Start or KeyKind.End => PlanHash.EdgeKey(Bytes(number, LettersOfEdge), LettersOfEdge),
        _ => Bytes(number, LettersOfGram),
    });

    /// <summary>What a cell of the table knows a key by.</summary>
    public int Fingerprint(int number) => PlanHash.Fingerprint(PlanHash.Spread(Mixed(number)));

    /// <summary>Up to eight bytes as one number, the first lowest.</summary>
    public static ulong Bytes(string text) => text.Reverse().Aggregate(0UL, (bytes, letter) => (bytes << 8) | letter);

    private string Text(int number) => kind switch
    {
        KeyKind.Value => Before + Word(number, LettersOfEdge),
        KeyKind.Number or KeyKind.EventId => Number(number).ToString(CultureInfo.InvariantCulture),
        KeyKind.Start => Word(number, LettersOfEdge) + Behind,
        KeyKind.End => Before + Word(number, LettersOfEdge),
        KeyKind.SparsePart => Word(number, LettersOfGram) + BehindGram,
        _ => Word(number, LettersOfGram),
    };

    private static int Number(int number) => number + 100;

    private static string Word(int number, int length)
    {
        ulong bytes = Bytes(number, length);
        return string.Create(length, bytes, static (word, bytes) =>
        {
            for (int i = 0; i < word.Length; i++) word[i] = (char)((bytes >> (8 * i)) & 0x7F);
        });
    }

    private static ulong Bytes(int number, int length)
    {
        ulong bytes = 0;
        for (int i = 0; i < length; i++, number /= Letters) bytes = (bytes << 8) | (uint)('A' + (number % Letters));
        return bytes;
    }

    private static string Value(string value) => Event($"\"{value}\"");

    private static string Event(string value) => $$"""{"Channel":"Security","EventID":1,"Field":{{value}}}""";
}
