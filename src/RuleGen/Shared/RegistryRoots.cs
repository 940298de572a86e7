namespace RuleGen.Shared;

/// <summary>The hive a registry path begins with, once its spelling is settled.</summary>
internal enum RegistryRoot : byte
{
    /// <summary>No known hive: the path is kept as it is written.</summary>
    None,

    /// <summary><c>HKLM</c>.</summary>
    LocalMachine,

    /// <summary><c>HKU</c>; the next segment names the user.</summary>
    Users,

    /// <summary><c>HKU\.CURRENT</c>: some user's hive, whichever it is.</summary>
    CurrentUser,

    /// <summary><c>HKLM\SOFTWARE\Classes</c> (in a pattern also the classes of a user).</summary>
    ClassesRoot,

    /// <summary><c>HKLM\SYSTEM\CurrentControlSet\Hardware Profiles\Current</c>.</summary>
    CurrentConfig,
}

/// <summary>One spelling of a hive at the start of a path.</summary>
internal readonly struct RegistryRootSpelling
{
    public RegistryRootSpelling(string text, RegistryRoot root)
    {
        Text = text;
        Root = root;
    }

    /// <summary>The spelling, compared without letter case and up to a whole segment.</summary>
    public string Text { get; }

    public RegistryRoot Root { get; }
}

/// <summary>Every spelling of a hive that sources and rule authors use.</summary>
internal static class RegistryRoots
{
    public static readonly RegistryRootSpelling[] Spellings =
    [
        new("HKLM", RegistryRoot.LocalMachine),
        new("HKLM:", RegistryRoot.LocalMachine),
        new("HKEY_LOCAL_MACHINE", RegistryRoot.LocalMachine),
        new("\\REGISTRY\\MACHINE", RegistryRoot.LocalMachine),
        new("REGISTRY\\MACHINE", RegistryRoot.LocalMachine),
        new("MACHINE", RegistryRoot.LocalMachine),
        new("Registry::HKEY_LOCAL_MACHINE", RegistryRoot.LocalMachine),
        new("Computer\\HKEY_LOCAL_MACHINE", RegistryRoot.LocalMachine),
        new("HKU", RegistryRoot.Users),
        new("HKU:", RegistryRoot.Users),
        new("HKEY_USERS", RegistryRoot.Users),
        new("\\REGISTRY\\USER", RegistryRoot.Users),
        new("REGISTRY\\USER", RegistryRoot.Users),
        new("USER", RegistryRoot.Users),
        new("HKCU", RegistryRoot.CurrentUser),
        new("HKCU:", RegistryRoot.CurrentUser),
        new("HKEY_CURRENT_USER", RegistryRoot.CurrentUser),
        new("HKCR", RegistryRoot.ClassesRoot),
        new("HKCR:", RegistryRoot.ClassesRoot),
        new("HKEY_CLASSES_ROOT", RegistryRoot.ClassesRoot),
        new("HKCC", RegistryRoot.CurrentConfig),
        new("HKEY_CURRENT_CONFIG", RegistryRoot.CurrentConfig),
    ];
}
