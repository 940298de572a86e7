using Microsoft.CodeAnalysis;

namespace RuleGen.GeneratorBenchmarks;

/// <summary>The yardstick: a generator that looks at the rule files' paths and emits nothing.</summary>
internal sealed class IdleGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(context.AdditionalTextsProvider.Select((file, _) => file.Path), (_, _) => { });
}
