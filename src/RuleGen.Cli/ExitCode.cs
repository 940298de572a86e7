namespace RuleGen.Cli;

/// <summary>What the command tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>All was read, and no event met a rule.</summary>
    public const int NoHit = 0;

    /// <summary>Some event met a rule.</summary>
    public const int Hit = 1;

    /// <summary>
    /// The command line makes no sense, there is no rule, or some input could not be read to its end, whether or not there were hits.
    /// </summary>
    public const int Failure = 2;
}
