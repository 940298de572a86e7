using RuleGen.Testing;

namespace RuleGen.Cli.Tests;

/// <summary>What the command says to a command line or an input it can do nothing with.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly Command _command = new();

    [Theory]
    [InlineData("Usage: rulegen scan", "--help")]
    [InlineData("Usage: rulegen scan", "-h")]
    [InlineData("Exit code: 0 no hit, 1 hits, 2 ", "scan", "--help")]
    [InlineData("--logsource product=P", "scan", "--rules", "x", "-h")]
    public void Help_is_an_answer_and_no_fault(string part, params string[] arguments)
    {
        BuiltProgram.Outcome outcome = Command.Run(arguments);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(part, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_option()
    {
        string help = Command.Run("scan", "--help").Output;
        foreach (string option in (string[])["--rules", "--mode", "--equivalents", "--logsource", "--threads", "--format", "--help"])
        {
            Assert.Contains("  " + option, help, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("name a command")]
    [InlineData("there is no command 'scna'", "scna")]
    [InlineData("name the rules", "scan", "events.jsonl")]
    [InlineData("name the events", "scan", "--rules", "rules")]
    [InlineData("--rules needs a value", "scan", "events.jsonl", "--rules")]
    [InlineData("there is no option '--nonsense'", "scan", "--nonsense", "--rules", "a", "b")]
    [InlineData("there is no option '--\\u001b[2J'", "scan", "--\u001b[2J")]
    [InlineData("there is no option '-r'", "scan", "-r", "a", "b")]
    [InlineData("--format takes 'table' or 'jsonl', and not 'xml'", "scan", "--format", "xml", "--rules", "a", "b")]
    [InlineData("--format is given twice", "scan", "--format", "jsonl", "--format", "table", "--rules", "a", "b")]
    [InlineData("--mode takes 'strict' or 'intent', and not 'lax'", "scan", "--mode=lax", "--rules", "a", "b")]
    [InlineData("--equivalents takes 'none' or 'security', and not 'all'", "scan", "--equivalents", "all", "--rules", "a", "b")]
    [InlineData("--logsource takes product=P,category=C,service=S", "scan", "--logsource", "windows", "--rules", "a", "b")]
    [InlineData("--logsource takes product=P,category=C,service=S", "scan", "--logsource", "product=", "--rules", "a", "b")]
    [InlineData("--logsource takes product=P,category=C,service=S", "scan", "--logsource", "service=a,service=b", "--rules", "a", "b")]
    [InlineData("--threads takes a number from 1 to 64, and not '0'", "scan", "--threads", "0", "--rules", "a", "b")]
    [InlineData("--threads takes a number from 1 to 64, and not '65'", "scan", "--threads=65", "--rules", "a", "b")]
    [InlineData("--threads takes a number from 1 to 64, and not 'all'", "scan", "--threads", "all", "--rules", "a", "b")]
    [InlineData("standard input (-) can be read once only", "scan", "--rules", "a", "-", "-")]
    [InlineData("there is no file or folder 'no/such/rules'", "scan", "--rules", "no/such/rules", "-")]
    [InlineData("there is no file or folder '--format'", "scan", "--rules", ".", "--", "--format")]
    public void Wrong_usage_is_named_and_ends_with_2(string fault, params string[] arguments) => AssertFault(fault, arguments);

    [Fact]
    public void A_file_of_events_that_is_missing_is_named_before_anything_is_read()
    {
        string path = _command.Write("a.jsonl", Command.Hit);

        AssertFault("there is no file or folder 'no/such/file.jsonl'", _command.Scan(path, "no/such/file.jsonl"));
    }

    [Fact]
    public void Rules_of_which_none_compiles_are_a_fault()
    {
        _command.Write("rules/notes.md", "# Notes\n");

        AssertFault(
            "none of the files named by --rules holds a rule that compiles",
            "scan", "--rules", _command["rules"], _command.Write("a.jsonl", Command.Hit));
    }

    [Fact]
    public void A_folder_without_events_is_a_fault_and_the_rest_is_read()
    {
        _command.Write("empty/notes.md", "# Notes\n");
        string path = _command.Write("a.jsonl", Command.Hit);

        BuiltProgram.Outcome outcome = Command.Run(_command.Scan(_command["empty"], path));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains($"the folder '{_command["empty"]}' holds no events", outcome.Error, StringComparison.Ordinal);
        Assert.Equal([$"{path}:1 first"], Command.Hits(outcome));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gzip_that_is_cut_off_is_a_fault_and_what_stands_before_is_read(bool isInFolder)
    {
        IEnumerable<string> lines = Enumerable.Range(0, 2000).Select(i => i == 0 ? Command.Hit : $"{{\"n\":{i * 7919 % 1009}}}\n");
        byte[] whole = Command.Gzip(string.Concat(lines));
        string path = _command.Write("logs/a.gz", whole[..(whole.Length / 2)]);

        BuiltProgram.Outcome outcome = Command.Run(_command.Scan(isInFolder ? _command["logs"] : path));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal([$"{path}:1 first"], Command.Hits(outcome));
        Assert.Contains("the rest could not be read", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gzip_that_is_none_behind_its_first_bytes_is_a_fault(bool isInFolder)
    {
        string path = _command.Write("logs/a.gz", [0x1F, 0x8B, 0x09, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

        BuiltProgram.Outcome outcome = Command.Run(_command.Scan(isInFolder ? _command["logs"] : path));

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains($"{path}:1: the rest could not be read", outcome.Error, StringComparison.Ordinal);
    }

    private static void AssertFault(string fault, params string[] arguments)
    {
        BuiltProgram.Outcome outcome = Command.Run(arguments);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(fault, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _command.Dispose();
}
