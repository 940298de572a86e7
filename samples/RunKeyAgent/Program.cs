using RuleGen;
using RuleGen.Alerts;
using RuleGen.Sources;
using RunKeyAgent;

Arguments arguments = Arguments.Parse(args);
if (arguments.Fault is not null)
{
    Console.Error.WriteLine($"RunKeyAgent: {arguments.Fault}");
    Console.Error.WriteLine("Try --help.");
    return ExitCode.Usage;
}
if (arguments.IsHelp)
{
    Console.Out.Write(Arguments.Help);
    return ExitCode.Success;
}

EventSource source;
try
{
    source = OpenSource(arguments.Input);
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"RunKeyAgent: cannot open the events: {SafeText.Escape(e.Message)}");
    return ExitCode.Usage;
}

var detector = new Detector(Detections.RuleSet);
using Stream output = Console.OpenStandardOutput();
try
{
    if (arguments.IsJson)
    {
        foreach (Alert alert in detector.Run(source)) AlertJson.Write(output, alert);
        Report.WriteSummary(Console.Error, detector, source);
    }
    else
    {
        using var text = new StreamWriter(output);
        var table = new AlertTable(text, detector.Rules);
        foreach (Alert alert in detector.Run(source)) table.Write(alert);
        Report.WriteSummary(text, detector, source);
    }
}
catch (IOException)
{
    // Sources report their own faults; what throws here is an output that nobody reads any more, such as a closed pipe.
    return ExitCode.Success;
}
Report.WriteProblems(Console.Error, source);
return source.Summary.Skipped > 0 || source.Summary.IsIncomplete ? ExitCode.PartialInput : ExitCode.Success;

static EventSource OpenSource(string? input)
{
    const string shipped = "events/registry.jsonl";
    return input switch
    {
        null => JsonLines.Open(File.OpenRead(Path.Combine(AppContext.BaseDirectory, shipped)), shipped),
        "-" => JsonLines.Open(Console.OpenStandardInput(), "stdin"),
        _ => JsonLines.Open(input),
    };
}
