using System.Text;
using RuleGen.Events.Normalising;

namespace RuleGen.VectorModes;

/// <summary>Canonical registry paths.</summary>
internal static class RegistryChecks
{
    private static readonly (string Spelled, string Canonical)[] _roots =
    [
        ("HKLM", "HKLM"),
        ("hklm:", "HKLM"),
        ("HKEY_LOCAL_MACHINE", "HKLM"),
        (@"\REGISTRY\MACHINE", "HKLM"),
        (@"Computer\HKEY_LOCAL_MACHINE", "HKLM"),
        (@"\registry\machine\system\ControlSet042", @"HKLM\system\CurrentControlSet"),
        ("HKU", "HKU"),
        (@"HKEY_USERS\S-1-5-21-1-2-3-1001_Classes", @"HKU\S-1-5-21-1-2-3-1001\Software\Classes"),
        ("HKCU", @"HKU\.CURRENT"),
        (@"HKEY_CURRENT_USER\S-1-5-18", @"HKU\S-1-5-18"),
        ("HKCR", @"HKLM\SOFTWARE\Classes"),
        ("HKCC", @"HKLM\SYSTEM\CurrentControlSet\Hardware Profiles\Current"),
        (@"\REGISTRY\A\{5C0B9E2F}", @"\REGISTRY\A\{5C0B9E2F}"),
        ("HKLMX", "HKLMX"),
    ];

    /// <summary>Each spelling of a hive with rests of every length: the rest stays, and a second time nothing changes.</summary>
    public static string? EverySpelling()
    {
        foreach ((string spelled, string canonical) in _roots)
        {
            for (int length = 0; length <= 100; length++)
            {
                string rest = length == 0 ? "" : "\\" + string.Concat(Enumerable.Range(0, length - 1).Select(i => "aß\\Z"[i % 4]));
                string actual = Canonical(spelled + rest);
                if (actual != canonical + rest) return $"{spelled}{rest}: {actual}";
                if (Canonical(actual) != actual) return $"{actual} changes again";
            }
        }
        return null;
    }

    private static string Canonical(string path)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(path);
        var canonical = new byte[utf8.Length + RegistryPaths.MaxGrowth];
        return Encoding.UTF8.GetString(canonical, 0, RegistryPaths.Canonicalise(utf8, canonical, out _));
    }
}
