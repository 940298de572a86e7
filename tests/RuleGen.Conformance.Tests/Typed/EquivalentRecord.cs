using System.Globalization;
using System.Text;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Conformance.Tests.Support;
using RuleGen.Shared;

namespace RuleGen.Conformance.Tests.Typed;

/// <summary>
/// The record that an event of a type is the same event as: it has, under their canonical names, exactly the fields the properties hold.
/// What a property holds by a source's name stands for what that source's value stands for, and is itself there under that name.
/// </summary>
internal static class EquivalentRecord
{
    /// <summary>The event as the reference evaluator sees it.</summary>
    public static EventView View(TypedEvent type, object?[] values)
    {
        var canonical = new Dictionary<string, (int Rank, RecordValue[] Values)>(StringComparer.Ordinal);
        var written = new List<RecordMember>();
        for (int i = 0; i < values.Length; i++)
        {
            RecordValue[] own = Read(values[i]);
            if (own.Length == 0) continue;
            string mapped = type.Properties[i].Field;
            if (FieldTable.Find(mapped) is null) written.Add(new RecordMember(mapped, ListOf(own)));
            foreach (MemberField field in MemberFields.Of(mapped, type.Type.Classes))
            {
                RecordValue[] found = field.Part is null ? own : [.. own.Select(value => PartOf(value, field.Part)).OfType<RecordValue>()];
                int rank = mapped == field.Name ? 0 : field.Part is null ? 1 : 2;
                bool isKnown = canonical.TryGetValue(field.Name, out (int Rank, RecordValue[] Values) known);
                if (found.Length > 0 && (!isKnown || rank < known.Rank)) canonical[field.Name] = (rank, found);
            }
        }
        RecordMember[] fields = [.. canonical.Select(field => new RecordMember(field.Key, ListOf(field.Value.Values)))];
        RecordMember[] all = [.. fields, .. written.Where(member => !canonical.ContainsKey(member.Name))];
        return new EventView(new RecordObject(fields.ToEquatable()), new RecordObject(all.ToEquatable()), type.Type.Classes);
    }

    /// <summary>The event's values as a failure shows them.</summary>
    public static string Show(TypedEvent type, object?[] values) => string.Join(", ", values.Select((value, i) =>
        $"{type.Properties[i].Field}={(value is null ? "null" : Shortened(RecordJson.Of(ListOf(Read(value)))))}"));

    private static string Shortened(string text) => text.Length <= 300 ? text : $"{text[..120]}…({text.Length} characters)…{text[^120..]}";

    private static RecordList ListOf(RecordValue[] values) => new(values.ToEquatable());

    private static RecordText? PartOf(RecordValue value, string part)
    {
        string text = LeafText.Of(value);
        string? found = part switch
        {
            MemberFields.SysmonDetails => SysmonDetails.Decode(text).Text,
            MemberFields.SysmonDetailsType => SysmonDetails.Decode(text).Type,
            _ => Derivation.Of(part, text),
        };
        return found is null ? null : new RecordText(found);
    }

    private static RecordValue[] Read(object? value) => value switch
    {
        null => [],
        string text => [new RecordText(text)],
        char[] text => [new RecordText(new string(text))],
        byte[] text => [new RecordText(Encoding.UTF8.GetString(text))],
        ReadOnlyMemory<char> text => text.Equals(default) ? [] : [new RecordText(text.ToString())],
        ReadOnlyMemory<byte> text => text.Equals(default) ? [] : [new RecordText(Encoding.UTF8.GetString(text.Span))],
        Array items => [.. items.Cast<object?>().SelectMany(Read)],
        bool boolean => [new RecordBoolean(boolean)],
        float number => Real(number),
        double number => Real(number),
        IFormattable number => [new RecordNumber(number.ToString(null, CultureInfo.InvariantCulture))],
        _ => throw new ArgumentException(value.GetType().Name, nameof(value)),
    };

    private static RecordValue[] Real(double number) =>
        double.IsFinite(number) ? [new RecordNumber(number.ToString("R", CultureInfo.InvariantCulture))] : [];
}
