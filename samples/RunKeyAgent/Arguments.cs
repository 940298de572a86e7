namespace RunKeyAgent;

/// <summary>What stands on the command line.</summary>
internal sealed record Arguments
{
    /// <summary>The answer to <c>--help</c>.</summary>
    public const string Help =
        """
        Reads Windows registry events as JSON lines and prints an alert for each hit of a rule.

        Usage: RunKeyAgent [events] [--format table|jsonl]

          events             a file of JSON lines, - for standard input; without it, the stream that ships with the sample
          --format table     a table for people, with a summary (what is used when nothing is asked for)
          --format jsonl     one JSON object an alert; the summary goes to standard error
          --help             this text

        Exit code: 0 all was read, 2 wrong usage, 3 some records were passed over.

        """;

    /// <summary>The path of the events, <c>-</c> for standard input, null for the stream that ships with the sample.</summary>
    public string? Input { get; private init; }

    /// <summary>Whether alerts are written as JSON lines rather than as a table.</summary>
    public bool IsJson { get; private init; }

    /// <summary>Whether only the help is wanted.</summary>
    public bool IsHelp { get; private init; }

    /// <summary>What is wrong with the command line; null when nothing is.</summary>
    public string? Fault { get; private init; }

    /// <summary>Reads the command line.</summary>
    public static Arguments Parse(ReadOnlySpan<string> args)
    {
        var arguments = new Arguments();
        for (int i = 0; i < args.Length; i++)
        {
            string argument = args[i];
            if (argument is "--help" or "-h") return new Arguments { IsHelp = true };
            if (argument.StartsWith("--format", StringComparison.Ordinal))
            {
                string? format = argument == "--format" ? (++i < args.Length ? args[i] : null)
                    : argument.StartsWith("--format=", StringComparison.Ordinal) ? argument["--format=".Length..] : null;
                if (format is not ("table" or "jsonl")) return new Arguments { Fault = "--format takes 'table' or 'jsonl'" };
                arguments = arguments with { IsJson = format == "jsonl" };
            }
            else if (argument.StartsWith('-') && argument != "-")
            {
                return new Arguments { Fault = $"there is no option '{SafeText.Escape(argument)}'" };
            }
            else if (arguments.Input is not null)
            {
                return new Arguments { Fault = "name one file of events, or none" };
            }
            else
            {
                arguments = arguments with { Input = argument };
            }
        }
        return arguments;
    }
}
