using System.Diagnostics;
using System.Globalization;
using RuleGen.BuildBenchmarks;

// The compiler server gets faster with each of its first builds.
const int Edits = 5;

// Builds a console project with a folder of rules, cold and after an edit of one rule, and prints what it took.
if (args is ["--generate", string project])
{
    GeneratorAlone.Run(project);
    return 0;
}
if (args.Length != 1 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("usage: RuleGen.BuildBenchmarks FOLDER   (of Sigma or Markdown rules; those for Windows take part)");
    return 2;
}

using var consumer = new Consumer(args[0]);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{consumer.RuleCount} rules, {Environment.ProcessorCount} processors"));
consumer.BuildReferences();
Report("restore and build, nothing built before", () => consumer.Build());
for (int edit = 1; edit <= Edits; edit++)
{
    consumer.EditOneRule();
    Report($"build after one literal of one rule changed, edit {edit}", consumer.Build);
}
Report("build after nothing changed", () => consumer.Build());
Console.WriteLine("the generator alone: " + consumer.RunGenerator());
return 0;

static void Report(string what, Action measured)
{
    long start = Stopwatch.GetTimestamp();
    measured();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));
}
