namespace RuleGen.Tests.Matching.InPlace;

/// <summary>Seeded texts of the pieces that values are made of, and of those that break code.</summary>
internal static class RandomText
{
    private static readonly string[] _plain =
        ["a", "A", "b", "B", "k", "K", "s", "i", "I", "\\", "\\", "/", ".", ",", "@", "`", "[", "{", " ", "1", "\0"];

    private static readonly string[] _odd = ["\u212A", "\u0131", "\u0130", "\u017F", "ß", "é", "É", "\uFF21", "😀", "𐐀", "𐐨", "\u0250"];

    private static readonly string[] _broken = ["\uD800", "\uDC00", "\uDBFF"];

    /// <summary>Text of mostly plain pieces, now and then odd ones.</summary>
    public static string Mixed(Random random, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(most + 1)).Select(_ => Piece(random, random.Next(8) == 0 ? _odd : _plain)));

    /// <summary>The same with lone surrogates in it.</summary>
    public static string Broken(Random random, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(most + 1))
            .Select(_ => Piece(random, random.Next(4) switch { 0 => _broken, 1 => _odd, _ => _plain })));

    /// <summary>ASCII text, at least one character.</summary>
    public static string Ascii(Random random, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => Piece(random, _plain)));

    /// <summary>The text with some letters in the other case.</summary>
    public static string Recased(Random random, string text) =>
        string.Concat(text.Select(c => random.Next(2) == 0 ? c : Other(c)));

    private static char Other(char c) => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c);

    private static string Piece(Random random, string[] pieces) => pieces[random.Next(pieces.Length)];
}
