using System.Diagnostics;
using System.Globalization;
using RuleGen.Package.Tests.Support;
using RuleGen.Testing;
using Xunit.Abstractions;

namespace RuleGen.Package.Tests;

/// <summary>The program the documentation begins with, compiled to native code as the documentation says.</summary>
[Collection(PackedPackage.Name)]
public sealed class NativeProgramTests(Packed packed, ITestOutputHelper output)
{
    private const long LargestBytes = 5_000_000;
    private const int Runs = 20;

    // What a busy machine may need; a quiet one needs a thirtieth of it.
    private static readonly TimeSpan _slowest = TimeSpan.FromMilliseconds(300);

    [NativeFact]
    public void A_native_program_is_small_starts_at_once_and_says_the_same()
    {
        Consumer consumer = packed.NewConsumer();
        consumer.AddRule(Consumer.OwnRule);
        consumer.Project(Document.PublishNative.Block("xml", "<PublishAot>"));

        BuiltProgram.Outcome publish = consumer.Dotnet("publish", ".", "-c", "Release", "-o", "out");

        Assert.True(publish.ExitCode == 0, publish.Output + publish.Error);
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
        string program = Path.Combine(consumer.Folder, "out", "Consumer");
        var best = TimeSpan.MaxValue;
        for (int i = 0; i < Runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            using Process process = ChildProcess.Start(program, consumer.Folder, []);
            BuiltProgram.Outcome run = BuiltProgram.Finish(process);
            TimeSpan taken = Stopwatch.GetElapsedTime(start);
            if (taken < best) best = taken;
            Assert.True(run.ExitCode == 0, run.Error);
            Assert.Equal([Consumer.Alert], run.Lines);
        }

        long bytes = new FileInfo(program).Length;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{bytes:N0} bytes; {best.TotalMilliseconds:F1} ms from start to verdict, best of {Runs}"));
        Assert.InRange(bytes, 1, LargestBytes);
        Assert.InRange(best, TimeSpan.Zero, _slowest);
    }
}
