using System.Diagnostics;
using System.Text;
using System.Text.Json;
using RuleGen.Testing;
using RuleGen.Tests.Alerts;

namespace RuleGen.Cli.Tests;

/// <summary>What <c>rulegen scan</c> finds, and how it says so.</summary>
public sealed class ScanTests : IDisposable
{
    private readonly Command _command = new();

    [Fact]
    public void The_shipped_day_raises_the_hits_of_the_sample_agent()
    {
        BuiltProgram.Outcome outcome = Command.Run("scan", "--rules", Command.ShippedRules, "--format", "jsonl", Command.ShippedEvents);

        Assert.Equal(1, outcome.ExitCode);
        Assert.All(outcome.Lines, line => Assert.Empty(HitSchema.Check(line)));
        (int, string)[] hits = [.. outcome.Lines.Select(line =>
        {
            using JsonDocument hit = JsonDocument.Parse(line);
            JsonElement rule = hit.RootElement.GetProperty("rule");
            JsonElement e = hit.RootElement.GetProperty("event");
            Assert.Equal(Command.ShippedEvents, e.GetProperty("source").GetString());
            Assert.StartsWith(Command.ShippedRules, rule.GetProperty("path").GetString(), StringComparison.Ordinal);
            return (e.GetProperty("record").GetInt32(), rule.GetProperty("title").GetString()!);
        })];
        Assert.Equal(
        [
            (19, "Persistence via Registry RunOnceEx Keys"), (66, "Persistence via Registry Run Keys"),
            (87, "Hidden Window In An Autostart Value"), (87, "Persistence via Registry Run Keys"),
            (92, "Persistence via Registry RunOnce Keys"), (113, "Persistence via Registry RunOnce Keys"),
            (158, "Script Host In An Autostart Value"), (158, "Program Of A Folder Any User May Write In An Autostart Value"),
            (158, "Persistence via Registry Run Keys"), (181, "Persistence via Registry Run Keys"),
            (230, "Script Host In An Autostart Value"), (230, "Autostart Value Set By A Document Program"),
            (230, "Persistence via Registry Run Keys"), (237, "Persistence via Winlogon Userinit and Shell"),
            (284, "Persistence via Policies Explorer Run"), (284, "Persistence via Registry Run Keys"),
            (311, "System Program As A Loader In An Autostart Value"),
            (311, "Program Of A Folder Any User May Write In An Autostart Value"), (311, "Persistence via Registry RunOnce Keys"),
            (356, "Program Of A Folder Any User May Write In An Autostart Value"), (356, "Persistence via Winlogon Userinit and Shell"),
            (376, "Persistence via Policies Explorer Run"), (376, "Persistence via Registry Run Keys"),
        ],
        hits);
        Assert.Contains("events: 400 in 1 file, 0 broken records", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("hits:   23 on 13 events", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_hit_the_exit_code_is_0()
    {
        BuiltProgram.Outcome outcome = Command.Run(_command.Scan(_command.Write("a.jsonl", Command.Other)));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("rules:  1 compiled, 0 rejected", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("hits:   0 on 0 events", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_and_placeholders_among_the_rules_are_taken()
    {
        _command.Write("rules/rule.yml", """
            title: Tools
            id: tools
            logsource:
              product: windows
              category: process_creation
            detection:
              selection:
                Image|endswith|expand: '\\%Tools%'
              condition: selection
            """);
        _command.Write("rules/ours/values.yml", "placeholders:\n  Tools: [a.exe, b.exe]\n");
        _command.Write("rules/ours/filter.yml", """
            title: The jump host
            logsource:
              product: windows
            filter:
              rules: any
              selection:
                Computer: JUMP
              condition: not selection
            """);
        const string Event = """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Computer":"WS","Image":"C:\\b.exe"}""" + "\n";
        string events = _command.Write("a.jsonl", Event + Event.Replace("WS", "JUMP", StringComparison.Ordinal));

        BuiltProgram.Outcome outcome = Command.Run("scan", "--rules", _command["rules"], "--format", "jsonl", events);

        Assert.Contains("rules:  1 compiled, 0 rejected", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("\"record\":1", Assert.Single(outcome.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Hits_are_ordered_by_file_record_and_rule_the_same_on_every_run()
    {
        _command.Write("more/0.md", Command.Rule.Replace("id: first", "id: second", StringComparison.Ordinal));
        _command.Write("logs/b/x.jsonl", Command.Hit + Command.Other + Command.Hit);
        _command.Write("logs/a.jsonl", Command.Hit);
        string last = _command.Write("0.jsonl", Command.Hit);
        string[] arguments = _command.Scan("--rules", _command["more"], _command["logs"], last);

        BuiltProgram.Outcome outcome = Command.Run(arguments);

        string a = _command["logs/a.jsonl"];
        string b = _command["logs/b/x.jsonl"];
        Assert.Equal(
            ((string[])[$"{a}:1", $"{b}:1", $"{b}:3", $"{last}:1"]).SelectMany(place => (string[])[place + " second", place + " first"]),
            Command.Hits(outcome));
        Assert.Equal(outcome.Output, Command.Run(arguments).Output);
    }

    [Fact]
    public void The_form_of_events_is_told_by_their_content_and_not_by_the_name()
    {
        _command.Write("logs/1.csv", Command.Hit);
        _command.Write("logs/2.jsonl", "process.name,user.name\nb.exe,x\na.exe,y\n");
        _command.Write("logs/3.txt", Command.Gzip(Command.Hit));
        _command.Write("logs/4", Command.Gzip("process.name\na.exe\n"));
        _command.Write("logs/5.gz", "\uFEFF" + Command.Hit);
        _command.Write("logs/6.json", [.. Command.Gzip(Command.Other + Command.Other), .. Command.Gzip(Command.Hit)]);
        _command.Write("logs/README.md", "# These are logs\n\nof a day\n");
        _command.Write("logs/empty.jsonl", "");

        BuiltProgram.Outcome outcome = Command.Run(_command.Scan(_command["logs"]));

        Assert.Equal(1, outcome.ExitCode);
        string[] expected = ["1.csv:1", "2.jsonl:3", "3.txt:1", "4:2", "5.gz:1", "6.json:3"];
        Assert.Equal(expected.Select(hit => _command["logs/" + hit] + " first"), Command.Hits(outcome));
        Assert.Contains("events: 9 in 6 files, 0 broken records, 2 files without events", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Standard_input_is_read_plain_and_packed(bool isPacked)
    {
        byte[] input = isPacked ? Command.Gzip(Command.Other + Command.Hit) : Encoding.UTF8.GetBytes(Command.Other + Command.Hit);

        BuiltProgram.Outcome outcome = Command.Feed(input, _command.Scan("-"));

        Assert.Equal(["stdin:2 first"], Command.Hits(outcome));
        Assert.Equal(1, outcome.ExitCode);
    }

    [Fact]
    public void Broken_records_are_counted_and_the_first_ones_named()
    {
        string broken = string.Concat(Enumerable.Repeat("x\n", 50));
        string path = _command.Write("a.jsonl", Command.Hit + "not JSON\n[1]\n" + Command.Hit + broken);

        BuiltProgram.Outcome outcome = Command.Run(_command.Scan(path));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal([$"{path}:1 first", $"{path}:4 first"], Command.Hits(outcome));
        Assert.Contains($"{path}:2: this is not ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("and at least 42 more broken records", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("events: 2 in 1 file, 52 broken records", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejected_rule_is_named_and_the_others_are_run()
    {
        _command.Write("rules/good.md", Command.Rule);
        string bad = _command.Write("rules/bad.md", Command.Rule.Replace("\"a.exe\"", "(", StringComparison.Ordinal));

        BuiltProgram.Outcome outcome =
            Command.Run("scan", "--rules", _command["rules"], "--format=jsonl", _command.Write("a.jsonl", Command.Hit));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Single(Command.Hits(outcome));
        Assert.Contains($"{bad}(10,", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("rules:  1 compiled, 1 rejected", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("intent", 1)]
    [InlineData("strict", 0)]
    public void The_mode_decides_how_rules_are_read(string mode, int exitCode)
    {
        string path = _command.Write("a.jsonl", """{"process":{"executable":"C:\\x\\A.EXE"}}""");

        Assert.Equal(exitCode, Command.Run(_command.Scan("--mode", mode, path)).ExitCode);
    }

    [Theory]
    [InlineData("--equivalents", "none")]
    [InlineData("--equivalents", "security")]
    [InlineData("--logsource", "product=windows,category=process_creation")]
    [InlineData("--logsource", "service=sshd")]
    public void Options_about_log_sources_leave_other_rules_alone(string option, string value)
    {
        string path = _command.Write("a.jsonl", Command.Hit);

        Assert.Equal([$"{path}:1 first"], Command.Hits(Command.Run(_command.Scan(option, value, path))));
    }

    [Theory]
    [InlineData("product=linux,service=sshd", true)]
    [InlineData("service=sshd,product=linux", true)]
    [InlineData("product=linux,service=cron", false)]
    [InlineData("product=linux", false)]
    [InlineData(null, false)]
    public void A_rule_of_keywords_alone_fires_only_where_its_log_source_is_declared(string? logSource, bool isHit)
    {
        string rule = _command.Write("rule.yml", """
            title: A guess at a password
            id: guess
            logsource:
              product: linux
              service: sshd
            detection:
              keywords:
                - 'Failed password'
              condition: keywords
            """);
        string events = _command.Write("a.jsonl", """{"message":"Failed password for root from 203.0.113.7"}""" + "\n");
        string[] declared = logSource is null ? [] : ["--logsource", logSource];

        BuiltProgram.Outcome outcome = Command.Run(["scan", "--rules", rule, "--format", "jsonl", .. declared, events]);

        Assert.Contains("rules:  1 compiled, 0 rejected", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(isHit ? [$"{events}:1 guess"] : [], Command.Hits(outcome));
        Assert.Equal(isHit ? 1 : 0, outcome.ExitCode);
    }

    [Theory]
    [InlineData("security", "1 2")]
    [InlineData(null, "1 2")]
    [InlineData("none", "1")]
    public void Rules_for_starts_of_processes_see_the_Security_log_s_records_unless_that_is_switched_off(string? equivalents, string records)
    {
        string rule = _command.Write("rule.yml", """
            title: A tool
            id: tool
            logsource:
              product: windows
              category: process_creation
            detection:
              selection:
                Image|endswith: '\tool.exe'
              condition: selection
            """);
        string events = _command.Write("a.jsonl", """
            {"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Image":"C:\\tool.exe"}
            {"Channel":"Security","EventID":4688,"NewProcessName":"C:\\tool.exe"}
            {"Channel":"Security","EventID":4689,"NewProcessName":"C:\\tool.exe"}
            """);
        string[] option = equivalents is null ? [] : ["--equivalents", equivalents];

        BuiltProgram.Outcome outcome = Command.Run(["scan", "--rules", rule, "--format", "jsonl", .. option, events]);

        Assert.Equal(records.Split(' ').Select(record => $"{events}:{record} tool"), Command.Hits(outcome));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("8")]
    public void Any_number_of_threads_tells_the_same(string threads)
    {
        string lines = string.Concat(Enumerable.Range(0, 9_000).Select(i => i % 100 == 7 ? "broken\n" : i % 3 == 0 ? Command.Hit : Command.Other));
        _command.Write("logs/a.jsonl", lines);
        _command.Write("logs/b.csv", "process.name,n\n" + string.Concat(Enumerable.Range(0, 9_000).Select(i => $"{"abc"[i % 3]}.exe,{i}\n")));
        _command.Write("logs/c.gz", Command.Gzip(lines));

        BuiltProgram.Outcome usual = Command.Run(_command.Scan(_command["logs"]));
        BuiltProgram.Outcome outcome = Command.Run(_command.Scan("--threads", threads, _command["logs"]));

        Assert.Equal(2_970 + 3_000 + 2_970, usual.Lines.Length);
        Assert.Equal((usual.ExitCode, usual.Output), (outcome.ExitCode, outcome.Output));
        Assert.Equal(WithoutTimes(usual.Error), WithoutTimes(outcome.Error));

        static IEnumerable<string> WithoutTimes(string error) =>
            error.Split('\n').Where(line => !line.StartsWith("time:", StringComparison.Ordinal));
    }

    [Fact]
    public void As_a_table_a_hit_is_a_row_with_what_matched_below_it()
    {
        string path = _command.Write(
            "a.jsonl", """{"@timestamp":"2025-06-04T06:15:23.123Z","host":{"name":"WS1"},"process":{"name":"a.exe"}}""");

        BuiltProgram.Outcome outcome = Command.Run("scan", "--rules", _command.Write("rule.md", Command.Rule), "--format", "table", path);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("time (UTC) ", outcome.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("2025-06-04 06:15:23.123  medium    WS1 ", outcome.Lines[1], StringComparison.Ordinal);
        Assert.EndsWith($" {path}:1", outcome.Lines[1], StringComparison.Ordinal);
        Assert.Equal("    process.name = a.exe", outcome.Lines[2]);
        Assert.Equal(3, outcome.Lines.Length);
        Assert.Equal(outcome.Output, Command.Run("scan", "--rules", _command["rule.md"], path).Output);
    }

    [Fact]
    public void Letters_of_all_scripts_stay_and_control_characters_never_reach_the_terminal()
    {
        string path = _command.Write("a.jsonl", """{"host":{"name":"Büro-Ω-\u001b[2J\u202e"},"process":{"name":"a.exe"}}""");

        BuiltProgram.Outcome outcome = Command.Run("scan", "--rules", _command.Write("rule.md", Command.Rule), path);

        Assert.Contains(@"Büro-Ω-\u001b[2J\u202e", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_goes_away_is_no_fault()
    {
        using Process process = BuiltProgram.Start(Command.Project, _command.Scan("-"));
        process.StandardOutput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        try
        {
            for (int i = 0; i < 2000; i++) process.StandardInput.Write(Command.Hit);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The command may have ended before it had read everything, which is its right.
        }
        BuiltProgram.WaitForEnd(process);

        Assert.Equal(1, process.ExitCode);
        Assert.DoesNotContain("xception", await error, StringComparison.Ordinal);
    }

    public void Dispose() => _command.Dispose();
}
