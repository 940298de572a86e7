extern alias runtime;

using System.Text;
using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;
using runtime::RuleGen.Events;

namespace RuleGen.Conformance.Tests;

/// <summary>Literals are folded at build time, values at run time, and the reference folds nothing: all three must mean the same.</summary>
public sealed class FoldTests
{
    [Fact]
    public void Literals_and_values_fold_alike_for_every_scalar_value()
    {
        var differences = new List<string>();
        foreach (string letter in Letters())
        {
            byte[] literal = Encoding.UTF8.GetBytes(CSharpText.Fold(letter));
            if (!literal.AsSpan().SequenceEqual(CaseFold.Fold(letter))) differences.Add(Name(letter));
        }
        Assert.Empty(differences);
    }

    [Fact]
    public void Two_letters_fold_together_exactly_when_the_reference_takes_them_for_equal()
    {
        var differences = new List<string>();
        int compared = 0;
        foreach (string letter in Letters())
        {
            var rune = Rune.GetRuneAt(letter, 0);
            string[] others = [Rune.ToUpperInvariant(rune).ToString(), Rune.ToLowerInvariant(rune).ToString(), letter.ToUpperInvariant()];
            foreach (string other in others)
            {
                if (other == letter) continue;
                compared++;
                bool folded = CSharpText.Fold(letter) == CSharpText.Fold(other);
                if (folded != TextRules.Matches(letter, TextOperator.Equals, other, ignoreCase: true)) differences.Add(Name(letter));
            }
        }
        Assert.Empty(differences);
        Assert.True(compared > 2_000, $"only {compared} pairs were compared");
    }

    [Fact]
    public void Half_a_pair_is_kept_as_it_is() => Assert.Equal("A\uD801B", CSharpText.Fold("a\uD801b"));

    private static IEnumerable<string> Letters() =>
        Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(value => new Rune(value).ToString());

    private static string Name(string letter) => $"U+{Rune.GetRuneAt(letter, 0).Value:X4}";
}
