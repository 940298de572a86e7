using System.Text;
using RuleGen.Cli;

using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
Stream output = new BufferedStream(Console.OpenStandardOutput(), 64 << 10);
try
{
    int exitCode = args switch
    {
        [] => throw new UsageException("name a command: scan"),
        ["--help" or "-h" or "help", ..] => Print(Help.Text),
        ["--version"] => Print(typeof(ScanCommand).Assembly.GetName().Version!.ToString(3) + "\n"),
        ["scan", .. var rest] when rest.Any(argument => argument is "--help" or "-h") => Print(Help.Scan),
        ["scan", .. var rest] => new ScanCommand(ScanArguments.Parse(rest), output, error).Run(),
        [var other, ..] => throw new UsageException($"there is no command '{SafeText.Escape(other)}'; the one there is is scan"),
    };
    output.Flush();
    return exitCode;
}
catch (UsageException e)
{
    error.WriteLine("rulegen: " + e.Message);
    error.WriteLine("Try rulegen --help.");
    return ExitCode.Failure;
}
catch (IOException e)
{
    // Sources report their own faults. A pipe whose reader has gone throws nothing; this is a full disk or the like.
    error.WriteLine("rulegen: the output cannot be written: " + SafeText.Escape(e.Message));
    return ExitCode.Failure;
}

int Print(string text)
{
    output.Write(Encoding.UTF8.GetBytes(text));
    return ExitCode.NoHit;
}
