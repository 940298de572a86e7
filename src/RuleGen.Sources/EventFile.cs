namespace RuleGen.Sources;

/// <summary>
/// Reads events in whichever form they are: JSON lines or CSV, plain or gzip, told by their content and never by the file's name. A text
/// whose first character is a brace or a bracket is JSON lines; else a first line with a comma, semicolon or tab, or of a single name, is
/// the header of a CSV file.
/// </summary>
/// <remarks>
/// The runtime takes gzip that was cut off for gzip that ends, unless the program sets the switch
/// <c>System.IO.Compression.UseStrictValidation</c>; then it is a fault of the source.
/// </remarks>
public static class EventFile
{
    /// <summary>Opens a file; what is neither form is read as JSON lines, whose reader says of each line what is wrong with it.</summary>
    /// <param name="path">The file; alerts name it as it is written here.</param>
    /// <param name="logSource">What its records are, where they do not say; null when that is not known.</param>
    /// <exception cref="IOException">The file cannot be opened. What fails later is a fault of the source.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static EventSource Open(string path, LogSource? logSource = null) => Open(TextSource.OpenFile(path), path, logSource);

    /// <summary>Reads from a stream, such as standard input. It is waited for until its first line tells the form.</summary>
    /// <param name="stream">The stream; the source closes it.</param>
    /// <param name="name">What alerts call it.</param>
    /// <param name="logSource">What its records are, where they do not say; null when that is not known.</param>
    public static EventSource Open(Stream stream, string name, LogSource? logSource = null)
    {
        BlockBuffer input = Window(stream);
        return Source(input, name, EventForms.Find(input), logSource);
    }

    /// <summary>Opens a file if it holds events, as one of many that lie in a folder.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What alerts call it.</param>
    /// <param name="logSource">What its records are, where they do not say; null when that is not known.</param>
    /// <returns>
    /// Null for an empty file and for one that is neither form. A file that cannot be read, such as broken gzip, is a source with that
    /// fault.
    /// </returns>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static EventSource? TryOpen(string path, string name, LogSource? logSource = null)
    {
        BlockBuffer input = Window(TextSource.OpenFile(path));
        EventForm form = EventForms.Find(input);
        if (form != EventForm.Unknown || input.Failure is not null) return Source(input, name, form, logSource);
        input.Dispose();
        return null;
    }

    private static BlockBuffer Window(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new BlockBuffer(stream, BlockBuffer.DefaultBlockBytes, EventForms.MostBytes + BlockBuffer.DefaultBlockBytes);
    }

    private static EventSource Source(BlockBuffer input, string name, EventForm form, LogSource? logSource) => form == EventForm.Csv
        ? new CsvSource(input, name, new CsvOptions { LogSource = logSource })
        : new JsonLinesSource(input, name, new JsonLinesOptions { LogSource = logSource });
}
