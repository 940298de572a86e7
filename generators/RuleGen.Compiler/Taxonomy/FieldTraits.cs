namespace RuleGen.Compiler.Taxonomy;

/// <summary>How the intent reading treats the values of a canonical field.</summary>
internal static class FieldTraits
{
    private static readonly HashSet<string> _paths = new(StringComparer.Ordinal)
    {
        "registry.path", "registry.key",
        "file.path", "file.directory", "dll.path", "device",
        "process.executable", "process.parent.executable", "process.working_directory", "target.process.executable",
        "thread.start_module", "security.ObjectName", "security.NewProcessName", "security.ProcessName", "security.ParentProcessName",
    };

    private static readonly HashSet<string> _names = new(StringComparer.Ordinal)
    {
        "registry.hive", "registry.value", "registry.new_name", "security.ObjectValueName",
        "file.name", "file.extension", "dll.name", "pipe.name",
        "process.name", "process.parent.name", "process.pe.original_file_name", "file.pe.original_file_name",
        "host.os.name", "host.os.type", "host.os.family", "host.os.platform",
        "event.type", "event.category", "event.action",
    };

    /// <summary>Whether the values are paths in the registry or the file system.</summary>
    public static bool IsPath(string canonicalName) => _paths.Contains(canonicalName);

    /// <summary>Whether the values name things that Windows, or the event schema, knows without letter case.</summary>
    public static bool IgnoresCase(string canonicalName) => _paths.Contains(canonicalName) || _names.Contains(canonicalName);

    /// <summary>Whether the values name an operating system whose editions begin with the family's name.</summary>
    public static bool IsOperatingSystem(string canonicalName) => canonicalName is "host.os.name" or "host.os.type";
}
