using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RuleGen.Alerts;

/// <summary>Writes alerts as JSON lines in the shape <c>rulegen.hit/1</c>, which docs/reference/hit.schema.json describes.</summary>
public static class AlertJson
{
    /// <summary>The name and version of the shape. Within a version members may be added, never changed or removed.</summary>
    public const string Schema = "rulegen.hit/1";

    // Paths, quotes and letters of all scripts stay readable; control characters are escaped as JSON demands.
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one alert and the newline behind it.</summary>
    /// <param name="output">Receives the line in UTF-8.</param>
    /// <param name="alert">The alert.</param>
    public static void Write(IBufferWriter<byte> output, Alert alert)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(alert);
        using (var json = new Utf8JsonWriter(output, _options)) WriteAlert(json, alert);
        output.Write("\n"u8);
    }

    /// <summary>Writes one alert and the newline behind it in one call, so that lines of several writers do not mix.</summary>
    /// <param name="output">Receives the line in UTF-8; it is not flushed.</param>
    /// <param name="alert">The alert.</param>
    public static void Write(Stream output, Alert alert)
    {
        ArgumentNullException.ThrowIfNull(output);
        var line = new ArrayBufferWriter<byte>(512);
        Write(line, alert);
        output.Write(line.WrittenSpan);
    }

    private static void WriteAlert(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject();
        json.WriteString("schema"u8, Schema);
        WriteRule(json, alert.Rule);
        WriteEvent(json, alert);
        WriteUnlessEmpty(json, "host"u8, alert.Host);
        WriteUnlessEmpty(json, "user"u8, alert.User);
        json.WriteStartArray("match"u8);
        foreach (AlertMatch match in alert.Matches) WriteMatch(json, match);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, RuleInfo rule)
    {
        json.WriteStartObject("rule"u8);
        json.WriteString("id"u8, rule.Id);
        json.WriteString("title"u8, rule.Title);
        json.WriteString("level"u8, rule.Level.ToString().ToLowerInvariant());
        json.WriteStartArray("techniques"u8);
        foreach (string technique in rule.Techniques) json.WriteStringValue(technique);
        json.WriteEndArray();
        json.WriteString("path"u8, rule.Path);
        json.WriteNumber("line"u8, rule.Line);
        json.WriteEndObject();
    }

    private static void WriteEvent(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject("event"u8);
        json.WriteString("source"u8, alert.Source);
        json.WriteNumber("record"u8, alert.Record);
        WriteUnlessEmpty(json, "time"u8, alert.DisplayTime);
        json.WriteEndObject();
    }

    private static void WriteMatch(Utf8JsonWriter json, AlertMatch match)
    {
        json.WriteStartObject();
        json.WriteString("field"u8, match.Field);
        if (match.Value is not null) json.WriteString("value"u8, match.Value);
        json.WriteString("predicate"u8, match.Predicate);
        json.WriteEndObject();
    }

    private static void WriteUnlessEmpty(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) json.WriteString(name, value);
    }
}
