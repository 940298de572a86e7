using System.Globalization;

namespace RuleGen.Conformance.Tests.Support;

/// <summary>How much the tests try: see the README beside them.</summary>
internal static class LongRun
{
    /// <summary>Whether everything is tried, however long it takes.</summary>
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("RULEGEN_LONG") == "1";

    /// <summary>Where random runs begin; the same on every run unless <c>RULEGEN_SEED</c> says otherwise.</summary>
    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("RULEGEN_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out int seed)
            ? seed
            : 20260131;
}
