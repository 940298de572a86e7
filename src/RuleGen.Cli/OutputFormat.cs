namespace RuleGen.Cli;

/// <summary>How hits are written.</summary>
internal enum OutputFormat
{
    /// <summary>Rows for people.</summary>
    Table,

    /// <summary>A JSON object a line.</summary>
    JsonLines,
}
