using System.Text.RegularExpressions;
using RulesEngine.Models;
using Serilog.Events;
using Serilog.Expressions;
using Serilog.Parsing;

namespace RuleGen.Benchmarks;

/// <summary>The Run-key rule in what else a .NET program would use for it, each asked the way its own documentation shows.</summary>
internal static partial class OtherEngines
{
    private const string Run = @"Software\Microsoft\Windows\CurrentVersion\Run\";
    private const string RunOfWow = @"Software\WOW6432Node\Microsoft\Windows\CurrentVersion\Run\";
    private const string RunOfPolicies = @"Software\Microsoft\Windows\CurrentVersion\Policies\Explorer\Run\";

    /// <summary>The rule's twelve patterns: what a path begins with, a user's segment if any, and what follows.</summary>
    private static readonly (string Root, bool HasUser, string Key)[] _patterns =
    [
        (@"HKEY_USERS\", true, Run),
        (@"HKU\", true, Run),
        (@"HKLM\", false, Run),
        (@"HKLM\", false, RunOfWow),
        (@"HKEY_USERS\", true, RunOfPolicies),
        (@"HKU\", true, RunOfPolicies),
        (@"\REGISTRY\MACHINE\", false, RunOfPolicies),
        (@"\REGISTRY\USER\", true, Run),
        (@"\REGISTRY\MACHINE\", false, Run),
        (@"\REGISTRY\MACHINE\", false, RunOfWow),
        (@"\REGISTRY\USER\", true, RunOfPolicies),
        (@"\REGISTRY\MACHINE\", false, RunOfPolicies),
    ];

    private static readonly CompiledExpression _serilog = SerilogExpression.Compile(
        "Data is not null and (" +
        string.Join(" or ", _patterns.Select(pattern => $"Path like '{pattern.Root}{(pattern.HasUser ? "%\\" : "")}{pattern.Key}%' ci")) + ")");

    private static readonly RulesEngine.RulesEngine _rulesEngine = new(
    [
        new Workflow
        {
            WorkflowName = "persistence",
            Rules =
            [
                new Rule
                {
                    RuleName = "run-keys",
                    Expression = "write.Data != null and (" + string.Join(" or ", _patterns.Select(RulesEngineTest)) + ")",
                },
            ],
        },
    ]);

    private static readonly MessageTemplate _template = new MessageTemplateParser().Parse("");

    /// <summary>A write as Serilog has one.</summary>
    public static LogEvent ToLogEvent(StoredWrite write) => new(
        DateTimeOffset.UnixEpoch,
        LogEventLevel.Information,
        null,
        _template,
        [new LogEventProperty("Path", new ScalarValue(write.Path)), new LogEventProperty("Data", new ScalarValue(write.Data))]);

    public static bool BySerilog(LogEvent write) => ExpressionResult.IsTrue(_serilog(write));

    /// <summary>A write as RulesEngine wants one.</summary>
    public static RuleParameter ToParameter(StoredWrite write) => new("write", write);

    public static bool ByRulesEngine(RuleParameter write) =>
        _rulesEngine.ExecuteAllRulesAsync("persistence", write).AsTask().GetAwaiter().GetResult()[0].IsSuccess;

    public static bool ByRegex(ReadOnlySpan<char> path, ReadOnlySpan<char> data) => HandWrittenRunKeyWrites.HasValue(data) && RunKeyPath().IsMatch(path);

    private static string RulesEngineTest((string Root, bool HasUser, string Key) pattern)
    {
        string root = pattern.Root.Replace("\\", "\\\\", StringComparison.Ordinal);
        string key = pattern.Key.Replace("\\", "\\\\", StringComparison.Ordinal);
        const string Case = "StringComparison.OrdinalIgnoreCase";
        return pattern.HasUser
            ? $"(write.Path.StartsWith(\"{root}\", {Case}) and write.Path.Contains(\"\\\\{key}\", {Case}))"
            : $"write.Path.StartsWith(\"{root}{key}\", {Case})";
    }

    [GeneratedRegex(
        """
        ^(?:
            HKEY_USERS\\.*\\Software\\Microsoft\\Windows\\CurrentVersion\\Run
          | HKU\\.*\\Software\\Microsoft\\Windows\\CurrentVersion\\Run
          | HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run
          | HKLM\\Software\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Run
          | HKEY_USERS\\.*\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer\\Run
          | HKU\\.*\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer\\Run
          | \\REGISTRY\\MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer\\Run
          | \\REGISTRY\\USER\\.*\\Software\\Microsoft\\Windows\\CurrentVersion\\Run
          | \\REGISTRY\\MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Run
          | \\REGISTRY\\MACHINE\\Software\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Run
          | \\REGISTRY\\USER\\.*\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer\\Run
          | \\REGISTRY\\MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer\\Run
        )\\[^\\]*\z
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex RunKeyPath();
}
