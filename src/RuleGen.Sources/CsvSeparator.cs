namespace RuleGen.Sources;

/// <summary>Guesses what separates the cells of a CSV file from its header.</summary>
internal static class CsvSeparator
{
    /// <summary>The most frequent of comma, semicolon and tab outside quotes; the comma if they are even.</summary>
    public static byte Guess(ReadOnlySpan<byte> header)
    {
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        bool isQuoted = false;
        foreach (byte character in header)
        {
            if (character == (byte)'"') isQuoted = !isQuoted;
            if (isQuoted) continue;
            if (character == (byte)',') commas++;
            else if (character == (byte)';') semicolons++;
            else if (character == (byte)'\t') tabs++;
        }
        if (commas >= semicolons && commas >= tabs) return (byte)',';
        return semicolons >= tabs ? (byte)';' : (byte)'\t';
    }
}
