using RuleGen.Compiler.Taxonomy;
using RuleGen.Conformance.Tests.Differential;
using RuleGen.Shared;

namespace RuleGen.Conformance.Tests.Typed;

/// <summary>Draws types of event that hold some of the fields rules ask for, by the fields' own names or by those of sources.</summary>
internal static class RandomEventType
{
    private const int MostProperties = 9;

    private static readonly string[] _registry =
        ["registry.path", "registry.key", "registry.value", "registry.hive", "registry.data.strings", "TargetObject", "Details", "RegistryKey"];

    private static readonly string[] _others =
    [
        "User", "Image", "Hashes", "TargetFilename", "ImageLoaded", "ParentImage", "CommandLine", "process.path", "host.os.name", "event.type",
        "unknown.field", "SourceIp", "ProcessId", "UtcTime", "message", "QueryName", "file.path", "dll.path", "registry.data.type", "user.id",
    ];

    /// <summary>A type.</summary>
    /// <param name="random">The source of chance.</param>
    /// <param name="name">Its name.</param>
    /// <param name="wishes">What rules ask for.</param>
    public static TypedEvent Next(Random random, string name, IReadOnlyList<Wish> wishes)
    {
        while (true)
        {
            string className = random.Next(100) < 60 ? Pick(random, ["registry_set", "registry_event", "registry_rename"]) : Pick(random, EventClassNames.All);
            EventClasses classes = EventClassNames.Find(className)!.Value;
            var properties = new List<Property>();
            int count = random.Next(1, MostProperties);
            for (int tries = 0; tries < 3 * MostProperties && properties.Count < count; tries++)
            {
                string field = random.Next(100) switch
                {
                    < 50 when wishes.Count > 0 => wishes[random.Next(wishes.Count)].Field,
                    < 70 => Pick(random, _registry),
                    < 85 => Pick(random, _others),
                    _ => Pick(random, Vocabulary.Fields).Name,
                };
                if (random.Next(4) == 0) field = NameOfSource(random, field);

                // In a class that does not have them these are nobody's names, and yet the reference takes them for a key and a value.
                if (field is "RegistryKey" or "RegistryValueName" && !MemberFields.IsKnown(field, classes)) continue;
                if (MemberFields.Of(field, classes).Any(item => IsOpen(item.Name, classes))) continue;
                Property[] longer = [.. properties, new Property(field, KindFor(random, field))];
                if (TypedEvent.Find(name, className, longer) is not null) properties = [.. longer];
            }
            if (properties.Count > 0) return TypedEvent.Find(name, className, [.. properties])!;
        }
    }

    // What an operation says of its event, typed matchers do not know yet: whether the path is a key alone, and the event's type.
    private static bool IsOpen(string field, EventClasses classes) =>
        field == "registry.operation" && classes == EventClasses.RegistryKeyCreateDelete;

    private static PropertyKind KindFor(Random random, string field) => random.Next(100) switch
    {
        < 60 => Pick(random, PropertyKind.Texts),
        < 80 => Pick(random, PropertyKind.Lists),
        _ when FieldTable.Find(field) is { Type: FieldType.Keyword } => Pick(random, PropertyKind.Texts),
        _ => Pick(random, PropertyKind.Numbers),
    };

    private static string NameOfSource(Random random, string field)
    {
        if (FieldTable.Find(field) is not { } row) return field;
        string[] names = [.. row.WindowsNames, .. row.SigmaNames, .. row.SecurityNames, .. row.DefenderNames, .. row.EcsNames];
        return names.Length == 0 ? field : Pick(random, names).Split('#')[0].Split(':')[^1];
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
