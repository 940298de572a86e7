namespace RuleGen.Tests.Matching.InPlace;

/// <summary>Comparisons of values where they stand, against the platform's ordinal ones.</summary>
public sealed class ComparisonTests
{
    private const int Seed = 20260711;

    [Fact]
    public void A_null_string_is_absent_and_an_empty_one_is_a_value()
    {
        Assert.All(TextKit.Both, kit =>
        {
            Assert.False(kit.Exists(null));
            Assert.True(kit.Exists(""));
            Assert.True(kit.Exists("abc"));
        });
        Assert.False(RuleGen.Matching.Utf16Text.Exists([]));
        Assert.True(RuleGen.Matching.Utf16Text.Exists("abc".AsSpan(3)));
        Assert.True(RuleGen.Matching.Utf8Text.Exists("abc"u8[3..]));
        Assert.True(RuleGen.Matching.Utf8Text.Exists(""u8));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, "b", "b")]
    [InlineData("", "b", "")]
    [InlineData("a", null, "a")]
    [InlineData("a", "b", "a")]
    public void The_first_value_counts_if_there_is_one(string? first, string? second, string? expected) =>
        Assert.All(TextKit.Both, kit => Assert.Equal(expected, kit.Or(first, second)));

    [Fact]
    public void An_absent_value_meets_no_comparison()
    {
        Assert.All(TextKit.Both, kit =>
        {
            Assert.False(kit.EqualTo(null, ""));
            Assert.False(kit.StartsWith(null, ""));
            Assert.False(kit.EndsWith(null, ""));
            Assert.False(kit.Contains(null, ""));
            Assert.False(kit.EqualToIgnoringCase(null, "a"));
            Assert.False(kit.StartsWithIgnoringCase(null, "a"));
            Assert.False(kit.EndsWithIgnoringCase(null, "a"));
            Assert.False(kit.ContainsIgnoringCase(null, "a"));
        });
    }

    [Fact]
    public void Exact_comparisons_are_ordinal()
    {
        var random = new Random(Seed);
        int met = 0;
        for (int round = 0; round < 5000; round++)
        {
            string literal = RandomText.Mixed(random, 4);
            string value = Around(random, literal);
            foreach (TextKit kit in TextKit.Both)
            {
                string name = $"seed {Seed}, {kit}: '{value}' and '{literal}'";
                Check(value == literal, kit.EqualTo(value, literal), name);
                Check(value.StartsWith(literal, StringComparison.Ordinal), kit.StartsWith(value, literal), name);
                Check(value.EndsWith(literal, StringComparison.Ordinal), kit.EndsWith(value, literal), name);
                Check(value.Contains(literal, StringComparison.Ordinal), kit.Contains(value, literal), name);
            }
            if (value.Contains(literal, StringComparison.Ordinal)) met++;
        }
        Assert.InRange(met, 1000, 4500);
    }

    [Fact]
    public void Comparisons_without_case_are_ordinal_ignore_case()
    {
        var random = new Random(Seed);
        int met = 0;
        for (int round = 0; round < 10_000; round++)
        {
            string literal = RandomText.Ascii(random, random.Next(4) == 0 ? 40 : 4);
            string value = Around(random, RandomText.Recased(random, literal));
            foreach (TextKit kit in TextKit.Both)
            {
                string name = $"seed {Seed}, {kit}: '{value}' and '{literal}'";
                Check(value.Equals(literal, StringComparison.OrdinalIgnoreCase), kit.EqualToIgnoringCase(value, literal), name);
                Check(value.StartsWith(literal, StringComparison.OrdinalIgnoreCase), kit.StartsWithIgnoringCase(value, literal), name);
                Check(value.EndsWith(literal, StringComparison.OrdinalIgnoreCase), kit.EndsWithIgnoringCase(value, literal), name);
                Check(value.Contains(literal, StringComparison.OrdinalIgnoreCase), kit.ContainsIgnoringCase(value, literal), name);
            }
            if (value.Contains(literal, StringComparison.OrdinalIgnoreCase)) met++;
        }
        Assert.InRange(met, 2000, 9000);
    }

    [Theory]
    [InlineData("\u212A", "k")]
    [InlineData("\u0131", "i")]
    [InlineData("\u0130", "I")]
    [InlineData("\u017F", "S")]
    [InlineData("\uFF21", "A")]
    [InlineData("@", "`")]
    [InlineData("[", "{")]
    [InlineData("\0", " ")]
    public void What_only_looks_like_another_case_is_another_character(string value, string literal)
    {
        Assert.All(TextKit.Both, kit =>
        {
            Assert.False(kit.EqualToIgnoringCase(value, literal));
            Assert.False(kit.StartsWithIgnoringCase(value, literal));
            Assert.False(kit.EndsWithIgnoringCase(value, literal));
            Assert.False(kit.ContainsIgnoringCase(value, literal));
            Assert.False(kit.ContainsIgnoringCase($"xx{value}xx", $"x{literal}x"));
        });
    }

    [Fact]
    public void A_literal_is_found_at_every_place_of_values_of_every_length()
    {
        for (int length = 1; length <= 90; length++)
        {
            string value = string.Concat(Enumerable.Range(0, length).Select(i => (char)('!' + ((i * 7) % 90))));
            for (int at = 0; at < length; at += length < 40 ? 1 : 3)
            {
                for (int literalLength = 1; literalLength <= Math.Min(length - at, 35); literalLength += literalLength < 4 ? 1 : 5)
                {
                    string literal = value.Substring(at, literalLength).ToLowerInvariant();
                    string missing = literal[..^1] + '~';
                    bool isThere = value.Contains(missing, StringComparison.OrdinalIgnoreCase);
                    foreach (TextKit kit in TextKit.Both)
                    {
                        Check(true, kit.ContainsIgnoringCase(value, literal), $"{kit}: {literal} in {value}");
                        Check(isThere, kit.ContainsIgnoringCase(value, missing), $"{kit}: {missing} in {value}");
                    }
                }
            }
        }
    }

    /// <summary>The literal, mostly, with other text before or behind it, or with one character changed.</summary>
    private static string Around(Random random, string literal)
    {
        int broken = random.Next(literal.Length + 1);
        string core = random.Next(4) > 0 || broken == literal.Length || char.IsSurrogate(literal[broken])
            ? literal
            : literal[..broken] + "\u212A\u0131\u017Fx\\"[random.Next(5)] + literal[(broken + 1)..];
        string before = random.Next(2) == 0 ? "" : RandomText.Mixed(random, 40);
        string behind = random.Next(2) == 0 ? "" : RandomText.Mixed(random, 40);
        return before + core + behind;
    }

    private static void Check(bool expected, bool actual, string name) => Assert.True(expected == actual, $"{name} should be {expected}");
}
