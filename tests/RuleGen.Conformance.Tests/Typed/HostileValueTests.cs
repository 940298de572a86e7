using System.Text;
using RuleGen.Compiler;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Conformance.Tests.Support;
using RuleGen.Testing;

namespace RuleGen.Conformance.Tests.Typed;

/// <summary>Values no honest program hands over: every test of them gives its right answer, and none throws or allocates.</summary>
public sealed class HostileValueTests
{
    private const int Million = 1_000_000;
    private const string RunKey = @"HKLM\Software\Microsoft\Windows\CurrentVersion\Run";

    private static readonly string[] _fields =
    [
        "registry.path", "registry.value", "Details", "Image", "User", "Hashes", "process.command_line", "message", "@timestamp", "source.ip",
        "destination.port", "sysmon.file.is_executable", "registry.hive",
    ];

    // One rule for each kind of test.
    private static readonly string[] _queries =
    [
        "registry.path: \"HKLM\\\\Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run\" and registry.data.strings: *",
        "registry.path: HKLM\\\\SYSTEM\\\\CurrentControlSet\\\\*",
        "registry.path: \"HKCU\\\\Software\\\\größe\"",
        "registry.value: \"\"",
        "registry.hive: HKU",
        "process.command_line: needle",
        "process.command_line: größe",
        "process.command_line: *needle*",
        "process.command_line: *größe*",
        "process.command_line: n*e*d*l*e",
        "process.command_line: needle* or process.command_line: *needle",
        "message: \"needle größe\"",
        "needle",
        "user.name: needle or user.domain: needle",
        "process.hash.md5: needle",
        "process.name: needle",
        "registry.data.strings: 10",
        "@timestamp > 2025-01-01",
        "source.ip: 10.0.0.0/8",
        "source.ip >= \"2001:db8::1\"",
        "destination.port > 5",
        "sysmon.file.is_executable: true",
        "process.command_line > needle",
        "process.command_line: *",
        "not process.command_line: *",
    ];

    private static readonly string[] _seeds =
    [
        "", "needle", "größe", "needle größe", RunKey, RunKey + "\\x", @"HKLM\SYSTEM\ControlSet001\x", @"HKU\S-1_Classes", "10.0.0.1", "2025-06-04",
        "7", "true", "(Default)", "DWORD (0x0000000A)", @"CORP\needle", "MD5=needle", "\\", "\0", "\ud800", "\udc00needle", "2001:db8::2",
    ];

    [Fact]
    public void Long_broken_and_empty_texts_have_the_answer_of_the_reference()
    {
        TypedEvent utf16 = TypeOf("Chars", "ReadOnlySpan<char>");
        TypedEvent utf8 = TypeOf("Bytes", "ReadOnlySpan<byte>");
        using TypedRules rules = TypedRules.Of(new TypedGroup(Compile(), [utf16, utf8]));
        var texts = new List<string?> { null };
        foreach (string seed in _seeds) texts.AddRange([seed, "\0" + seed, seed + "\0", seed + '\ud83d', '\udca9' + seed]);
        string[] big =
        [
            new string('\ud800', Million), "needle" + new string('\0', Million), RunKey + new string('\\', Million),
            new string('é', Million) + "needle", new string('1', Million), "HKLM\\" + new string('ſ', Million),
        ];
        string[] ofBig = ["registry.path", "process.command_line", "message", "source.ip", "destination.port"];
        int hits = 0;
        foreach (string text in big)
        {
            hits += rules.CountMatches(utf16, [.. _fields.Select(field => ofBig.Contains(field) ? (object?)text : null)]);
            hits += rules.CountMatches(utf8, [.. _fields.Select(field => ofBig.Contains(field) ? (object?)Encoding.UTF8.GetBytes(text) : null)]);
        }
        foreach (string? text in texts)
        {
            object?[] chars = [.. _fields.Select(_ => (object?)text)];
            object?[] bytes = [.. _fields.Select(_ => text is null ? null : (object?)Encoding.UTF8.GetBytes(text))];
            hits += rules.CountMatches(utf16, chars) + rules.CountMatches(utf8, bytes);
        }
        Assert.InRange(hits, 100, texts.Count * _queries.Length);
    }

