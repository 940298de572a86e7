using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.CodeAnalysis;
using Perfolizer.Horology;
using Perfolizer.Metrology;
using RuleGen.Generator;

namespace RuleGen.GeneratorBenchmarks;

/// <summary>Which outputs the host asks for.</summary>
public enum Outputs
{
    /// <summary>All, as a build does.</summary>
    All,

    /// <summary>Those that a project's own code may name, as an editor may do while somebody types.</summary>
    NoImplementation,
}

/// <summary>
/// What the generator costs a host: one run of the driver over a project of five C# files and some rule files, the first time and after each
/// kind of edit. Every run after the first begins with the same remembered state, so the runs do not add up.
/// </summary>
/// <remarks>
/// All runs share one process, as they do in an editor and in a build server; the yardstick is a generator that does nothing, in that process.
/// Times are processor time, see <see cref="ProcessorClock"/>. The number of iterations is fixed, so that a run ends in some minutes on a
/// noisy machine too.
/// </remarks>
[MemoryDiagnoser]
[Config(typeof(FixedRuns))]
public class GeneratorBenchmarks
{
    private const int EditedRule = 5;

    // What runs often is compiled once more in the background, and that would count for whatever is measured first.
    private static readonly Lazy<int> _jit = new(() => Enumerable.Range(0, 30).Sum(_ => WarmUp()));

    private RuleProject _project = null!;
    private RuleProject _idleProject = null!;
    private GeneratorDriver _warm = null!;
    private GeneratorDriver _idle = null!;
    private AdditionalText _edited = null!;
    private AdditionalText _moved = null!;
    private AdditionalText _added = null!;

    [Params(10, 100, 1000)]
    public int Rules { get; set; }

    [Params(Outputs.All, Outputs.NoImplementation)]
    public Outputs Outputs { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _ = _jit.Value;
        IncrementalGeneratorOutputKind disabled =
            Outputs == Outputs.All ? IncrementalGeneratorOutputKind.None : IncrementalGeneratorOutputKind.Implementation;
        _project = new RuleProject(new RuleGenerator(), Rules, disabled);
        _idleProject = new RuleProject(new IdleGenerator(), Rules, disabled);
        _warm = FirstRun();
        _idle = _idleProject.NewDriver().RunGenerators(_idleProject.Code);
        _edited = RuleProject.File(EditedRule, RuleFiles.Text(EditedRule, edited: true));
        _moved = RuleProject.File(EditedRule, RuleFiles.Moved(EditedRule));
        _added = RuleProject.File(Rules, RuleFiles.Text(Rules));
        RuleProject.CheckRun(_warm, Rules);
        Console.WriteLine($"// {Rules} rules: {RuleProject.Size(_warm)}");
        RuleProject.CheckRun(Edit(), Rules);
        RuleProject.CheckRun(Move(), Rules);
        RuleProject.CheckRun(Add(), Rules + 1);
    }

    [Benchmark(Baseline = true, Description = "keystroke in C#, a generator that does nothing")]
    public GeneratorDriver IdleKeystroke() => _idle.RunGenerators(_idleProject.CodeAfterKeystroke);

    [Benchmark(Description = "keystroke in C#")]
    public GeneratorDriver Keystroke() => _warm.RunGenerators(_project.CodeAfterKeystroke);

    [Benchmark(Description = "one rule moves in its file")]
    public GeneratorDriver Move() => _project.Replace(_warm, EditedRule, _moved).RunGenerators(_project.Code);

    [Benchmark(Description = "one literal of one rule changes")]
    public GeneratorDriver Edit() => _project.Replace(_warm, EditedRule, _edited).RunGenerators(_project.Code);

    [Benchmark(Description = "one rule is added")]
    public GeneratorDriver Add() => _warm.AddAdditionalTexts([_added]).RunGenerators(_project.Code);

    [Benchmark(Description = "first run")]
    public GeneratorDriver FirstRun() => _project.NewDriver().RunGenerators(_project.Code);

    private static int WarmUp()
    {
        var project = new RuleProject(new RuleGenerator(), 70, IncrementalGeneratorOutputKind.None);
        GeneratorDriver driver = project.NewDriver().RunGenerators(project.Code);
        for (int i = 0; i < 100; i++) driver.RunGenerators(project.CodeAfterKeystroke);
        return driver.GetRunResult().GeneratedTrees.Length;
    }

    private sealed class FixedRuns : ManualConfig
    {
        public FixedRuns()
        {
            AddJob(Job.Default
                .WithToolchain(InProcessEmitToolchain.Instance)
                .WithClock(new ProcessorClock())
                .WithIterationTime(TimeInterval.FromMilliseconds(100))
                .WithWarmupCount(2)
                .WithIterationCount(10));
            AddColumn(StatisticColumn.Min, StatisticColumn.Median);
            HideColumns(Column.Error, Column.Gen0, Column.Gen1, Column.Gen2, Column.AllocRatio, Column.RatioSD);
            WithSummaryStyle(SummaryStyle.Default.WithTimeUnit(TimeUnit.Millisecond).WithSizeUnit(SizeUnit.KB));
        }
    }
}
