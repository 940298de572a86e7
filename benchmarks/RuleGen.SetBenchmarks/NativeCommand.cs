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
            using (Process publish = Start("dotnet", ["publish", "-c", "Release", "--nologo", "-v:q", "-o", folder, project]))
            {
                publish.WaitForExit();
                if (publish.ExitCode != 0) throw new InvalidOperationException("The command could not be published.");
            }
            string file = Path.Combine(folder, "one.jsonl");
            File.WriteAllBytes(file, Measure.Read(events)[0]);
            double best = double.MaxValue;
            long peak = 0;
            for (int i = 0; i < Starts; i++)
            {
                long start = Stopwatch.GetTimestamp();
                using Process scan = Start(Path.Combine(folder, "rulegen"), ["scan", "--rules", rules, file]);

                // The peak is known only while the process lives; it hardly grows any more at the end.
                while (!scan.WaitForExit(1)) peak = Math.Max(peak, PeakOf(scan));
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

    private static Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        Process process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
