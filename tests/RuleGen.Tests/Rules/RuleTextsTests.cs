using System.Text;
using RuleGen.Events;
using RuleGen.Texts;

namespace RuleGen.Tests.Rules;

public class RuleTextsTests
{
    private const string Text = """"
        rule
        id one
        title First \ "rule"
        level High
        status test
        about "two\nlines, \u201Cquoted\u201D \\ and \"\"\""
        author somebody
        technique T1547.001
        technique T1112
        tag attack.persistence
        reference https://example.org/
        false-positive Installers
        path rules/one.yml
        line 12
        classes RegistryValueSet, RegistryRename
        log-source equivalents declared
        product windows
        category registry_set
        field Source Text Details
        13:5+20 Details contains "a"
        file rules/filter.yml
        2:1+3 Details contains "b"
        field
        4:1+3 some text of the record has the word "x"
        field Canonical Text unread.field
        file ""
        5:1+3 unread.field is "c"
        rule
        id two
        title Second
        path rules/two.yml
        line 3

        """";

    private static readonly SlotDefinition _details = new("Details", SlotView.Source, SlotForm.Text);
    private static readonly LogSourceDefinition _registry = new("windows", "registry_set", null, true, true);

    [Fact]
    public void Making_a_set_reads_none_of_its_texts()
    {
        var set = new TextSet();

        Assert.Equal((2, 0, 0), (set.Count, set.Fillings, set.Readings));
        _ = new Detector(set);
        RuleInfo second = set.Rules[1];
        Assert.Equal((1, 0), (set.Fillings, set.Readings));
        Assert.Equal("Second", second.Title);
        Assert.Equal("two", second.Id);
        Assert.Equal((1, 1), (set.Fillings, set.Readings));
    }

    [Fact]
    public void A_rule_says_what_its_text_says()
    {
        RuleInfo rule = new TextSet().Rules[0];

        Assert.Equal(("one", "First \\ \"rule\"", RuleLevel.High, "test"), (rule.Id, rule.Title, rule.Level, rule.Status));
        Assert.Equal("two\nlines, \u201cquoted\u201d \\ and \"\"\"", rule.Description);
        Assert.Equal(("somebody", "rules/one.yml", 12), (rule.Author, rule.Path, rule.Line));
        Assert.Equal(["T1547.001", "T1112"], rule.Techniques);
        Assert.Equal([["attack.persistence"], ["https://example.org/"], ["Installers"]], [rule.Tags, rule.References, rule.FalsePositives]);
        Assert.Equal(EventClasses.RegistryValueSet | EventClasses.RegistryRename, rule.Binding);
        Assert.Equal((new LogSource("windows", "registry_set", null), 1), (rule.LogSource, rule.LogSourceNumber));
    }

    [Fact]
    public void Predicates_have_their_fields_slots_and_files()
    {
        Assert.Equal(
            [
                new PredicateInfo("Details", "Details contains \"a\"", 1, 13, 5, 20),
                new PredicateInfo("Details", "Details contains \"b\"", 1, 2, 1, 3) { Path = "rules/filter.yml" },
                new PredicateInfo("", "some text of the record has the word \"x\"", -1, 4, 1, 3) { Path = "rules/filter.yml" },
                new PredicateInfo("unread.field", "unread.field is \"c\"", -1, 5, 1, 3),
            ],
            new TextSet().Rules[0].Predicates);
    }

    [Fact]
    public void What_a_text_leaves_out_has_its_usual_value()
    {
        RuleInfo rule = new TextSet().Rules[1];

        Assert.Equal(new RuleInfo { Id = "two", Title = "Second", Path = "rules/two.yml", Line = 3 }, rule with { Predicates = [] });
        Assert.Empty(rule.Predicates);
    }

    [Fact]
    public void A_copy_changes_what_it_says_and_nothing_else()
    {
        RuleInfo rule = new TextSet().Rules[0];

        RuleInfo copy = rule with { Title = "Another" };

        Assert.Equal(("Another", "First \\ \"rule\""), (copy.Title, rule.Title));
        Assert.NotEqual(rule, copy);
        Assert.Equal(rule.Predicates, copy.Predicates);
        Assert.Equal(rule, rule with { });
        Assert.Equal(rule.GetHashCode(), (rule with { }).GetHashCode());
    }

    [Fact]
    public async Task Threads_that_ask_at_once_get_the_same_answers()
    {
        for (int round = 0; round < 50; round++)
        {
            var set = new TextSet();
            using var start = new Barrier(4);
            (RuleInfo Rule, object Tags, object Predicates) Ask()
            {
                start.SignalAndWait();
                RuleInfo rule = set.Rules[0];
                return (rule, rule.Tags, rule.Predicates);
            }

            (RuleInfo Rule, object Tags, object Predicates)[] answers = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(Ask, TaskCreationOptions.LongRunning)));

            Assert.All(answers, answer => Assert.Same(answers[0].Rule, answer.Rule));
            Assert.All(answers, answer => Assert.Same(answers[0].Tags, answer.Tags));
            Assert.All(answers, answer => Assert.Same(answers[0].Predicates, answer.Predicates));
        }
    }

    [Fact]
    public void A_rule_without_a_text_is_named()
    {
        var set = new TextSet(count: 3);

        var e = Assert.Throws<InvalidOperationException>(() => set.Rules.Length);
        Assert.Contains("rule 2", e.Message, StringComparison.Ordinal);
    }

    private sealed class TextSet : RuleSet
    {
        private readonly Counter _counter;

        public TextSet(int count = 2)
            : this(new Counter(), count)
        {
        }

        private TextSet(Counter counter, int count)
            : base(Schema(), count, texts => counter.Fill(texts)) => _counter = counter;

        public int Fillings => _counter.Fillings;

        public int Readings => _counter.Readings;

        public override int Match(EventBuffer e, Span<int> hits) => 0;

        public override bool IsMatch(int rule, EventBuffer e) => false;

        protected override bool Test(int rule, int predicate, EventBuffer e) => false;

        private static new EventSchema Schema() => EventSchema.Create(
            false, [default, _registry], new SlotDefinition("Image", SlotView.Source, SlotForm.Text), _details);
    }

    private sealed class Counter
    {
        private static readonly byte[] _text = Encoding.UTF8.GetBytes(Text);

        public int Fillings { get; private set; }

        public int Readings { get; private set; }

        public void Fill(RuleTexts texts)
        {
            Fillings++;
            texts.Add(Read, [0, 1]);
        }

        private ReadOnlySpan<byte> Read()
        {
            Readings++;
            return _text;
        }
    }
}
