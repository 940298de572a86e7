using RuleGen.Compiler;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Conformance.Tests.Differential;
using RuleGen.Conformance.Tests.Support;

namespace RuleGen.Conformance.Tests.Typed;

/// <summary>The one method that asks every rule of a set about an event of a type.</summary>
public sealed class TypedSetTests
{
    private const int Rules = 80;
    private const int Events = 200;

    [Fact]
    public void Exactly_the_rules_that_match_are_listed_by_number_and_counted_past_the_end()
    {
        var random = new Random(LongRun.Seed);
        var wishes = new List<Wish>();
        var rules = new List<Rule>();
        while (rules.Count < Rules)
        {
            (QueryTree tree, IReadOnlyList<Wish> wished) = RandomQuery.Next(random);
            var file = new SourceFile($"rules/{random.Next():x8}.md", RuleDocument.Of(tree.ToString(), ReadingMode.Intent));
            if (RuleCompiler.Compile(file, CompilerOptions.Default, CancellationToken.None).Rule is not { } rule) continue;
            rules.Add(rule);
            wishes.AddRange(wished);
        }
        TypedEvent type = TypedEvent.Of(
            "Event", "registry_set", ("registry.path", "ReadOnlySpan<char>"), ("Details", "string?"), ("Image", "byte[]?"), ("User", "string?"));
        using TypedRules matchers = TypedRules.Of(new TypedGroup(rules, [type]));
        int most = 0;
        for (int i = 0; i < Events; i++)
        {
            object?[] values = RandomTypedEvent.Next(random, type, wishes);
            int[] expected = [.. Enumerable.Range(0, Rules).Where(rule => matchers.Emitted(rule, type, values)).Select(matchers.NumberOf).Order()];
            var hits = new int[Rules];
            int count = matchers.Match(type, values, hits);
            Assert.Equal(expected, hits[..count]);
            most = Math.Max(most, count);

            var few = new int[count / 2];
            Assert.Equal(count, matchers.Match(type, values, few));
            Assert.Equal(expected[..few.Length], few);
            Assert.Equal(count, matchers.Match(type, values, []));
        }
        Assert.InRange(most, 2, Rules - 1);
    }
}
