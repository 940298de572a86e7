using System.Text;
using RuleGen.Events;

namespace RuleGen.Tests.Events;

public sealed class CaseFoldTests
{
    [Fact]
    public void Every_scalar_value_folds_together_with_its_upper_and_lower_case_exactly_when_ordinal_ignore_case_says_so()
    {
        var disagreements = new List<string>();
        for (int value = 0; value <= 0x10FFFF; value++)
        {
            if (!Rune.IsValid(value)) continue;
            var rune = new Rune(value);
            foreach (Rune other in (Rune[])[Rune.ToUpperInvariant(rune), Rune.ToLowerInvariant(rune)])
            {
                bool expected = string.Equals(rune.ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);
                bool actual = CaseFold.Fold(rune.ToString()).AsSpan().SequenceEqual(CaseFold.Fold(other.ToString()));
                if (expected != actual) disagreements.Add($"U+{value:X} and U+{other.Value:X}: ordinal says {expected}");
            }
        }
        Assert.Empty(disagreements);
    }

    [Theory]
    [InlineData("ı", "I")]
    [InlineData("ſ", "S")]
    [InlineData("K", "K")]
    [InlineData("ß", "SS")]
    [InlineData("İ", "i")]
    [InlineData("straße", "STRASSE")]
    [InlineData("ΣΑΣ", "σας")]
    [InlineData("ǆ", "ǅ")]
    [InlineData("𐐨", "𐐀")]
    public void Letters_with_odd_cases_compare_as_ordinal_ignore_case_has_it(string left, string right)
    {
        bool expected = string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(expected, CaseFold.Fold(left).AsSpan().SequenceEqual(CaseFold.Fold(right)));
    }

    [Fact]
    public void A_letter_is_folded_at_every_offset_of_every_length()
    {
        for (int length = 0; length <= 260; length++)
        {
            string text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('!' + (i % 94))));
            Assert.Equal(Encoding.UTF8.GetBytes(text.ToUpperInvariant()), CaseFold.Fold(text));
            if (length == 0) continue;
            string withUmlaut = text[..(length / 2)] + "ä" + text[(length / 2)..];
            Assert.Equal(Encoding.UTF8.GetBytes(withUmlaut.ToUpperInvariant()), CaseFold.Fold(withUmlaut));
        }
    }

    [Fact]
    public void Folding_twice_changes_nothing()
    {
        for (int value = 0; value <= 0xFFFF; value++)
        {
            if (!Rune.IsValid(value)) continue;
            byte[] once = CaseFold.Fold(new Rune(value).ToString());
            Assert.Equal(once, CaseFold.Fold(Encoding.UTF8.GetString(once)));
        }
    }
}
