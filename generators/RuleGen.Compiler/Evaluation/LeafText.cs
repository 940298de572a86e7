using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Evaluation;

/// <summary>A leaf value as the text that is compared.</summary>
internal static class LeafText
{
    /// <summary>A text itself, a number as it was written, a boolean as <c>true</c> or <c>false</c>.</summary>
    public static string Of(RecordValue leaf) => leaf switch
    {
        RecordText text => text.Value,
        RecordNumber number => number.Text,
        RecordBoolean boolean => boolean.Value ? "true" : "false",
        _ => string.Empty,
    };

    /// <summary>Whether some value is this text, letter case aside.</summary>
    public static bool AnyIs(IReadOnlyList<RecordValue> values, string text) =>
        values.Any(value => string.Equals(Of(value), text, StringComparison.OrdinalIgnoreCase));
}
