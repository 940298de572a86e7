using System.Diagnostics;
using System.Text.Json;
using RuleGen.Testing;
using RuleGen.Tests.Alerts;

namespace RuleGen.Samples.Tests;

/// <summary>The built sample, run as a user runs it.</summary>
public sealed class RunKeyAgentTests
{
    private const string Project = "samples/RunKeyAgent";
    private const string Hit =
        """
        {"@timestamp":"2025-09-16T08:17:03.206Z","Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13,"EventType":"SetValue","Computer":"WS1",
        """
        + """
        "TargetObject":"HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\x","Details":"C:\\x.exe","User":"CORP\\bob"}
        """;

    private static readonly (int Line, string Rule)[] _expected =
    [
        (19, "Persistence via Registry RunOnceEx Keys"),
        (66, "Persistence via Registry Run Keys"),
        (87, "Hidden Window In An Autostart Value"),
        (87, "Persistence via Registry Run Keys"),
        (92, "Persistence via Registry RunOnce Keys"),
        (113, "Persistence via Registry RunOnce Keys"),
        (158, "Script Host In An Autostart Value"),
        (158, "Program Of A Folder Any User May Write In An Autostart Value"),
        (158, "Persistence via Registry Run Keys"),
        (181, "Persistence via Registry Run Keys"),
        (230, "Script Host In An Autostart Value"),
        (230, "Autostart Value Set By A Document Program"),
        (230, "Persistence via Registry Run Keys"),
        (237, "Persistence via Winlogon Userinit and Shell"),
        (284, "Persistence via Policies Explorer Run"),
        (284, "Persistence via Registry Run Keys"),
        (311, "System Program As A Loader In An Autostart Value"),
        (311, "Program Of A Folder Any User May Write In An Autostart Value"),
        (311, "Persistence via Registry RunOnce Keys"),
        (356, "Program Of A Folder Any User May Write In An Autostart Value"),
        (356, "Persistence via Winlogon Userinit and Shell"),
        (376, "Persistence via Policies Explorer Run"),
        (376, "Persistence via Registry Run Keys"),
    ];

