namespace RuleGen.Matching;

/// <summary>A place a registry key is compared with, folded; without user it stands for any.</summary>
internal readonly record struct Place(byte[]? User, byte[] Path);

/// <summary>
/// The places of one predicate, by hive. A key is compared with those of its own length alone, so one that is none of them is nearly always
/// turned away by its length.
/// </summary>
internal sealed class PlaceList
{
    private readonly Place[] _machine;
    private readonly Place[] _users;

    public PlaceList(IEnumerable<Place> machine, IEnumerable<Place> users)
    {
        _machine = [.. machine.OrderBy(place => place.Path.Length)];
        _users = [.. users.OrderBy(place => place.Path.Length)];
    }

    /// <summary>Whether one of the keys is one of the places.</summary>
    public bool HasAny(RegistryKeyList keys)
    {
        foreach (RegistryKey key in keys)
        {
            bool listed = key.Hive switch
            {
                RegistryHive.LocalMachine => Has(_machine, key),
                RegistryHive.Users => Has(_users, key),
                _ => false,
            };
            if (listed) return key.Matched();
        }
        return false;
    }

    private static bool Has(Place[] places, RegistryKey key)
    {
        ReadOnlySpan<byte> path = key.Path;
        for (int i = FirstOf(places, path.Length); i < places.Length && places[i].Path.Length == path.Length; i++)
        {
            ref readonly Place place = ref places[i];
            if (path.SequenceEqual(place.Path) && (place.User is null || key.User.SequenceEqual(place.User))) return true;
        }
        return false;
    }

    private static int FirstOf(Place[] places, int length)
    {
        int low = 0;
        int high = places.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (places[middle].Path.Length < length) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
