using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.EventTypes;

/// <summary>What an event's class says of fields that the event itself leaves out.</summary>
internal static class ImpliedValues
{
    /// <summary>The values of a field in events of these classes; null where the class says nothing of it.</summary>
    public static ConstantSource? Of(string field, EventClasses classes)
    {
        if (field is "host.os.name" or "host.os.type" or "host.os.family" or "host.os.platform")
        {
            if (classes == EventClasses.None || (classes & ~EventClasses.RegistryAny) != 0) return null;
            return Constant([field == "host.os.name" ? "Windows" : "windows"]);
        }
        EventClassRow? row = EventClassTable.Rows.FirstOrDefault(item => item.Classes == classes);
        return row is null ? null : field switch
        {
            "event.category" => Constant(row.EcsCategories),
            "event.type" => Constant(row.EcsTypes),
            "event.action" => Constant(row.EcsActions),
            _ => null,
        };
    }

    /// <summary>Whether some of the values meets the predicate; null where only a running matcher can tell.</summary>
    public static bool? Meet(ConstantSource constant, Predicate predicate) => predicate switch
    {
        Exists => constant.Texts.Count > 0,
        TextMatch match => constant.Texts.Any(text => Meets(text, match)),
        _ => null,
    };

    private static ConstantSource? Constant(string[] texts) => texts.Length == 0 ? null : new ConstantSource(texts.ToEquatable());

    private static bool Meets(string text, TextMatch match)
    {
        StringComparison comparison = match.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return match.Operator switch
        {
            TextOperator.Equals => string.Equals(text, match.Literal, comparison),
            TextOperator.StartsWith => text.StartsWith(match.Literal, comparison),
            TextOperator.EndsWith => text.EndsWith(match.Literal, comparison),
            _ => text.IndexOf(match.Literal, comparison) >= 0,
        };
    }
}
