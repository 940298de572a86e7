using System.Diagnostics;
using System.Globalization;
using RuleGen.Benchmarking;

namespace RuleGen.SetBenchmarks;

/// <summary>The native command from its start over all rules as files to the end of a scan of one event.</summary>
internal static class NativeCommand
{
    private const int Starts = 15;

    public static void Print(string rules, string events)
    {
        string folder = Directory.CreateTempSubdirectory("rulegen-command-").FullName;
        try
        {
            string project = Path.Combine(Checkout.Find(), "src", "RuleGen.Cli");
            Programs.Run("dotnet", "publish", "-c", "Release", "--nologo", "-v:q", "-o", folder, project);
            string file = Path.Combine(folder, "one.jsonl");
            File.WriteAllBytes(file, Measure.Read(events)[0]);
            double best = double.MaxValue;
            long peak = 0;
            for (int i = 0; i < Starts; i++)
            {
                long start = Stopwatch.GetTimestamp();

                // The peak is known only while the process lives; it hardly grows any more at the end. Exit code 1 says that there were hits.
                Programs.Run(
                    Path.Combine(folder, "rulegen"),
                    ["scan", "--rules", rules, file],
                    mostExitCode: 1,
                    scan => peak = Math.Max(peak, PeakOf(scan)));
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"\n`rulegen scan`, native, interpreted: {best:0.00} s from process start over the rules as files to the end of a scan of one event, "
                + $"best of {Starts}; peak working set {peak >> 20} MiB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended in between.
            return 0;
        }
    }
}
