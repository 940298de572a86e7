using System.Globalization;
using System.Text.Json.Nodes;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>Items, values and conditions in the JSON form that the measured cases have.</summary>
internal static class MeasuredItem
{
    // What a placeholder's value is wrapped in, so that it can be told from what stands around it.
    private const char Open = '\uE000';
    private const char Close = '\uE001';

    /// <summary>Defines every placeholder as its own name.</summary>
    public sealed class Placeholders : IPlaceholders
    {
        public IReadOnlyList<string>? Find(string name) => [Open + name + Close];
    }

    public static JsonObject Of(SigmaTest test) => new()
    {
        ["field"] = test.Item.Field,
        ["linking"] = test.NeedsAll ? "and" : "or",
        ["negated"] = test.IsNegated,
        ["values"] = new JsonArray([.. test.Values.Select(value => (JsonNode)Of(value.Term))]),
    };

    public static JsonArray Of(EquatableArray<SigmaPart> parts) => new([.. parts.SelectMany(Of)]);

    /// <summary>A lowered condition over selections that each test one field of their own name.</summary>
    public static JsonNode? Of(Expr expr) => expr switch
    {
        AllOf { Operands: { Count: 1 } only } => Of(only[0]),
        AllOf all => new JsonObject { ["and"] = new JsonArray([.. all.Operands.Select(Of)]) },
        AnyOf any => new JsonObject { ["or"] = new JsonArray([.. any.Operands.Select(Of)]) },
        Not { Operand: Always constant } => !constant.Value,
        Not not => new JsonObject { ["not"] = new JsonArray([Of(not.Operand)]) },
        Test { Predicate: NumberCompare test } => test.Field.Name,
        Always constant => constant.Value,
        _ => throw new NotSupportedException(expr.GetType().Name),
    };

    private static JsonObject Of(SigmaTerm term) => term switch
    {
        SigmaTextTerm text => OfText(text),
        SigmaRegexTerm regex => new JsonObject { ["type"] = "regex", ["pattern"] = regex.Pattern, ["flags"] = Flags(regex.Flags) },
        SigmaNumberTerm number => Number(number.Value),
        SigmaBooleanTerm boolean => new JsonObject { ["type"] = "bool", ["value"] = boolean.Value },
        SigmaNullTerm => new JsonObject { ["type"] = "null" },
        SigmaPresenceTerm presence => new JsonObject { ["type"] = "exists", ["value"] = presence.Value },
        SigmaCompareTerm compare => Compare(compare.Ordering, Number(compare.Value)),
        SigmaDatePartTerm { Ordering: Ordering.Equal } date => DatePart(date),
        SigmaDatePartTerm date => Compare(date.Ordering, DatePart(date)),
        SigmaNetworkTerm network => new JsonObject
        {
            ["type"] = "cidr",
            ["value"] = AddressHex.ToText(network.Network) + "/" + network.PrefixLength.ToString(CultureInfo.InvariantCulture),
        },
        SigmaFieldTerm other => new JsonObject
        {
            ["type"] = "fieldref",
            ["field"] = other.Field,
            ["starts_with"] = other.Operator is TextOperator.StartsWith or TextOperator.Contains,
            ["ends_with"] = other.Operator is TextOperator.EndsWith or TextOperator.Contains,
        },
        SigmaChoiceTerm choice => AnyOf(choice.Terms.Select(Of)),
        _ => throw new NotSupportedException(term.GetType().Name),
    };

    private static JsonObject OfText(SigmaTextTerm text)
    {
        string type = text.IsCased ? "cased_string" : "string";
        return AnyOf(Spellings(text.Parts).Select(parts => new JsonObject { ["type"] = type, ["parts"] = Of(parts) }));
    }

    // One alternative is not told from a value of its own.
    private static JsonObject AnyOf(IEnumerable<JsonObject> alternatives)
    {
        JsonObject[] all = [.. alternatives];
        return all.Length == 1 ? all[0] : new JsonObject { ["type"] = "any_of", ["values"] = new JsonArray([.. all]) };
    }

    private static IEnumerable<EquatableArray<SigmaPart>> Spellings(EquatableArray<SigmaPart> parts)
    {
        int dash = parts.ToList().FindIndex(part => part.Kind == SigmaPartKind.Dash);
        if (dash < 0) return [parts];
        return Windash.Dashes.SelectMany(spelling =>
        {
            var joined = new SigmaPartList();
            joined.AddRange(parts.Take(dash));
            joined.Add(spelling);
            joined.AddRange(parts.Skip(dash + 1));
            return Spellings(joined.ToParts());
        });
    }

    private static IEnumerable<JsonNode> Of(SigmaPart part) => part.Kind switch
    {
        SigmaPartKind.AnyRun => [new JsonObject { ["wild"] = "*" }],
        SigmaPartKind.AnyOne => [new JsonObject { ["wild"] = "?" }],
        _ => part.Text.Split(Open, Close).Select((text, i) => new JsonObject { [i % 2 == 0 ? "lit" : "placeholder"] = text })
            .Where(text => text["lit"]?.GetValue<string>() != ""),
    };

    private static JsonArray Flags(RegexFlags flags)
    {
        var names = new JsonArray();
        if (flags.HasFlag(RegexFlags.DotMatchesLineEnd)) names.Add("dotall");
        if (flags.HasFlag(RegexFlags.IgnoreCase)) names.Add("ignorecase");
        if (flags.HasFlag(RegexFlags.Multiline)) names.Add("multiline");
        return names;
    }

    private static JsonObject Number(decimal value) => new() { ["type"] = "number", ["value"] = value };

    private static JsonObject Compare(Ordering ordering, JsonObject number) => new()
    {
        ["type"] = "compare",
        ["op"] = ordering switch
        {
            Ordering.Less => "lt",
            Ordering.LessOrEqual => "lte",
            Ordering.Greater => "gt",
            _ => "gte",
        },
        ["number"] = number,
    };

    private static JsonObject DatePart(SigmaDatePartTerm date) => new()
    {
        ["type"] = "timestamp_part",
        ["part"] = date.Part.ToString().ToLowerInvariant(),
        ["number"] = date.Value,
    };
}
