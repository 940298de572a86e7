using System.Diagnostics;
using System.Globalization;
using RuleGen.Package.Tests.Support;
using RuleGen.Testing;
using Xunit.Abstractions;

namespace RuleGen.Cli.Tests;

/// <summary>The command as a native program, with the compiler of rules in it.</summary>
public sealed class NativeCommandTests(ITestOutputHelper output) : IDisposable
{
    private const long LargestBytes = 14_000_000;
    private const int Runs = 10;

    private readonly Command _command = new();

    [NativeFact]
    public void It_is_published_without_a_warning_and_finds_the_same()
    {
        string[] publish = ["publish", BuiltProgram.Folder(Command.Project), "-c", BuiltProgram.Configuration, "-o", _command["out"]];
        using Process publishing = ChildProcess.Start(BuiltProgram.Dotnet, BuiltProgram.Folder("."), publish, start =>
        {
            // The tests' own build has left its settings behind, which would reach into this one.
            string[] inherited = [.. start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))];
            foreach (string name in inherited) start.Environment.Remove(name);
            start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
            start.Environment["UseSharedCompilation"] = "false";
            start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        });
        BuiltProgram.Outcome published = BuiltProgram.Finish(publishing);
        Assert.True(published.ExitCode == 0, published.Output + published.Error);
        Assert.DoesNotContain("warning", published.Output, StringComparison.OrdinalIgnoreCase);

        string program = Path.Combine(_command["out"], "rulegen");
        string[] scan = ["scan", "--rules", Command.ShippedRules, "--format", "jsonl", Command.ShippedEvents];
        string expected = Command.Run(scan).Output;
        var best = TimeSpan.MaxValue;
        for (int i = 0; i < Runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            using Process process = ChildProcess.Start(program, _command["out"], scan);
            BuiltProgram.Outcome run = BuiltProgram.Finish(process);
            TimeSpan taken = Stopwatch.GetElapsedTime(start);
            if (taken < best) best = taken;
            Assert.Equal((1, expected), (run.ExitCode, run.Output));
        }

        long bytes = new FileInfo(program).Length;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{bytes:N0} bytes; {best.TotalMilliseconds:F0} ms for the shipped rules and events, best of {Runs}"));
        Assert.InRange(bytes, 1, LargestBytes);
        Assert.False(File.Exists(Path.Combine(_command["out"], "RuleGen.Cli")), "the program lies there under two names");
    }

    public void Dispose() => _command.Dispose();
}
