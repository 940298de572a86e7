using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Taxonomy;

/// <summary>Which of the places a Run-key rule may mean a set of keys covers, and which it leaves out.</summary>
internal static class AutostartCoverage
{
    // The places that start programs at logon by a plain value: who lists one of them means to catch the habit.
    private static readonly HashSet<string> _family = new(StringComparer.Ordinal)
    {
        "run", "runonce", "runonceex", "runservices", "runservicesonce", "policies-explorer-run", "nt-windows-load-run",
        "winlogon-userinit", "winlogon-shell-user", "terminal-server-install",
    };

    /// <summary>
    /// The neighbours that the keys do not cover, as hive and key, in the taxonomy's order; none when the keys cover no such place at all.
    /// </summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<RegistryPlace> places)
    {
        var missing = new List<string>();
        bool coversAny = false;
        foreach (AutostartKey key in AutostartKeys.All.Where(key => _family.Contains(key.Place.Id)))
        {
            foreach (string hive in key.Place.Hives)
            {
                if (places.Any(place => Covers(place, hive, key.Text))) coversAny = true;
                else missing.Add(Describe(hive, key));
            }
        }
        return coversAny ? missing : [];
    }

    private static bool Covers(RegistryPlace place, string hive, string key)
    {
        bool isHive = hive == "HKLM" ? place.Root == RegistryRoot.LocalMachine : place.Root == RegistryRoot.Users && place.User is null;
        return isHive && WildcardText.Accepts(key, place.Key);
    }

    private static string Describe(string hive, AutostartKey key)
    {
        string text = key.Text.Replace(WildcardText.Wildcard, '*');
        string root = hive == "HKU" ? "HKU\\*\\" : "HKLM\\";
        return key.Place.Values.Length == 0 ? root + text : $"{root}{text}\\{string.Join("|", key.Place.Values)}";
    }
}
