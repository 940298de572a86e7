namespace RuleGen.Cli;

/// <summary>The answers to <c>--help</c>.</summary>
internal static class Help
{
    public const string Text =
        """
        Runs detection rules over logs.

        Usage: rulegen scan --rules PATH [options] FILE...

        Commands:
          scan         compile rules, read events, write a line for each hit; rulegen scan --help says more

        Options:
          --help       this text
          --version    the version

        """;

    public const string Scan =
        """
        Compiles rules, reads events and writes a line for each hit of a rule on an event.

        Usage: rulegen scan --rules PATH [options] FILE...

        Rules:
          --rules PATH              a rule file, or a folder of *.md, *.yml and *.yaml files, folders in it too;
                                    may be given several times; Sigma filters, placeholders and pipelines among them count
          --mode strict|intent      read rules by the letter, or as they were meant, unless they say so themselves
          --equivalents none|security
                                    whether rules for Sysmon's events also see the Security log's records of the same
                                    facts (default: security)

        Events:
          FILE                      JSON lines or CSV, plain or gzip, told by content; a folder with such files, folders in it too;
                                    - for standard input
          --logsource product=P,category=C,service=S
                                    what the events are, where the records do not say; each part may be left out

          --threads N               how many threads match events (default: one a processor, at most 8); the output is the same

        Output:
          --format table|jsonl      rows for people (default), or a JSON object a line
          --help                    this text

        Hits go to standard output, ordered by file, record and rule; findings about rules, broken records and a summary to
        standard error.

        Exit code: 0 no hit, 1 hits, 2 wrong usage, no rule, or input that could not be read to its end.

        """;
}
