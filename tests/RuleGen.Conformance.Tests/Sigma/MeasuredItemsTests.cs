using System.Text.Json.Nodes;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Text;
using RuleGen.Testing;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>
/// Items, values and conditions as pySigma reads them. Where the semantics of this project say otherwise, the case stands in a list with
/// what is read instead.
/// </summary>
public sealed class MeasuredItemsTests
{
    private const string Suite = "pysigma_measured_items.jsonl";
    private const string Refused = "refused";

    // id, what is read instead, and why.
    private static readonly (string Id, string Read, string Reason)[] _known =
    [
        (
            "9", """{"field":"f","linking":"or","negated":false,"values":[{"type":"any_of","values":[]}]}""",
            "4.5, base64offset: an empty core is dropped"),
        (
            "27", """{"field":"f","linking":"or","negated":false,"values":[{"type":"string","parts":[{"wild":"*"},{"lit":"5"},{"wild":"*"}]}]}""",
            "4.5, contains: a number is read as a text, with a warning"),
        (
            "29", """{"field":"f","linking":"or","negated":false,"values":[{"type":"cidr","value":"10.0.0.0/8"}]}""",
            "4.5, cidr: host bits are cleared, with a warning"),
        (
            "32", """{"field":"f","linking":"or","negated":false,"values":[{"type":"cidr","value":"10.0.0.1/32"}]}""",
            "4.5, cidr: an address alone is a network of one"),
        (
            "39", Refused,
            "4.2: an empty list is an error"),
        (
            "44", """{"field":"f","linking":"or","negated":false,"values":[{"type":"string","parts":[{"wild":"*"},{"lit":"true"},{"wild":"*"}]}]}""",
            "4.5, contains: a boolean is read as a text, with a warning"),
        (
            "52", """{"field":"f","linking":"or","negated":false,"values":[{"type":"regex","pattern":"x","flags":[]}]}""",
            "4.5, re: an expression is searched for, so what is open at an end changes nothing"),
        (
            "53", """{"field":"f","linking":"or","negated":false,"values":[{"type":"regex","pattern":"^x","flags":[]}]}""",
            "4.5, re: an expression is searched for, so what is open at an end changes nothing"),
        (
            "54", """{"field":"f","linking":"or","negated":false,"values":[{"type":"regex","pattern":"x$","flags":[]}]}""",
            "4.5, re: an expression is searched for, so what is open at an end changes nothing"),
    ];

    [SharedDataFact]
    public void Every_case_is_read_as_measured_or_differs_for_a_reason()
    {
        IReadOnlyList<JsonObject> cases = ConformanceCases.Read(Suite);

        Assert.Equal(182, cases.Count);
        Assert.Equal("", string.Join('\n', cases.Select(Disagreement).OfType<string>()));
    }

    private static string? Disagreement(JsonObject one)
    {
        string id = one["id"]!.GetValue<string>().Split('/')[1];
        // What is recommended is what section 4.6 decides, where the measured parser misreads.
        string wanted = one.ContainsKey("recommended") ? ConformanceCases.Canonical(one["recommended"])
            : one["expected"]!["reject"] is null ? ConformanceCases.Canonical(Normal(Expected(one))) : Refused;
        string read = ConformanceCases.Canonical(Read(one));
        read = read == "\"refused\"" ? Refused : read;
        (string Id, string Read, string Reason) known = _known.FirstOrDefault(entry => entry.Id == id);
        if (known.Id is not null) return read == known.Read && read != wanted ? null : $"{id} is known to be {known.Read} and is {read}";
        return wanted == read ? null : $"{id}: {one["rule"]!.ToJsonString()} should be {wanted} and is {read}";
    }

    private static JsonNode? Expected(JsonObject one) => one["kind"]!.GetValue<string>() switch
    {
        "value-parse" => one["expected"]!["parts"],
        "condition-parse" => one["expected"]!["tree"],
        _ => one["expected"],
    };

    // A choice of one is that one.
    private static JsonNode? Normal(JsonNode? node)
    {
        if (node is JsonArray list) return new JsonArray([.. list.Select(Normal)]);
        if (node is not JsonObject map) return node?.DeepClone();
        if (map["type"]?.GetValue<string>() == "any_of" && map["values"] is JsonArray { Count: 1 } only) return Normal(only[0]);
        return new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, Normal(pair.Value))));
    }

    private static JsonNode? Read(JsonObject one) => one["kind"]!.GetValue<string>() switch
    {
        "value-parse" => MeasuredItem.Of(SigmaTextReader.Read(one["rule"]!.GetValue<string>(), takesPlaceholders: false)),
        "condition-parse" => ReadCondition(one["rule"]!),
        _ => ReadItem(one["rule"]!),
    };

    private static JsonNode? ReadItem(JsonNode rule)
    {
        string detection = $"{{ selection: {{ {rule["key"]!.ToJsonString()}: {rule["value"]?.ToJsonString() ?? "null"} }}, condition: selection }}";
        var findings = new SigmaFindings();
        SigmaQuery? query = SigmaLowering.Read(Detection(detection), findings);
        if (query is null || findings.HasError) return Refused;
        SigmaItem item = SigmaTree.Items(query.Selections[0].Content).Single();
        SigmaTest? test = ModifierChain.Apply(item, new MeasuredItem.Placeholders(), findings);
        return test is null || findings.HasError ? Refused : MeasuredItem.Of(test);
    }

    private static JsonNode? ReadCondition(JsonNode rule)
    {
        IEnumerable<string> selections = rule["identifiers"]!.AsArray().Select(name => $"{name!.ToJsonString()}: {{ {name.ToJsonString()}: 1 }}");
        string detection = $"{{ {string.Join(", ", selections)}, condition: {rule["condition"]!.ToJsonString()} }}";
        LoweredSigma lowered = SigmaLowering.Lower(Detection(detection), new SigmaOptions(EventClasses.Unknown, StrictFields: false));
        return lowered.HasError ? Refused : MeasuredItem.Of(lowered.Condition);
    }

    private static SigmaDetection Detection(string text) =>
        SigmaFiles.Detection(new SourceFile("rule.yml", $"logsource: {{ category: test }}\ndetection: {text}\n"));
}
