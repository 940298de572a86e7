using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Shared;

namespace RuleGen.Compiler.Tests.Index;

/// <summary>In which order the parts of a condition are asked of an event that the index has found.</summary>
public sealed class TestOrderTests
{
    private static readonly Field _image = new("Image", FieldView.Source, FieldType.Text);
    private static readonly Field _commandLine = new("CommandLine", FieldView.Source, FieldType.Text);

    [Fact]
    public void What_found_the_event_is_asked_after_what_may_decide()
    {
        Expr witness = Match(_commandLine, TextOperator.Contains, "sekurlsa::");
        Expr common = Match(_image, TextOperator.EndsWith, ".exe");
        Assert.Equal([1, 0], Asked(All(witness, common)));
        Assert.Equal([0, 1], Asked(All(common, witness)));
    }

    [Fact]
    public void A_common_exception_is_asked_before_a_rare_one_and_what_found_the_event()
    {
        Expr witness = Match(_image, TextOperator.EndsWith, "\\certutil.exe");
        var rare = new Not(Match(_commandLine, TextOperator.Contains, "\\contoso updater\\"));
        var common = new Not(Match(_image, TextOperator.StartsWith, "C:\\Windows\\System32\\"));
        Assert.Equal([2, 0, 1], Asked(All(witness, rare, common)));
    }

    [Fact]
    public void Of_alternatives_the_one_that_found_the_event_is_asked_first()
    {
        Expr dear = All(Match(_image, TextOperator.Contains, "abcdefgh"), Match(_commandLine, TextOperator.Contains, "ijklmnop"));
        Expr cheap = Match(_image, TextOperator.EndsWith, "\\cmd.exe");
        Assert.Equal(2, Asked(new AnyOf(new EquatableArray<Expr>([dear, cheap])))[0]);
    }

    [Fact]
    public void Each_predicate_is_asked_under_its_place_in_the_query()
    {
        Expr[] tests = [.. Enumerable.Range(0, 40).Select(i => Match(i % 3 == 0 ? _image : _commandLine, (TextOperator)(i % 4), $"text {i}"))];
        Expr condition = new AnyOf(new EquatableArray<Expr>(
            [.. tests.Chunk(5).Select(Expr (part, i) => i % 2 == 0 ? All(part) : new Not(new AnyOf(new EquatableArray<Expr>(part))))]));
        List<Predicate> written = ConditionWalk.Predicates(condition);
        foreach (TestRun run in Runs(TermBuilder.Of(condition)))
        {
            Assert.Equal(run.Tests, written.GetRange(run.First, run.Tests.Count));
        }
        Assert.Equal(Enumerable.Range(0, written.Count), Asked(condition).Order());
    }

    private static Test Match(Field field, TextOperator how, string text) => new(new TextMatch(field, how, text, true));

    private static AllOf All(params Expr[] operands) => new(new EquatableArray<Expr>(operands));

    private static List<int> Asked(Expr condition) =>
        [.. Runs(TermBuilder.Of(condition)).SelectMany(run => Enumerable.Range(run.First, run.Tests.Count))];

    private static IEnumerable<TestRun> Runs(Term term) => term switch
    {
        TestRun run => [run],
        TermGroup group => group.Operands.SelectMany(Runs),
        NegatedTerm not => Runs(not.Operand),
        _ => throw new InvalidOperationException(term.GetType().Name),
    };
}
