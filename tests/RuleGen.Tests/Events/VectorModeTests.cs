using RuleGen.Testing;

namespace RuleGen.Tests.Events;

/// <summary>The vectorised code, checked again in processes in which the wider vectors are switched off.</summary>
public sealed class VectorModeTests
{
    [Theory]
    [InlineData(512)]
    [InlineData(256, "DOTNET_EnableAVX512")]
    [InlineData(128, "DOTNET_EnableAVX512", "DOTNET_EnableAVX2")]
    [InlineData(0, "DOTNET_EnableHWIntrinsic")]
    public void Every_width_of_vectors_gives_the_same_answers(int widest, params string[] switchedOff)
    {
        BuiltProgram.Outcome outcome = BuiltProgram.Run(
            "tests/RuleGen.VectorModes",
            [widest.ToString()],
            environment: [.. switchedOff.Select(static name => (name, "0"))]);

        Assert.True(outcome.ExitCode == 0, $"exit code {outcome.ExitCode}\n{outcome.Output}{outcome.Error}");
    }
}
