using System.Diagnostics;
using RuleGen.Alerts;
using RuleGen.Dynamic;
using RuleGen.Sources;

namespace RuleGen.Cli;

/// <summary><c>rulegen scan</c>: compiles rules, reads events, and writes the hits in the order of files, records and rules.</summary>
internal sealed class ScanCommand(ScanArguments arguments, Stream output, TextWriter error)
{
    private readonly ScanReport _report = new(error);

    /// <summary>Runs it.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="UsageException">A path names nothing, or no rule compiled.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public int Run()
    {
        long start = Stopwatch.GetTimestamp();
        foreach (string path in arguments.Rules.Concat(arguments.Files.Where(file => file != "-"))) RequireExistence(path);
        CompiledRules rules = RuleFolder.Compile(
            arguments.Rules,
            new DynamicOptions { Reading = arguments.Reading, SecurityEquivalents = arguments.SecurityEquivalents });
        TimeSpan compiling = Stopwatch.GetElapsedTime(start);
        _report.Write(rules.Diagnostics);
        if (rules.Rules == 0) throw new UsageException("none of the files named by --rules holds a rule that compiles");

        var detector = new Detector(rules.RuleSet);
        Scan(detector);
        output.Flush();
        _report.WriteSummary(rules, detector, compiling, Stopwatch.GetElapsedTime(start));
        return _report.IsIncomplete ? ExitCode.Failure : detector.Hits > 0 ? ExitCode.Hit : ExitCode.NoHit;
    }

    private void Scan(Detector detector)
    {
        Action<Alert> write = arguments.Format == OutputFormat.JsonLines
            ? alert => AlertJson.Write(output, alert)
            : new HitTable(output).Write;
        foreach (string file in arguments.Files)
        {
            if (file == "-") Read(OpenInput(), detector, write, isLive: true);
            else if (Directory.Exists(file)) ReadFolder(file, detector, write);
            else if (Open(() => EventFile.Open(file, arguments.LogSource), file) is { } source) Read(source, detector, write);
        }
    }

    private void ReadFolder(string folder, Detector detector, Action<Alert> write)
    {
        int before = _report.Files;
        List<string> names = FolderWalk.Files(folder, (name, fault) =>
            _report.Fail($"the folder '{FolderWalk.Join(folder, name)}' cannot be read: {fault.Message}"));
        foreach (string name in names)
        {
            string path = FolderWalk.Join(folder, name);
            bool failed = false;
            EventSource? source = Open(() => EventFile.TryOpen(path, path, arguments.LogSource), path, () => failed = true);
            if (source is not null) Read(source, detector, write);
            else if (!failed) _report.PassedOver++;
        }
        if (_report.Files == before) _report.Fail($"the folder '{folder}' holds no events");
    }

    private EventSource OpenInput() => EventFile.Open(Console.OpenStandardInput(), "stdin", arguments.LogSource);

    private EventSource? Open(Func<EventSource?> open, string path, Action? failed = null)
    {
        try
        {
            return open();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            failed?.Invoke();
            _report.Fail($"'{path}' cannot be read: {fault.Message}");
            return null;
        }
    }

    private void Read(EventSource source, Detector detector, Action<Alert> write, bool isLive = false)
    {
        foreach (Alert alert in detector.Run(source, arguments.Threads))
        {
            write(alert);
            if (isLive) output.Flush();
        }
        _report.Add(source);
    }

    private static void RequireExistence(string path)
    {
        if (File.Exists(path) || Directory.Exists(path)) return;
        throw new UsageException($"there is no file or folder '{SafeText.Escape(path)}'");
    }
}
