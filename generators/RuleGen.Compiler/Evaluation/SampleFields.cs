using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.Evaluation;

/// <summary>Finds names in an ECS sample that ECS does not have, and says what they are read as.</summary>
internal static class SampleFields
{
    private const string Alias = "RG3002";

    // The field sets of ECS and what shippers add beside them; below any of them a name the taxonomy lacks may well be right.
    private static readonly HashSet<string> _sets = new(StringComparer.Ordinal)
    {
        "@timestamp", "@metadata", "@version", "_index", "_id", "message", "tags", "labels", "agent", "as", "client", "cloud",
        "code_signature", "container", "data_stream", "destination", "device", "dll", "dns", "ecs", "elastic",
        "elf", "email", "error", "event", "faas", "file",
        "geo", "group", "hash", "host", "http", "input", "interface", "log", "macho", "network", "observer", "orchestrator",
        "organization", "os", "package", "pe", "powershell", "process", "registry", "related", "risk", "rule", "server", "service",
        "source", "span", "sysmon", "target", "threat", "tls", "trace", "transaction", "url", "user", "user_agent", "vlan",
        "volume", "vulnerability", "winlog", "x509", "Endpoint",
    };

    private static readonly HashSet<string> _taxonomyNames = new(
        FieldTable.Rows.SelectMany(row => row.EcsNames.Concat([row.Name])), StringComparer.Ordinal);

    public static IEnumerable<Diagnostic> Check(ReadingMode mode, EventView view, FileSpan location)
    {
        if (view.Shape is not (RecordShape.Ecs or RecordShape.Winlogbeat)) yield break;
        foreach (string name in view.Record.Names)
        {
            if (Finding(name, view, mode) is string message) yield return new Diagnostic(Alias, Severity.Warning, message, location);
        }
    }

    private static string? Finding(string name, EventView view, ReadingMode mode)
    {
        string shown = ConditionWords.Quote(name);
        if (name == "registry.data") return Read(shown, "registry.data.strings", mode);
        if (name == "process.path") return Read(shown, "process.executable", mode);
        if (name == "registry.key")
        {
            bool isAbsolute = view.Record.Values(name).Any(key => CanonicalRegistryPath.HasRoot(LeafText.Of(key)));
            return isAbsolute
                ? $"the sample's {shown} begins with a hive; ECS keeps the hive in registry.hive and the whole in registry.path"
                : null;
        }
        bool isKnown = _taxonomyNames.Contains(name)
            || (_sets.Contains(name.Split('.')[0]) && !name.StartsWith("registry.", StringComparison.Ordinal));
        return isKnown ? null : $"the sample's {shown} is no ECS field; write the ECS name, or leave it out";
    }

    private static string Read(string shown, string ecs, ReadingMode mode) => mode == ReadingMode.Intent
        ? $"the sample's {shown} is no ECS field and is read as {ecs}; write {ecs}"
        : $"the sample's {shown} is no ECS field, and the strict reading does not take it for {ecs}; write {ecs}";
}
