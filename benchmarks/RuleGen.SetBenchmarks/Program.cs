using System.Diagnostics;
using System.Globalization;
using RuleGen;
using RuleGen.Dynamic;
using RuleGen.SetBenchmarks;

// Measures a folder of rules for Windows over event files: interpreted in this process, then emitted, on the JIT and as a native program; or,
// with --switch, only where the two forms of emitted sets meet.
if (args.Length < 2 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("usage: RuleGen.SetBenchmarks RULES EVENTS... [--growth] [--native] [--switch]   (EVENTS: JSON lines, or a folder of them)");
    return 2;
}
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string[] events = [.. args.Skip(1).Where(argument => !argument.StartsWith('-'))];
if (args.Contains("--switch"))
{
    SwitchOver.Print(args[0], events);
    return 0;
}
const string Head = "| events | | bare token pass, ns | read, ns | to verdict, ns | after reading, ns | hits | allocated, 1,000,000 events |\n|---|---|---|---|---|---|---|---|";

long start = Stopwatch.GetTimestamp();
RuleSet interpreted = RuleFolder.Compile(args[0]).RuleSet;
Console.WriteLine($"{interpreted.Count:N0} rules, {Environment.ProcessorCount} processors\n");
Console.WriteLine($"Interpreted; compiled in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s:\n\n{Head}");
foreach (string path in events) Measure.Print(Path.GetFileNameWithoutExtension(path), interpreted, Measure.Read(path));
using (Process self = Process.GetCurrentProcess()) Console.WriteLine($"\npeak working set {self.PeakWorkingSet64 >> 20} MiB, records and all");

Hostile.Print(interpreted);
if (File.Exists(events[0])) Threads.Print(interpreted, events[0]);
if (args.Contains("--growth")) Growth.Print(args[0], interpreted, Measure.Read(events[0]));

using var project = new EmittedProject(args[0]);
project.Build();
Console.WriteLine($"\nEmitted, on the JIT:\n\n{Head}");
Console.Write(project.Run(isNative: false, ["--table", .. events]));
Console.WriteLine(project.Start(isNative: false, events[0]));
if (!args.Contains("--native")) return 0;
project.Publish();
Console.WriteLine($"\nEmitted, native:\n\n{Head}");
Console.Write(project.Run(isNative: true, ["--table", .. events]));
Console.WriteLine(project.Start(isNative: true, events[0]));
NativeCommand.Print(args[0], events[0]);
return 0;
