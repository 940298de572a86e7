using System.Text;
using RuleGen.Matching;
using RuleGen.Shared;

namespace RuleGen.Tests.Matching;

/// <summary>What is told of a text by a few bytes of it, against comparing the whole.</summary>
public sealed class PlannedPredicateTests
{
    private const int Seed = 20261124;

    [Theory]
    [InlineData((int)PredicateCode.EqualsFolded)]
    [InlineData((int)PredicateCode.StartsWithFolded)]
    [InlineData((int)PredicateCode.EndsWithFolded)]
    [InlineData((int)PredicateCode.ContainsFolded)]
    public void No_value_that_meets_a_text_is_turned_away_and_most_others_are(int number)
    {
        var code = (PredicateCode)number;
        var random = new Random(Seed);
        var sketch = new TextSketch();
        int met = 0;
        int others = 0;
        int turnedAway = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] value = Value(random, 40);
            byte[] text = Text(random, code, value);
            var predicate = new PlannedPredicate(0, -1, new PredicateRow(code, 0, 0, 0, 0, text.Length), text);
            if (!predicate.IsOutlined)
            {
                Assert.Empty(text);
                continue;
            }
            sketch.Draw(value);
            bool mayMeet = predicate.MayMeet(predicate.EdgeOf(value), sketch);
            if (Meets(code, value, text))
            {
                met++;
                Assert.True(mayMeet, $"seed {Seed}, round {round}: {code} {Hex(text)} in {Hex(value)}");
                continue;
            }
            others++;
            if (!mayMeet) turnedAway++;
        }
        Assert.True(met > 3_000, $"only {met} were met");
        Assert.True(turnedAway > others * 0.6, $"only {turnedAway} of {others} were turned away");
    }

    [Fact]
    public void A_sketch_is_that_of_the_value_drawn_last()
    {
        var sketch = new TextSketch();
        sketch.Draw("MIMIKATZ"u8);
        Assert.True(sketch.MayHave(TextSketch.MarksOf("KATZ"u8)));
        Assert.False(sketch.MayHave(TextSketch.MarksOf("RUBEUS"u8)));
        sketch.Draw("RUBEUS"u8);
        Assert.False(sketch.MayHave(TextSketch.MarksOf("KATZ"u8)));
        Assert.True(sketch.MayHave(TextSketch.MarksOf("RUBEUS"u8)));
    }

    [Fact]
    public void A_text_of_one_byte_has_no_pairs_and_is_never_turned_away()
    {
        var sketch = new TextSketch();
        sketch.Draw("ABC"u8);
        Assert.True(sketch.MayHave(TextSketch.MarksOf("X"u8)));
        Assert.True(TextSketch.Blurred.MayHave(TextSketch.MarksOf("ANYTHING AT ALL"u8)));
    }

    private static bool Meets(PredicateCode code, ReadOnlySpan<byte> value, ReadOnlySpan<byte> text) => code switch
    {
        PredicateCode.StartsWithFolded => value.StartsWith(text),
        PredicateCode.EndsWithFolded => value.EndsWith(text),
        PredicateCode.ContainsFolded => value.IndexOf(text) >= 0,
        _ => value.SequenceEqual(text),
    };

    /// <summary>A text that is in the value as the predicate has it, or nearly, or not at all.</summary>
    private static byte[] Text(Random random, PredicateCode code, byte[] value)
    {
        if (random.Next(3) == 0) return Value(random, 14);
        int length = random.Next(value.Length + 1);
        byte[] text = code switch
        {
            PredicateCode.StartsWithFolded => value[..length],
            PredicateCode.EndsWithFolded => value[^length..],
            PredicateCode.ContainsFolded => value[random.Next(value.Length - length + 1)..][..length],
            _ => [.. value],
        };
        if (text.Length > 0 && random.Next(4) == 0) text[random.Next(text.Length)] ^= (byte)(1 << random.Next(8));
        return text;
    }

    private static byte[] Value(Random random, int longest)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\\/.:-_ {}\0é—";
        string text = string.Concat(Enumerable.Range(0, random.Next(longest)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
        return Encoding.UTF8.GetBytes(text);
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);
}
