namespace RuleGen.Cli;

/// <summary>A command line that makes no sense; the message says what to write instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
