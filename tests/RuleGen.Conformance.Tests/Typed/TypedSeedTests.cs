using System.Text.Json.Nodes;
using RuleGen.Compiler;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;
using RuleGen.Conformance.Tests.Support;
using RuleGen.Shared;
using RuleGen.Testing;

namespace RuleGen.Conformance.Tests.Typed;

/// <summary>The events written for the seed query as events of a project's own types, asked of the seed document's matcher.</summary>
public sealed class TypedSeedTests
{
    private static readonly (string Field, string Utf16, string Utf8)[] _common =
    [
        ("registry.data.strings", "string?[]?", "byte[][]?"), ("host.os.name", "string?", "ReadOnlySpan<byte>"),
        ("event.type", "IReadOnlyList<string?>?", "List<byte[]?>?"),
    ];

    private static readonly (string Field, string Utf16, string Utf8)[][] _shapes =
    [
        [("registry.path", "ReadOnlySpan<char>", "ReadOnlySpan<byte>")],
        [("registry.path", "string?[]?", "ReadOnlySpan<ReadOnlyMemory<byte>>")],
        [("registry.key", "string?", "byte[]?"), ("registry.value", "ReadOnlySpan<char>", "ReadOnlySpan<byte>")],
        [("registry.hive", "string?", "byte[]?"), ("registry.key", "char[]?", "ReadOnlyMemory<byte>"), ("registry.value", "string?", "Span<byte>")],
    ];

    [SharedDataFact]
    public void Every_event_has_the_outcome_that_is_meant_in_every_form_and_encoding()
    {
        CompiledFile seed = RuleCompiler.Compile(SeedDocument.File, new CompilerOptions(ReadingMode.Intent, false), CancellationToken.None);
        TypedEvent[] types = [.. Types()];
        using TypedRules rules = TypedRules.Of(new TypedGroup([seed.Rule!], types));
        int asked = 0;
        int hits = 0;
        foreach (JsonObject item in ConformanceCases.Read("seed_runkeys.jsonl"))
        {
            EventView view = EventText.View(item["event"]!.ToJsonString());
            bool expected = item["expected"]!["intent"]!.GetValue<bool>();

            // By the letter the query asks for a path that is the key itself: such an event has no value to tell apart.
            bool isKeyAlone = item["expected"]!["strict"]!.GetValue<bool>();
            foreach (TypedEvent type in types)
            {
                if (!IsOf(view, type) || Values(view, type, isKeyAlone) is not { } values) continue;
                asked++;
                if (expected) hits++;
                Assert.True(expected == rules.IsMatch(0, type, values), $"{item["id"]}: {type}");
            }
        }
        Assert.True(asked > 250, $"only {asked} events could be given");
        Assert.InRange(hits, 120, asked - 60);
    }

    private static IEnumerable<TypedEvent> Types()
    {
        int count = 0;
        foreach (string className in new[] { "registry_set", "registry_key_create_delete" })
        {
            foreach ((string Field, string Utf16, string Utf8)[] shape in _shapes)
            {
                yield return TypedEvent.Of($"Event{count++}", className, [.. shape.Concat(_common).Select(item => (item.Field, item.Utf16))]);
                yield return TypedEvent.Of($"Event{count++}", className, [.. shape.Concat(_common).Select(item => (item.Field, item.Utf8))]);
            }
        }
    }

    private static bool IsOf(EventView view, TypedEvent type) => (view.Classes & EventClasses.RegistryValueSet) != EventClasses.None
        ? type.Type.Classes == EventClasses.RegistryValueSet
        : type.Type.Classes == view.Classes;

    /// <summary>The record's canonical values; null where the type cannot hold them.</summary>
    private static object?[]? Values(EventView view, TypedEvent type, bool isKeyAlone)
    {
        string[] key = [.. TextsOf(view, "registry.key").Where(CanonicalRegistryPath.HasRoot).Take(1)];
        bool isApart = type.Properties.Any(property => property.Field == "registry.key");
        bool hasHive = type.Properties.Any(property => property.Field == "registry.hive");
        if (isApart && (isKeyAlone || key.Length == 0 || TextsOf(view, "registry.path").Length > 1)) return null;
        var values = new List<object?>();
        foreach (Property property in type.Properties)
        {
            string[] texts = property.Field switch
            {
                "registry.key" when hasHive => [key[0][(key[0].IndexOf('\\', StringComparison.Ordinal) + 1)..]],
                "registry.key" => key,
                "registry.value" => [.. TextsOf(view, property.Field).Take(1)],
                "registry.hive" => [key[0].Split('\\')[0]],
                _ => TextsOf(view, property.Field),
            };
            if (texts.Length > 1 && !property.Kind.IsList) return null;
            values.Add(property.Kind.IsList
                ? property.Kind.CarryAll([.. texts.Select(property.Kind.Carry)])
                : property.Kind.Carry(texts.FirstOrDefault()));
        }
        return [.. values];
    }

    private static string[] TextsOf(EventView view, string field) =>
        [.. view.Values(new Field(field, FieldView.Canonical, FieldType.Keyword)).Select(LeafText.Of)];
}
