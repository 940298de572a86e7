using System.Globalization;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Documents.Samples;

/// <summary>Takes a YAML mapping for an event: what is in quotes is a text, and a plain scalar what YAML says it is.</summary>
internal static class YamlRecord
{
    public static RecordObject Of(YamlMapping mapping) =>
        new(mapping.Entries.Select(entry => new RecordMember(((YamlScalar)entry.Key).Value, Value(entry.Value))).ToEquatable());

    private static RecordValue Value(YamlNode node) => node switch
    {
        YamlMapping mapping => Of(mapping),
        YamlSequence list => new RecordList(list.Items.Select(Value).ToEquatable()),
        YamlScalar { IsNull: true } => RecordNull.Instance,
        YamlScalar { Boolean: { } boolean } => new RecordBoolean(boolean),
        YamlScalar { Number: { } number } => new RecordNumber(number.ToString(CultureInfo.InvariantCulture)),
        YamlScalar text => new RecordText(text.Value),
        _ => RecordNull.Instance,
    };
}
