using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Evaluation;

/// <summary>
/// Path, key and value name of a registry event. Some sources give the path alone, some the key and the value name apart; what is given
/// apart is exact, and splitting a path at its last backslash is a guess, so the whole path stays a candidate for the key.
/// </summary>
internal sealed class RegistryFacts
{
    private readonly EventRecord _record;
    private readonly SourceFields _source;
    private readonly EventClassifier _classifier;

    public RegistryFacts(EventRecord record, SourceFields source, EventClassifier classifier)
    {
        _record = record;
        _source = source;
        _classifier = classifier;
    }

    /// <summary>The full paths as the record spells them: its own, else key and value name put together.</summary>
    public IReadOnlyList<string> Paths()
    {
        IReadOnlyList<string> own = OwnPaths();
        if (own.Count > 0) return own;
        (IEnumerable<string> keys, string? value) = Apart();
        return keys.Select(key => value is null ? key : key + "\\" + value).ToList();
    }

    /// <summary>The canonical keys, one for each path.</summary>
    public IReadOnlyList<string> Keys()
    {
        IReadOnlyList<string> own = OwnPaths();
        IEnumerable<string> keys = own.Count > 0 ? own.Select(KeyOf) : Apart().Keys;
        return keys.Select(CanonicalRegistryPath.Of).ToList();
    }

    /// <summary>All canonical texts that may be the key: the keys, and the whole path where the record gives one.</summary>
    public IReadOnlyList<string> KeyCandidates() => OwnPaths().Select(CanonicalRegistryPath.Of).Concat(Keys()).Distinct().ToList();

    /// <summary>The keys with their hive and, as ECS has them, without.</summary>
    public IReadOnlyList<string> KeySpellings() => Keys()
        .SelectMany(key => HiveOf(key) is string hive && key.Length > hive.Length ? new[] { key, key.Substring(hive.Length + 1) } : [key])
        .ToList();

    /// <summary>The hives of the paths, <c>HKLM</c> or <c>HKU</c>.</summary>
    public IReadOnlyList<string> Hives() => Keys().Select(HiveOf).OfType<string>().ToList();

    /// <summary>
    /// The value names: the record's own, else what stands behind the last backslash of each path. The default value's name is empty, and
    /// also <c>(Default)</c> where the source calls it so.
    /// </summary>
    public IReadOnlyList<string> ValueNames()
    {
        IEnumerable<string> names = OwnValueNames();
        if (!names.Any() && !IsKeyEvent())
            names = OwnPaths().Where(path => path.Contains("\\")).Select(path => path.Substring(path.LastIndexOf('\\') + 1));
        return names.SelectMany(name => Is(name, "(Default)") ? new[] { name, string.Empty } : [name]).ToList();
    }

    private IReadOnlyList<string> OwnPaths()
    {
        IReadOnlyList<RecordValue> ecs = _record.Values("registry.path");
        IReadOnlyList<RecordValue> windows = _source.Windows("TargetObject");
        return (ecs.Count > 0 ? ecs : windows).Select(LeafText.Of).ToList();
    }

    private (IEnumerable<string> Keys, string? Value) Apart()
    {
        IReadOnlyList<RecordValue> names = _source.Windows("ObjectValueName");
        // Other audit events use ObjectName for files, services and tokens.
        IReadOnlyList<RecordValue> keys = IsRegistryAudit || names.Count > 0 ? _source.Windows("ObjectName") : [];
        if (keys.Count == 0)
        {
            keys = _record.Values("RegistryKey");
            names = _record.Values("RegistryValueName");
        }
        if (keys.Count > 0) return (keys.Select(LeafText.Of), names.Select(LeafText.Of).FirstOrDefault());
        string? hive = _record.Values("registry.hive").Select(LeafText.Of).FirstOrDefault();
        IEnumerable<string> full = _record.Values("registry.key").Select(LeafText.Of)
            .Select(key => hive is null || CanonicalRegistryPath.HasRoot(key) ? key : hive + "\\" + key);
        return (full, _record.Values("registry.value").Select(LeafText.Of).FirstOrDefault());
    }

    private IEnumerable<string> OwnValueNames()
    {
        IReadOnlyList<RecordValue> names = _record.Values("registry.value");
        if (names.Count == 0 && IsRegistryAudit) names = _source.Windows("ObjectValueName");
        if (names.Count == 0) names = _record.Values("RegistryValueName");
        return names.Select(LeafText.Of);
    }

    private bool IsRegistryAudit => _classifier is { Log: EventLog.Security, EventId: 4657 };

    private string KeyOf(string path)
    {
        if (IsKeyEvent()) return path;
        foreach (string name in OwnValueNames())
        {
            string tail = "\\" + name;
            if (path.EndsWith(tail, StringComparison.OrdinalIgnoreCase)) return path.Substring(0, path.Length - tail.Length);
        }
        int backslash = path.LastIndexOf('\\');
        return backslash < 0 ? path : path.Substring(0, backslash);
    }

    private bool IsKeyEvent()
    {
        if (_classifier.Classes == EventClasses.RegistryRename) return true;
        string? operation = _source.WindowsText("EventType");
        return _classifier.Classes == EventClasses.RegistryKeyCreateDelete && (Is(operation, "CreateKey") || Is(operation, "DeleteKey"));
    }

    private static bool Is(string? text, string expected) => string.Equals(text, expected, StringComparison.OrdinalIgnoreCase);

    private static string? HiveOf(string canonical)
    {
        string first = canonical.Split('\\')[0];
        return first is "HKLM" or "HKU" ? first : null;
    }
}
