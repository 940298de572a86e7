using System.Globalization;
using System.Text;

namespace RuleGen.Alerts;

/// <summary>A hit: the rule, the event's time, host and user, what matched, and where the event stands.</summary>
public sealed record Alert
{
    /// <summary>The rule that fired.</summary>
    public required RuleInfo Rule { get; init; }

    /// <summary>How serious the hit is.</summary>
    public RuleLevel Level => Rule.Level;

    /// <summary>When the event happened; null when the record does not say, or not in a form that is understood.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The time as the record has it; null when it has none.</summary>
    public string? TimeText { get; init; }

    /// <summary>The computer the event happened on; null when the record does not say.</summary>
    public string? Host { get; init; }

    /// <summary>The user the event is about; null when the record does not say.</summary>
    public string? User { get; init; }

    /// <summary>The predicates that held, in the order of the query.</summary>
    public IReadOnlyList<AlertMatch> Matches { get; init; } = [];

    /// <summary>The event's source: its path as the caller gave it.</summary>
    public required string Source { get; init; }

    /// <summary>The event's record in the source, from 1; in a text file the line.</summary>
    public required long Record { get; init; }

    /// <summary>
    /// The time for people and programs: UTC in ISO 8601 with three or seven decimals (<c>2025-06-04T06:15:23.123Z</c>), or the record's
    /// own text where that is not understood; null when there is none.
    /// </summary>
    internal string? DisplayTime
    {
        get
        {
            if (Time is not { } time) return TimeText;
            bool wholeMilliseconds = time.Ticks % TimeSpan.TicksPerMillisecond == 0;
            string format = wholeMilliseconds ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
            return time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The alert as one line of text, safe on a terminal: characters of an event that could control it are escaped.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (DisplayTime is { Length: > 0 } time) AppendSafe(text, time).Append("  ");
        AppendSafe(text.Append(Level.ToString().ToLowerInvariant()).Append("  "), Rule.Title);
        if (Host is { Length: > 0 }) AppendSafe(text.Append("  host "), Host);
        if (User is { Length: > 0 }) AppendSafe(text.Append("  user "), User);
        foreach (AlertMatch match in Matches)
        {
            if (match.Value is null) continue;
            AppendSafe(text.Append("  "), match.Field.Length > 0 ? match.Field : "text");
            AppendSafe(text.Append(" = "), match.Value);
        }
        AppendSafe(text.Append("  ("), Source);
        return text.Append(CultureInfo.InvariantCulture, $":{Record})").ToString();
    }

    private static StringBuilder AppendSafe(StringBuilder text, string value)
    {
        foreach (char c in value)
        {
            bool isSafe = char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            if (isSafe) text.Append(c);
            else text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }
        return text;
    }
}
