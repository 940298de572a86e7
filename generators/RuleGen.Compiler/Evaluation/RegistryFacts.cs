using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Evaluation;

/// <summary>
/// Path, key and value name of a registry event. Some sources give the path alone, some the key and the value name apart; what is given
/// apart is exact, and splitting a path at its last backslash is a guess, so the whole path stays a candidate for the key.
/// </summary>
internal sealed class RegistryFacts
{
    private static readonly string[] _valueFields = ["registry.value", "ObjectValueName", "RegistryValueName"];

    private readonly EventRecord _record;
    private readonly SourceFields _source;
    private readonly EventClassifier _classifier;
    private readonly RecordShape _shape;

    public RegistryFacts(EventRecord record, RecordShape shape, SourceFields source, EventClassifier classifier)
    {
        _record = record;
        _shape = shape;
        _source = source;
        _classifier = classifier;
    }

    /// <summary>The full paths as the record spells them: its own, else key and value name put together.</summary>
    public IReadOnlyList<string> Paths()
    {
        IReadOnlyList<string> own = OwnPaths();
        return own.Count > 0 ? own : ApartKeys().Select(key => OwnValueName() is string value ? key + "\\" + value : key).ToList();
    }

    /// <summary>The canonical keys, one for each path.</summary>
    public IReadOnlyList<string> Keys()
    {
        IReadOnlyList<string> own = OwnPaths();
        IEnumerable<string> keys = own.Count > 0
            ? own.Select(path => KeyOf(CanonicalRegistryPath.Of(path)))
            : ApartKeys().Select(CanonicalRegistryPath.Of);
        return keys.ToList();
    }

    /// <summary>All canonical texts that may be the key: the keys, and the whole path where the record gives one.</summary>
    public IReadOnlyList<string> KeyCandidates() => OwnPaths().Select(CanonicalRegistryPath.Of).Concat(Keys()).Distinct().ToList();

    /// <summary>The keys below their hive, as ECS has them; only what a path tells.</summary>
    public IReadOnlyList<string> KeysBelowHive() =>
        Keys().Select(key => HiveOf(key) is string hive ? key.Substring(hive.Length).TrimStart('\\') : key).ToList();

    /// <summary>The hives of the paths, <c>HKLM</c> or <c>HKU</c>.</summary>
    public IReadOnlyList<string> Hives() => Keys().Select(HiveOf).OfType<string>().ToList();

    /// <summary>The value names: the record's own, else what stands behind the key in each path. The default value is empty.</summary>
    public IReadOnlyList<string> ValueNames()
    {
        IEnumerable<string> names = OwnValueNames();
        if (!names.Any() && !IsKeyEvent())
            names = OwnPaths().Where(path => path.Contains("\\")).Select(path => path.Substring(path.LastIndexOf('\\') + 1));
        return names.Select(name => name == "(Default)" ? string.Empty : name).ToList();
    }

    private IReadOnlyList<string> OwnPaths()
    {
        IReadOnlyList<RecordValue> ecs = _record.Values("registry.path");
        IReadOnlyList<RecordValue> windows = _source.Windows("TargetObject");
        bool ecsFirst = _shape == RecordShape.Ecs ? ecs.Count > 0 : windows.Count == 0;
        return (ecsFirst ? ecs : windows).Select(LeafText.Of).ToList();
    }

    private IEnumerable<string> ApartKeys()
    {
        IReadOnlyList<RecordValue> keys = IsRegistryAudit() ? _source.Windows("ObjectName") : [];
        if (keys.Count == 0) keys = _record.Values("RegistryKey");
        if (keys.Count > 0) return keys.Select(LeafText.Of);
        string? hive = _record.Values("registry.hive").Select(LeafText.Of).FirstOrDefault();
        return _record.Values("registry.key").Select(LeafText.Of)
            .Select(key => hive is null || CanonicalRegistryPath.HasRoot(key) ? key : hive + "\\" + key);
    }

    private IEnumerable<string> OwnValueNames()
    {
        foreach (string field in _valueFields)
        {
            if (field == "ObjectValueName" && !IsRegistryAudit()) continue;
            IReadOnlyList<RecordValue> values = field == "ObjectValueName" ? _source.Windows(field) : _record.Values(field);
            if (values.Count > 0) return values.Select(LeafText.Of);
        }
        return [];
    }

    private string? OwnValueName() => OwnValueNames().FirstOrDefault();

    private string KeyOf(string canonicalPath)
    {
        if (IsKeyEvent()) return canonicalPath;
        foreach (string name in OwnValueNames())
        {
            string tail = "\\" + name;
            if (canonicalPath.EndsWith(tail, StringComparison.OrdinalIgnoreCase))
                return canonicalPath.Substring(0, canonicalPath.Length - tail.Length);
        }
        int backslash = canonicalPath.LastIndexOf('\\');
        return backslash < 0 ? canonicalPath : canonicalPath.Substring(0, backslash);
    }

    private bool IsKeyEvent()
    {
        if (_classifier.Classes == EventClasses.RegistryRename) return true;
        return _classifier.Classes == EventClasses.RegistryKeyCreateDelete
            && _source.WindowsText("EventType") is "CreateKey" or "DeleteKey";
    }

    // Other audit events use ObjectName for files, services and tokens.
    private bool IsRegistryAudit() => _classifier is { Log: EventLog.Security, EventId: 4657 };

    private static string? HiveOf(string canonical)
    {
        string first = canonical.Split('\\')[0];
        return first is "HKLM" or "HKU" ? first : null;
    }
}
