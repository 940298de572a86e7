using System.Text.Json;
using RuleGen.Compiler.Model;

namespace RuleGen.Conformance.Tests.Support;

/// <summary>Writes a sample's record as JSON, so that emitted matchers can read it too.</summary>
internal static class RecordJson
{
    public static string Of(RecordValue value) => value switch
    {
        RecordText text => JsonSerializer.Serialize(text.Value),
        RecordNumber number => number.Text,
        RecordBoolean boolean => boolean.Value ? "true" : "false",
        RecordList list => "[" + string.Join(",", list.Items.Select(Of)) + "]",
        RecordObject item => "{" + string.Join(",", item.Members.Select(Member)) + "}",
        _ => "null",
    };

    private static string Member(RecordMember member) => JsonSerializer.Serialize(member.Name) + ":" + Of(member.Value);
}
