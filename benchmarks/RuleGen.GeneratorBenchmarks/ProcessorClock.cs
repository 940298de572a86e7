using Perfolizer.Horology;

namespace RuleGen.GeneratorBenchmarks;

/// <summary>
/// Counts the processor time this process has used. On a machine that others use too, the time on the wall says more about them than about
/// the generator.
/// </summary>
internal sealed class ProcessorClock : IClock
{
    public string Title => "Processor time";

    public bool IsAvailable => true;

    public Frequency Frequency => new(TimeSpan.TicksPerSecond);

    public long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
}
