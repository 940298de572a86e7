using System.Globalization;
using RuleGen.Dynamic;

namespace RuleGen.Cli;

/// <summary>What stands behind <c>rulegen scan</c>.</summary>
internal sealed record ScanArguments
{
    // More are seldom busy: cutting a file into records and writing hits is one thread's work.
    private const int MostUsualThreads = 8;

    /// <summary>Rule files and folders of them; at least one.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Files and folders of events, <c>-</c> for standard input; at least one.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The reading of rules that name none themselves; null leaves it to their language.</summary>
    public RuleReading? Reading { get; init; }

    /// <summary>Whether rules for Sysmon's events also see the Security log's records of the same facts.</summary>
    public bool SecurityEquivalents { get; init; } = true;

    /// <summary>What the events are, where the records do not say; null for nothing.</summary>
    public LogSource? LogSource { get; init; }

    /// <summary>How hits are written.</summary>
    public OutputFormat Format { get; init; }

    /// <summary>How many threads match events.</summary>
    public int Threads { get; init; } = Math.Min(Environment.ProcessorCount, MostUsualThreads);

    /// <summary>Reads the arguments. An option's value is the next argument, or stands behind an equals sign.</summary>
    /// <exception cref="UsageException">They make no sense.</exception>
    public static ScanArguments Parse(IReadOnlyList<string> args)
    {
        var rules = new List<string>();
        var files = new List<string>();
        var arguments = new ScanArguments { Rules = rules, Files = files };
        var given = new HashSet<string>(StringComparer.Ordinal);
        bool takesOptions = true;
        for (int i = 0; i < args.Count; i++)
        {
            string argument = args[i];
            if (!takesOptions || argument == "-" || !argument.StartsWith('-'))
            {
                files.Add(argument);
                continue;
            }
            if (argument == "--")
            {
                takesOptions = false;
                continue;
            }
            int equals = argument.IndexOf('=');
            string name = equals < 0 ? argument : argument[..equals];
            string Value()
            {
                if (equals >= 0) return argument[(equals + 1)..];
                return ++i < args.Count ? args[i] : throw new UsageException($"{name} needs a value behind it");
            }
            if (name != "--rules" && !given.Add(name)) throw new UsageException($"{SafeText.Escape(name)} is given twice");
            switch (name)
            {
                case "--rules":
                    rules.Add(Value());
                    break;
                case "--mode":
                    arguments = arguments with
                    {
                        Reading = Choice(name, Value(), ("strict", RuleReading.Strict), ("intent", RuleReading.Intent)),
                    };
                    break;
                case "--equivalents":
                    arguments = arguments with { SecurityEquivalents = Choice(name, Value(), ("none", false), ("security", true)) };
                    break;
                case "--logsource":
                    arguments = arguments with { LogSource = LogSourceArgument.Parse(Value()) };
                    break;
                case "--format":
                    arguments = arguments with
                    {
                        Format = Choice(name, Value(), ("table", OutputFormat.Table), ("jsonl", OutputFormat.JsonLines)),
                    };
                    break;
                case "--threads":
                    arguments = arguments with { Threads = ThreadCount(Value()) };
                    break;
                default:
                    throw new UsageException($"there is no option '{SafeText.Escape(name)}'");
            }
        }
        if (rules.Count == 0) throw new UsageException("name the rules: --rules PATH");
        if (files.Count == 0) throw new UsageException("name the events: a file, a folder, or - for standard input");
        if (files.Count(file => file == "-") > 1) throw new UsageException("standard input (-) can be read once only");
        return arguments;
    }

    private static int ThreadCount(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= Detector.MaxThreads
            ? count
            : throw new UsageException($"--threads takes a number from 1 to {Detector.MaxThreads}, and not '{SafeText.Escape(value)}'");

    private static T Choice<T>(string name, string value, (string Text, T Value) one, (string Text, T Value) other)
    {
        if (value == one.Text) return one.Value;
        if (value == other.Text) return other.Value;
        throw new UsageException($"{name} takes '{one.Text}' or '{other.Text}', and not '{SafeText.Escape(value)}'");
    }
}
