using System.Diagnostics;
using System.Globalization;
using RuleGen.Testing;
using Xunit.Abstractions;

namespace RuleGen.Samples.Tests;

/// <summary>
/// A long stream into the built sample: 200 MB, with <c>RULEGEN_LONG=1</c> in the environment 2 GB. What counts is the process's peak of
/// memory as the system sees it.
/// </summary>
public sealed class LongStreamTests(ITestOutputHelper output)
{
    private const string Project = "samples/RunKeyAgent";
    private const long WarmUpBytes = 32L << 20;
    private const long MaxGrowthBytes = 24L << 20;

    private static readonly long _bytes = Environment.GetEnvironmentVariable("RULEGEN_LONG") == "1" ? 2L << 30 : 200L << 20;

    [Fact]
    public async Task The_peak_of_memory_does_not_grow_with_the_stream()
    {
        byte[] day = File.ReadAllBytes(Path.Combine(BuiltProgram.Folder(Project), "events", "registry.jsonl"));
        using Process process = BuiltProgram.Start(Project, ["-", "--format", "jsonl"]);
        Task<long> alerts = CountLines(process.StandardOutput);
        Task<string> summary = process.StandardError.ReadToEndAsync();
        Stream input = process.StandardInput.BaseStream;

        long days = Feed(input, day, WarmUpBytes);
        long warm = Peak(process);
        days += Feed(input, day, _bytes - (days * day.Length));
        long peak = Peak(process);
        input.Close();
        BuiltProgram.WaitForEnd(process);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{days * day.Length >> 20} MiB: peak working set {warm >> 20} MiB behind the first {WarmUpBytes >> 20} MiB, {peak >> 20} MiB at the end"));
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(days * 23, await alerts);
        Assert.Contains($"{days * 400} events read, 0 records skipped", await summary, StringComparison.Ordinal);
        Assert.InRange(peak - warm, 0, MaxGrowthBytes);
    }

    private static long Feed(Stream input, byte[] day, long bytes)
    {
        long days = 0;
        for (; bytes > 0; bytes -= day.Length, days++) input.Write(day);
        input.Flush();
        return days;
    }

    private static long Peak(Process process)
    {
        process.Refresh();
        return process.PeakWorkingSet64;
    }

    private static async Task<long> CountLines(StreamReader reader)
    {
        long lines = 0;
        while (await reader.ReadLineAsync() is not null) lines++;
        return lines;
    }
}
