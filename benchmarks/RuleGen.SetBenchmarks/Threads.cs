using System.Diagnostics;
using System.Globalization;
using RuleGen.Sources;

namespace RuleGen.SetBenchmarks;

/// <summary>A file from its bytes on disk to alerts in order, with one thread and with more.</summary>
internal static class Threads
{
    private const int Rounds = 9;

    public static void Print(RuleSet rules, string path)
    {
        Console.WriteLine("\n| threads | file to alerts, ns an event | of one thread | processor time of it, ns | alerts |\n|---|---|---|---|---|");
        int most = Environment.ProcessorCount;
        double[] best = [.. Enumerable.Repeat(double.MaxValue, most)];
        double[] busy = new double[most];
        using Process self = Process.GetCurrentProcess();
        int[] alerts = new int[most];
        for (int round = 0; round < Rounds; round++)
        {
            for (int threads = 1; threads <= most; threads++)
            {
                var detector = new Detector(rules);
                TimeSpan before = ProcessorTime(self);
                long start = Stopwatch.GetTimestamp();
                alerts[threads - 1] = detector.Run(JsonLines.Open(path), threads).Count();
                double taken = Stopwatch.GetElapsedTime(start).TotalNanoseconds / detector.Events;
                if (taken >= best[threads - 1]) continue;
                best[threads - 1] = taken;
                busy[threads - 1] = (ProcessorTime(self) - before).TotalNanoseconds / detector.Events;
            }
        }
        for (int i = 0; i < most; i++)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {i + 1} | {best[i]:0} | {best[i] / best[0]:0.00} | {busy[i]:0} | {alerts[i]:N0} |"));
        }
    }

    private static TimeSpan ProcessorTime(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }
}
