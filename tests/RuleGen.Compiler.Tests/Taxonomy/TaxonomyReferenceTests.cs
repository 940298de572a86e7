using System.Text.Json;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Shared;
using RuleGen.Testing;

namespace RuleGen.Compiler.Tests.Taxonomy;

/// <summary>The tables in the code hold every row of the reference taxonomy.</summary>
public sealed class TaxonomyReferenceTests
{
    private static readonly Lazy<JsonElement> _reference = new(() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Root!, "..", "taxonomy.json"))).RootElement);

    [SharedDataFact]
    public void Every_event_class_is_there()
    {
        JsonElement[] rows = [.. Rows("event_classes")];

        Assert.Equal(rows.Select(row => ClassName(row)), EventClassTable.Rows.Select(row => row.Classes.ToString().ToLowerInvariant()));
        Assert.All(rows.Zip(EventClassTable.Rows), pair =>
        {
            (JsonElement row, EventClassRow known) = pair;
            Assert.Equal(Text(row, "sigma_category"), known.SigmaCategory);
            Assert.Equal(Numbers(row, "sysmon_event_ids"), known.SysmonIds);
            Assert.Equal(Numbers(row, "windows_security"), known.SecurityIds);
            Holds(known.EcsCategories, [.. Texts(row, "ecs_category"), .. Of(row, "elastic_defend", "event.category")]);
            Holds(known.EcsTypes, [.. Texts(row, "ecs_type_winlogbeat"), .. Of(row, "elastic_defend", "event.type")]);
            Holds(known.EcsActions, [.. Texts(row, "event_action_winlogbeat"), .. Of(row, "elastic_defend", "event.action")]);
            Assert.Equal(Of(row, "mde", "ActionType"), known.DefenderActions);
        });
    }

    [SharedDataFact]
    public void Every_field_is_there()
    {
        Assert.All(Rows("fields"), row =>
        {
            string classes = string.Join(' ', Texts(row, "classes"));
            FieldRow known = Assert.Single(
                FieldTable.Rows, known => known.Name == Text(row, "canonical") && string.Join(' ', known.Classes) == classes);
            Assert.Equal(Text(row, "ecs_type").Replace("long", "number"), known.Type.ToString().ToLowerInvariant());
            Holds(known.SigmaNames, Names(row, "sigma"));
            Holds(known.WindowsNames.Select(Plain), Names(row, "sysmon"));
            Holds(known.EcsNames, [.. Names(row, "ecs"), .. Names(row, "elastic_defend")]);
            Holds(known.SecurityNames.Select(Plain), Conditional(row, "win"));
            Holds(known.DefenderNames, Conditional(row, "mde"));
        });
    }

    [SharedDataFact]
    public void Every_spelling_of_a_hive_is_there()
    {
        var roots = new Dictionary<string, RegistryRoot>(StringComparer.Ordinal)
        {
            ["HKLM"] = RegistryRoot.LocalMachine,
            ["HKU"] = RegistryRoot.Users,
            ["HKU\\<any SID>"] = RegistryRoot.CurrentUser,
            ["HKLM\\SOFTWARE\\Classes and HKU\\<any SID>\\Software\\Classes"] = RegistryRoot.ClassesRoot,
            ["HKLM\\SYSTEM\\CurrentControlSet\\Hardware Profiles\\Current"] = RegistryRoot.CurrentConfig,
        };
        IEnumerable<(string, RegistryRoot)> spellings = Rows("registry_roots")
            .Where(row => Text(row, "canonical") != "(kept)")
            .SelectMany(row => Texts(row, "spellings").Select(spelling => (spelling, roots[Text(row, "canonical")])));

        Assert.Equal(spellings, RegistryRoots.Spellings.Select(spelling => (spelling.Text, spelling.Root)));
    }

    [SharedDataFact]
    public void Every_autostart_place_is_there()
    {
        JsonElement[] rows = [.. Rows("autostart_locations")];

        Assert.Equal(rows.Select(row => Text(row, "id")), AutostartPlaces.All.Select(place => place.Id));
        Assert.All(rows.Zip(AutostartPlaces.All), pair =>
        {
            (JsonElement row, AutostartPlace known) = pair;
            Assert.Equal(Texts(row, "hives"), known.Hives);
            Assert.Equal(Text(row, "key"), known.Key);
            Assert.Equal(row.GetProperty("wow6432node_twin").GetBoolean(), known.HasWow6432NodeTwin);
            string[] values = Texts(row, "values");
            bool isAny = values is [string only] && only.StartsWith("any", StringComparison.Ordinal);
            Assert.Equal(isAny ? [] : values, known.Values);
        });
    }

    private static void Holds(IEnumerable<string> known, IEnumerable<string> named) => Assert.Empty(named.Except(known));

    private static IEnumerable<JsonElement> Rows(string table) => _reference.Value.GetProperty(table).EnumerateArray();

    private static string ClassName(JsonElement row) => Text(row, "class").Replace("_", "", StringComparison.Ordinal);

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    /// <summary>A text, or the texts of a list; nothing for what is null or left out.</summary>
    private static string[] Texts(JsonElement row, string name) =>
        !row.TryGetProperty(name, out JsonElement value) ? [] : value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => [.. value.EnumerateArray().Select(item => item.GetString()!)],
            _ => [],
        };

    private static int[] Numbers(JsonElement row, string name) =>
        [.. row.GetProperty(name).EnumerateArray().Select(item => item.GetInt32())];

    private static string[] Of(JsonElement row, string source, string name) =>
        row.GetProperty(source) is { ValueKind: JsonValueKind.Object } inner ? Texts(inner, name) : [];

    /// <summary>The names in a cell; a cell that describes a derivation in words names none.</summary>
    private static IEnumerable<string> Names(JsonElement row, string name) => Texts(row, name)
        .SelectMany(text => text.Split(" / ").SelectMany(part => part.Split(" or ")))
        .Select(WithoutRemark)
        .Where(IsName);

    /// <summary>The names in a cell that may tell them apart by event id or table.</summary>
    private static IEnumerable<string> Conditional(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out JsonElement cell) || cell.ValueKind != JsonValueKind.Object) return Names(row, name);
        return cell.EnumerateObject()
            .Select(member => (member.Name, Value: WithoutRemark(member.Value.GetString()!)))
            .Where(member => IsName(member.Value))
            .Select(member => $"{member.Name}:{member.Value}");
    }

    private static string WithoutRemark(string text) => text.Replace(" (hex)", "", StringComparison.Ordinal);

    private static bool IsName(string text) => text.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '@');

    private static string Plain(string name) => name.Split('#')[0];
}
