using RuleGen.Compiler.Evaluation;
using RuleGen.Conformance.Tests.Differential;
using RuleGen.Shared;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>Draws records in all source shapes, biased to what a Sigma rule wishes for and to the logs it is for.</summary>
internal static class RandomSigmaEvent
{
    private static readonly string[] _channels = ["Channel", "Event.System.Channel", "log_name", "winlog.channel"];
    private static readonly string[] _providers = ["SourceName", "Event.System.Provider.#attributes.Name", "source_name", "event.provider"];
    private static readonly string[] _ids = ["EventID", "Event.System.EventID", "event_id", "winlog.event_id", "event.code"];
    private static readonly EventShape _plain = new("plain", "", ("product", ["\"windows\""]), ("category", ["\"process_creation\""]));

    /// <summary>A record as JSON, and what its source is declared to be, if anything.</summary>
    /// <param name="random">The source of chance.</param>
    /// <param name="source">The number of the rule's log source in the vocabulary.</param>
    /// <param name="wishes">What the rule wishes for.</param>
    public static (string Json, DeclaredLogSource? Declared) Next(Random random, int source, IReadOnlyList<Wish> wishes)
    {
        (string _, string? product, string? category, string? service) = SigmaVocabulary.LogSources[source];
        bool isElsewhere = product is not (null or "windows") || category == "webserver";
        EventShape shape = random.Next(100) < (isElsewhere ? 60 : 8) ? _plain : EventShape.All[random.Next(EventShape.All.Length)];
        if (random.Next(100) < 75) shape = Suited(shape, random, product, category, service);
        DeclaredLogSource? declared = null;
        if (random.Next(100) < (isElsewhere ? 50 : 10))
        {
            if (random.Next(3) == 0)
                (_, product, category, service) = SigmaVocabulary.LogSources[random.Next(SigmaVocabulary.LogSources.Length)];
            declared = new DeclaredLogSource(product, category, service);
        }
        return (RandomEvent.Next(random, shape, wishes), declared);
    }

    private static EventShape Suited(EventShape shape, Random random, string? product, string? category, string? service)
    {
        WindowsCategory? row = category is null ? null : WindowsLogSources.FindCategory(category);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var more = new List<(string, string[])>();
        if (row is not null)
        {
            WindowsPlace place = row.Places[random.Next(row.Places.Length)];
            bool isLinux = product == "linux";
            foreach (string name in _channels) values[name] = isLinux ? "Linux-Sysmon/Operational" : place.Channels.FirstOrDefault("x");
            foreach (string name in _providers) values[name] = isLinux ? "Linux-Sysmon" : place.Providers.FirstOrDefault("x");
            foreach (string name in _ids) values[name] = place.EventIds.Length == 0 ? "1" : $"{place.EventIds[random.Next(place.EventIds.Length)]}";
            if (place.Field.Length > 0 && shape.Prefix is { } prefix)
                more.Add((prefix + place.Field, [.. place.Values.Select(value => $"\"{value}\"")]));
            SetClass(values, row);
        }
        else if (service is not null && WindowsLogSources.FindService(service) is { } found)
        {
            foreach (string name in _channels) values[name] = found.Channels[0];
        }
        (string Name, string[] Values)[] usual = [.. shape.Usual.Where(item => !more.Exists(other => other.Item1 == item.Name))
            .Select(item => values.TryGetValue(item.Name, out string? value) ? (item.Name, [$"\"{value}\""]) : item), .. more];
        return shape with { Usual = usual };
    }

    private static void SetClass(Dictionary<string, string> values, WindowsCategory category)
    {
        if (Array.Find(EventClassTable.Rows, item => item.Classes == category.Classes) is not { } row) return;
        void Set(string name, string[] texts)
        {
            if (texts.Length > 0) values[name] = texts[0];
        }
        Set("event.category", row.EcsCategories);
        Set("event.type", category.EcsTypes.Length > 0 ? category.EcsTypes : row.EcsTypes);
        Set("event.action", row.EcsActions);
        Set("ActionType", category.DefenderActions.Length > 0 ? category.DefenderActions : row.DefenderActions);
    }
}
