using System.Text.Json.Nodes;
using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Testing;

namespace RuleGen.Conformance.Tests;

public class KqlGrammarTests
{
    [SharedDataFact]
    public void Every_text_is_read_or_refused_as_the_measured_grammar_does()
    {
        IReadOnlyList<JsonObject> cases = ConformanceCases.Read("kql_kibana_grammar.jsonl");

        Assert.NotEmpty(cases);
        Assert.Empty(cases.Select(Disagreement).OfType<string>());
    }

    [SharedDataFact]
    public void The_intent_reading_keeps_the_tree_of_every_text_that_is_accepted()
    {
        IEnumerable<string> accepted = ConformanceCases.Read("kql_kibana_grammar.jsonl")
            .Where(one => one["expected"]!["accept"]!.GetValue<bool>())
            .Select(one => one["rule"]!.GetValue<string>());

        Assert.All(accepted, query => Assert.Equal(Parse(query, ReadingMode.Strict).Root, Parse(query, ReadingMode.Intent).Root));
    }

    private static string? Disagreement(JsonObject one)
    {
        JsonNode expected = one["expected"]!;
        KqlParseResult result = Parse(one["rule"]!.GetValue<string>(), ReadingMode.Strict);
        string wanted = expected["accept"]!.GetValue<bool>()
            ? ConformanceCases.Canonical(expected["ast"])
            : "refused at " + expected["error_offset"];
        string read = result.Root is null
            ? "refused at " + result.Diagnostics.Single().Location.Start
            : ConformanceCases.Canonical(KqlTreeJson.Of(result.Root));
        return wanted == read ? null : $"{one["id"]}: {one["rule"]!.ToJsonString()} should be {wanted} and is {read}";
    }

    private static KqlParseResult Parse(string query, ReadingMode mode) =>
        KqlParser.Parse(BlockText.Of(new SourceFile("query.md", query), new TextSpan(0, query.Length)), mode);
}
