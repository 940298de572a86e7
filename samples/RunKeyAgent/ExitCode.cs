namespace RunKeyAgent;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>The whole input was read, whether or not a rule fired.</summary>
    public const int Success = 0;

    /// <summary>The arguments make no sense, or the input cannot be opened.</summary>
    public const int Usage = 2;

    /// <summary>Some records were passed over, or the input was not read to its end.</summary>
    public const int PartialInput = 3;
}
