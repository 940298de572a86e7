using System.Text.Json;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Evaluation;

/// <summary>Makes the record of a JSON text, names and numbers as they are written.</summary>
internal static class JsonRecord
{
    public static RecordValue Of(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    public static RecordValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new RecordObject(
            element.EnumerateObject().Select(member => new RecordMember(member.Name, Of(member.Value))).ToEquatable()),
        JsonValueKind.Array => new RecordList(element.EnumerateArray().Select(Of).ToEquatable()),
        JsonValueKind.String => new RecordText(element.GetString()!),
        JsonValueKind.Number => new RecordNumber(element.GetRawText()),
        JsonValueKind.True => new RecordBoolean(true),
        JsonValueKind.False => new RecordBoolean(false),
        _ => RecordNull.Instance,
    };
}
