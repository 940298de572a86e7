namespace RuleGen.Cli;

/// <summary>Reads what the command line says the events are.</summary>
internal static class LogSourceArgument
{
    private static readonly string[] _parts = ["product", "category", "service"];

    /// <summary>Reads <c>product=P,category=C,service=S</c>, in any order, each at most once and at least one of them.</summary>
    /// <exception cref="UsageException">The text is something else.</exception>
    public static LogSource Parse(string text)
    {
        string?[] values = new string?[_parts.Length];
        foreach (string item in text.Split(','))
        {
            int equals = item.IndexOf('=');
            int part = equals < 0 ? -1 : Array.IndexOf(_parts, item[..equals].Trim());
            string value = item[(equals + 1)..].Trim();
            if (part < 0 || value.Length == 0 || values[part] is not null)
            {
                throw new UsageException(
                    $"--logsource takes product=P,category=C,service=S, each once or not at all, and not '{SafeText.Escape(text)}'");
            }
            values[part] = value;
        }
        return new LogSource(values[0], values[1], values[2]);
    }
}
