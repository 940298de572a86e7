using RuleGen.Compiler.Documents.Samples;
using RuleGen.Compiler.Evaluation;

namespace RuleGen.Conformance.Tests.Support;

/// <summary>An event's JSON as the reference evaluator sees it.</summary>
internal static class EventText
{
    public static EventView View(string json, DeclaredLogSource? declared = null)
    {
        ParsedRecords records = JsonRecordReader.Read(json);
        Assert.True(records.Fault is null, $"{records.Fault?.Message}: {json}");
        return new EventView(records.Records.Single().Record, declared);
    }
}
