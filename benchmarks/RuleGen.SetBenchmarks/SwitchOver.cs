extern alias compiler;

using System.Globalization;
using System.Runtime.Loader;
using compiler::RuleGen.Compiler;
using compiler::RuleGen.Compiler.Emit;
using compiler::RuleGen.Compiler.Planning;
using compiler::RuleGen.Compiler.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RuleGen.Events;

namespace RuleGen.SetBenchmarks;

/// <summary>
/// Sets of growing size, emitted in both forms: as straight-line code, which a small set is, and over a plan with its index, which a large one
/// is. Shows where the one becomes dearer than the other.
/// </summary>
internal static class SwitchOver
{
    private const int Rounds = 20;

    private static readonly int[] _sizes = [1, 2, 4, 8, 16, 32, 64, 128, 256];

    private static readonly MetadataReference[] _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || path == typeof(RuleSet).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Prints a table for the events of each file.</summary>
    /// <param name="folder">SigmaHQ's rules for Windows, or others in the same folders.</param>
    /// <param name="events">Files of JSON lines.</param>
    public static void Print(string folder, string[] events)
    {
        CompiledRule[] all = Compile(folder);
        string processes = Path.Combine(folder, "process_creation") + Path.DirectorySeparatorChar;
        CompiledRule[] ofProcesses = [.. all.Where(rule => rule.Rule.Path.StartsWith(processes, StringComparison.Ordinal))];
        byte[][][] records = [.. events.Select(Measure.Read)];
        for (int i = 0; i < events.Length; i++)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"\n{Path.GetFileNameWithoutExtension(events[i])}, {records[i].Length:N0} x {records[i].Average(record => record.Length):0} B:\n\n"
                + $"| rules | bare token pass, ns | small form, ns | large form, ns | large / small | hits |\n|---|---|---|---|---|---|"));
            foreach (int size in _sizes) Print($"{size} for process creation", [.. ofProcesses.Take(size)], records[i]);
            foreach (int size in _sizes) Print($"{size} of all", [.. Enumerable.Range(0, size).Select(n => all[n * (all.Length / size)])], records[i]);
        }
    }

    private static void Print(string name, CompiledRule[] rules, byte[][] records)
    {
        RuleSet small = Load(rules, isLarge: false);
        RuleSet large = Load(rules, isLarge: true);
        long hits = Compare(small, large, records);
        double tokens = double.MaxValue, first = double.MaxValue, second = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            tokens = Math.Min(tokens, Measure.Time(records, static record => Measure.Tokens(record)));
            first = Math.Min(first, Measure.Verdict(small, records, rounds: 1));
            second = Math.Min(second, Measure.Verdict(large, records, rounds: 1));
        }
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {name} | {tokens:0} | {first:0} | {second:0} | {second / first:0.00} | {hits:N0} |"));
    }

    /// <summary>All rules that compile by themselves, by path.</summary>
    private static CompiledRule[] Compile(string folder)
    {
        string[] paths = [.. Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var compiled = new CompiledFile[paths.Length];
        Parallel.For(0, paths.Length, i =>
            compiled[i] = RuleCompiler.Compile(new SourceFile(paths[i], File.ReadAllText(paths[i])), CompilerOptions.Default, CancellationToken.None));
        return [.. compiled.SelectMany(file => file.Rules)];
    }

    private static RuleSet Load(CompiledRule[] rules, bool isLarge)
    {
        EmitOptions options = EmitOptions.Default with { MostInSmallSet = isLarge ? 0 : int.MaxValue };
        EmittedFile[] files = RuleSetEmitter.Emit(
            RuleSetPlan.Create(rules.Select(rule => rule.Rule), options), rules.Select(rule => rule.Positions), options);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Set",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, new CSharpParseOptions(LanguageVersion.Latest), file.HintName)),
            _references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        if (!result.Success) throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        image.Position = 0;

        // Not to be unloaded again: such code reaches its statics in a slower way than a program's own.
        Type set = new AssemblyLoadContext(null).LoadFromStream(image).GetType(options.ClassName, throwOnError: true)!;
        return (RuleSet)set.GetProperty(nameof(RuleSet))!.GetValue(null)!;
    }

    /// <summary>How many hits both forms have on all events; they must be the same ones.</summary>
    private static long Compare(RuleSet small, RuleSet large, byte[][] records)
    {
        var e = new EventBuffer(small.Schema);
        var other = new EventBuffer(large.Schema);
        int[] hits = new int[small.Count];
        int[] others = new int[large.Count];
        long sum = 0;
        foreach (byte[] record in records)
        {
            if (e.ReadJson(record) != ReadStatus.Ok || other.ReadJson(record) != ReadStatus.Ok) continue;
            int count = small.Match(e, hits);
            if (!hits.AsSpan(0, count).SequenceEqual(others.AsSpan(0, large.Match(other, others))))
                throw new InvalidOperationException("The two forms do not have the same hits.");
            sum += count;
        }
        return sum;
    }
}