    [Fact]
    public void Without_arguments_the_shipped_day_raises_the_alerts_its_description_lists()
    {
        BuiltProgram.Outcome outcome = Run([]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        string[] lines = outcome.Lines;
        Assert.StartsWith("time (UTC) ", lines[0], StringComparison.Ordinal);
        string[] alerts = [.. lines.Where(line => line.Contains("events/registry.jsonl:", StringComparison.Ordinal))];
        Assert.Equal(_expected.Length, alerts.Length);
        foreach (((int line, string rule), string alert) in _expected.Zip(alerts))
        {
            Assert.Contains($" {rule} ", alert, StringComparison.Ordinal);
            Assert.EndsWith($" events/registry.jsonl:{line}", alert, StringComparison.Ordinal);
        }
        Assert.Contains("400 events read, 0 records skipped", lines);
        Assert.Contains("23 alerts on 13 events", lines);
        Assert.Contains("       7  Persistence via Registry Run Keys", lines);
    }

    [Fact]
    public void Below_an_alert_stands_what_matched()
    {
        string[] lines = Run([]).Lines;

        int alert = Array.FindLastIndex(lines, line => line.EndsWith("registry.jsonl:87", StringComparison.Ordinal));
        Assert.StartsWith("2025-09-16 08:17:03.206  medium    FIN-WS-014.corp.example   CORP\\m.keller ", lines[alert], StringComparison.Ordinal);
        Assert.Equal(@"  registry.path         = HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run\SyncAgent", lines[alert + 2]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void As_JSON_lines_each_alert_has_the_published_shape(bool isOneWord)
    {
        BuiltProgram.Outcome outcome = Run(isOneWord ? ["--format=jsonl"] : ["--format", "jsonl"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("23 alerts on 13 events", outcome.Error, StringComparison.Ordinal);
        var alerts = new List<(int, string)>();
        foreach (string line in outcome.Lines)
        {
            Assert.Empty(HitSchema.Check(line));
            using JsonDocument hit = JsonDocument.Parse(line);
            JsonElement root = hit.RootElement;
            Assert.Equal("events/registry.jsonl", root.GetProperty("event").GetProperty("source").GetString());
            Assert.NotEmpty(root.GetProperty("match").EnumerateArray());
            alerts.Add((root.GetProperty("event").GetProperty("record").GetInt32(), root.GetProperty("rule").GetProperty("title").GetString()!));
        }
        Assert.Equal(_expected, alerts);
    }

    [Fact]
    public void A_file_and_standard_input_raise_the_same_alerts()
    {
        string path = Path.Combine(BuiltProgram.Folder(Project), "events", "registry.jsonl");

        BuiltProgram.Outcome file = Run([path, "--format", "jsonl"]);
        BuiltProgram.Outcome stdin = Run(["--format", "jsonl", "-"], File.ReadAllText(path));

        Assert.Equal(_expected.Length, file.Lines.Length);
        string quoted = JsonSerializer.Serialize(path);
        Assert.Equal(file.Output.Replace(quoted, "\"stdin\"", StringComparison.Ordinal), stdin.Output);
        Assert.Equal((0, 0), (file.ExitCode, stdin.ExitCode));
    }

    [Fact]
    public void No_events_are_no_fault()
    {
        BuiltProgram.Outcome outcome = Run(["-"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("0 alerts on 0 events", outcome.Lines);
        Assert.Empty(outcome.Error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Help_names_every_option_and_exit_code(string option)
    {
        BuiltProgram.Outcome outcome = Run([option]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        foreach (string part in (string[])["Usage: RunKeyAgent", "--format table", "--format jsonl", "--help", "standard input", "Exit code: 0", "2 ", "3 "])
        {
            Assert.Contains(part, outcome.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("there is no option '--nonsense'", "--nonsense")]
    [InlineData("there is no option '--\\u001b[2J'", "--\u001b[2J")]
    [InlineData("--format takes 'table' or 'jsonl'", "--format", "xml")]
    [InlineData("--format takes 'table' or 'jsonl'", "--format")]
    [InlineData("name one file of events, or none", "a", "b")]
    [InlineData("cannot open the events", "no/such/file.jsonl")]
    public void Wrong_usage_is_named_and_ends_with_2(string fault, params string[] arguments)
    {
        BuiltProgram.Outcome outcome = Run(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(fault, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void Broken_lines_are_counted_and_named_and_the_rest_is_read()
    {
        BuiltProgram.Outcome outcome = Run(["-"], Hit + "\n{\"a\":1\n\nnot JSON\n[1]\n" + Hit + "\n");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("2 events read, 3 records skipped", outcome.Lines);
        Assert.Contains("2 alerts on 2 events", outcome.Lines);
        string[] faults = outcome.Error.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(["stdin:2:", "stdin:4:", "stdin:5:"], faults.Select(fault => fault[..8]));
    }

    [Fact]
    public void Of_many_broken_lines_the_first_are_named_and_the_others_counted()
    {
        BuiltProgram.Outcome outcome = Run(["-"], string.Concat(Enumerable.Repeat("x\n", 25)));

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("0 events read, 25 records skipped", outcome.Lines);
        string[] faults = outcome.Error.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(11, faults.Length);
        Assert.Equal("and at least 15 more", faults[^1]);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("jsonl")]
    public void Control_characters_of_an_event_never_reach_the_terminal(string format)
    {
        string hostile = Hit
            .Replace("WS1", @"W\u001b[2J\u202eS\r\n1", StringComparison.Ordinal)
            .Replace("x.exe", @"x\u0007\u2028\u009b.exe", StringComparison.Ordinal)
            .Replace("2025-09-16T08:17:03.206Z", @"\u001b]0;x\u0007", StringComparison.Ordinal);

        BuiltProgram.Outcome outcome = Run(["-", "--format", format], hostile + "\n");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(@"W\u001b[2J", outcome.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(outcome.Output, static c => c is not ('\n' or '\r') && (char.IsControl(c) || c == '\u2028'));

        // People read the table, and must see text in its order; programs read JSON, where only what breaks a line matters.
        if (format == "table") Assert.DoesNotContain('\u202e', outcome.Output);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("yesterday")]
    public void A_time_outside_the_calendar_is_shown_as_it_is_written(string time)
    {
        BuiltProgram.Outcome outcome = Run(["-"], Hit.Replace("2025-09-16T08:17:03.206Z", time, StringComparison.Ordinal) + "\n");

        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith(time + " ", outcome.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("jsonl")]
    public async Task A_reader_that_goes_away_is_no_fault(string format)
    {
        using Process process = BuiltProgram.Start(Project, ["-", "--format", format]);
        process.StandardOutput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        try
        {
            for (int i = 0; i < 2000; i++) process.StandardInput.Write(Hit + "\n");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program may have ended before it had read everything, which is its right.
        }
        BuiltProgram.WaitForEnd(process);

        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain("xception", await error, StringComparison.Ordinal);
    }

    private static BuiltProgram.Outcome Run(string[] arguments, string input = "") => BuiltProgram.Run(Project, arguments, input);
}
