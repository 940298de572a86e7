extern alias runtime;

using System.Reflection;
using System.Text.Json;
using RuleGen.Compiler.Emit;
using RuleGen.Generator.Tests.Host;
using runtime::RuleGen;

namespace RuleGen.Generator.Tests.Emit;

/// <summary>What emitted sets say about their rules once they run.</summary>
internal static class LoadedInfos
{
    /// <summary>All that a set says, a rule a line.</summary>
    public static IEnumerable<string> Of(IEnumerable<EmittedFile> files)
    {
        Assembly assembly = Consumer.Load(GeneratedCode.AssertCompiles(files));
        var set = (RuleSet)assembly.GetType("Detections")!.GetProperty("RuleSet")!.GetValue(null)!;
        Assert.Equal(set.Count, set.Rules.Length);
        return [.. set.Rules.ToArray().Select(rule => JsonSerializer.Serialize(rule))];
    }
}
