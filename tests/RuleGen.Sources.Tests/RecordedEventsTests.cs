using RuleGen.Events;
using RuleGen.Sources.Tests.Support;
using RuleGen.Testing;

namespace RuleGen.Sources.Tests;

public sealed class RecordedEventsTests
{
    [SharedDataFact]
    public void Every_recorded_event_is_read()
    {
        const long RecordedEvents = 101_739;
        string folder = SharedData.Path("events")!;
        var e = new EventBuffer(new Probe("a").Schema);
        long read = 0;
        foreach (string path in Directory.EnumerateFiles(folder, "*.jsonl.gz", SearchOption.AllDirectories))
        {
            using EventSource source = JsonLines.Open(path);
            while (source.Read(e)) read++;

            Assert.True(source.Summary.Skipped == 0, $"{path}: {source.Summary}");
        }

        Assert.Equal(RecordedEvents, read);
    }
}
