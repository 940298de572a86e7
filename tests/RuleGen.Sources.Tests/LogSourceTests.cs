using System.Text;
using RuleGen.Events;

namespace RuleGen.Sources.Tests;

/// <summary>What a source's records are declared to be from.</summary>
public sealed class LogSourceTests
{
    private static readonly LogSource _sshd = new("linux", null, "sshd");

    private readonly EventBuffer _e = new(EventSchema.Create(
        false, [new LogSourceDefinition("linux", null, "sshd", true, true)], new SlotDefinition("a", SlotView.Source, SlotForm.Text)));

    [Fact]
    public void Records_are_from_what_the_options_of_their_source_declare()
    {
        using EventSource lines = JsonLines.Open(Stream("{\"a\":1}\n"), "a.jsonl", new JsonLinesOptions { LogSource = _sshd });
        using EventSource rows = CsvRecords.Open(Stream("a\n1\n"), "a.csv", new CsvOptions { LogSource = _sshd });

        Assert.True(lines.Read(_e) && _e.IsFrom(0));
        Assert.True(rows.Read(_e) && _e.IsFrom(0));
        Assert.Equal(_sshd, _e.LogSource);
    }

    [Fact]
    public void A_source_without_a_declaration_does_not_inherit_the_last_one_s()
    {
        _e.LogSource = _sshd;
        using EventSource lines = JsonLines.Open(Stream("{\"a\":1}\n"), "a.jsonl");

        Assert.True(lines.Read(_e));
        Assert.False(_e.IsFrom(0));
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