    [Fact]
    public void Bytes_that_are_no_text_equal_no_literal()
    {
        TypedEvent type = TypeOf("Bytes", "ReadOnlySpan<byte>");
        using TypedRules rules = TypedRules.Of(new TypedGroup(Compile(), [type]));
        byte[][] faults = [[0xFF], [0x80], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F], new byte[Million]];
        Array.Fill(faults[^1], (byte)0xFE);
        int exists = Array.IndexOf(_queries, "process.command_line: *");
        int equals = Array.IndexOf(_queries, "process.command_line: needle");
        int folded = Array.IndexOf(_queries, "process.command_line: größe");
        foreach (string seed in _seeds)
        {
            foreach (byte[] fault in faults)
            {
                byte[] text = Encoding.UTF8.GetBytes(seed);
                int middle = text.Length / 2;
                byte[][] all = [[.. fault, .. text], [.. text, .. fault], [.. text[..middle], .. fault, .. text[middle..]]];
                foreach (byte[] broken in all)
                {
                    object?[] values = [.. _fields.Select(_ => (object?)broken)];
                    for (int rule = 0; rule < _queries.Length; rule++) rules.Emitted(rule, type, values);
                    Assert.True(rules.Emitted(exists, type, values));
                    Assert.False(rules.Emitted(exists + 1, type, values));
                    Assert.False(rules.Emitted(equals, type, values));
                    Assert.False(rules.Emitted(folded, type, values));
                }
            }
        }
    }

    [Theory]
    [InlineData("ReadOnlySpan<char>")]
    [InlineData("string?")]
    [InlineData("ReadOnlySpan<byte>")]
    [InlineData("byte[]?")]
    public void A_million_events_matching_or_not_allocate_nothing(string declared)
    {
        TypedEvent type = TypedEvent.Of("Event", "registry_set", [.. _fields.Select(field => (field, declared)), ("tags", "ReadOnlySpan<char>")]);
        using TypedRules rules = TypedRules.Of(new TypedGroup(Compile(), [type]));
        PropertyKind kind = PropertyKind.Of(declared);
        object?[][] events = [.. _seeds.Append(null).Select(seed => (object?[])[.. _fields.Select(_ => kind.Carry(seed)), null])];
        var hits = new int[_queries.Length];
        rules.MatchMany(type, events, 200 * events.Length, hits);

        int matched = 0;
        Assert.Equal(0, SteadyState.BytesOf(() => matched = rules.MatchMany(type, events, Million, hits)));
        Assert.InRange(matched, Million / 4, Million);
    }

    [RepositoryFact]
    public void The_run_key_rule_allocates_nothing_over_a_million_events()
    {
        string path = Path.Combine(Repository.Root!, "rules", "windows", "persistence", "registry-run-keys.md");
        Rule rule = RuleCompiler.Compile(new SourceFile("rules/a.md", File.ReadAllText(path)), CompilerOptions.Default, CancellationToken.None).Rule!;
        TypedEvent utf16 = TypedEvent.Of("Chars", "registry_set", ("registry.path", "ReadOnlySpan<char>"), ("registry.data.strings", "string?"));
        TypedEvent utf8 = TypedEvent.Of("Bytes", "registry_set", ("registry.path", "ReadOnlySpan<byte>"), ("registry.data.strings", "byte[]?"));
        using TypedRules rules = TypedRules.Of(new TypedGroup([rule], [utf16, utf8]));
        string?[][] events =
        [
            [RunKey + "\\x", "a.exe"], [RunKey + "Once\\x", "a.exe"], [@"HKU\S-1-5-18\software\x", "a"], [null, null], [RunKey + "\\x", null],
        ];
        object?[][] chars = [.. events];
        object?[][] bytes = [.. events.Select(item => (object?[])[.. item.Select(text => text is null ? null : Encoding.UTF8.GetBytes(text))])];
        Assert.Equal([true, false, false, false, false], chars.Select(item => rules.IsMatch(0, utf16, item)));
        Assert.Equal([true, false, false, false, false], bytes.Select(item => rules.IsMatch(0, utf8, item)));
        foreach ((TypedEvent type, object?[][] items) in new[] { (utf16, chars), (utf8, bytes) })
        {
            var hits = new int[1];
            rules.MatchMany(type, items, 1000, hits);
            int matched = 0;
            Assert.Equal(0, SteadyState.BytesOf(() => matched = rules.MatchMany(type, items, Million, hits)));
            Assert.Equal(Million / items.Length, matched);
        }
    }

    private static TypedEvent TypeOf(string name, string declared) =>
        TypedEvent.Of(name, "registry_set", [.. _fields.Select(field => (field, declared))]);

    private static Rule[] Compile() => [.. _queries.Select((query, i) => RuleCompiler.Compile(
        new SourceFile($"rules/{i:00}.md", RuleDocument.Of(query, ReadingMode.Intent)), CompilerOptions.Default, CancellationToken.None).Rule!)];
}
