using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Taxonomy;

/// <summary>
/// A registry path pattern in canonical spelling. One pattern may need several texts: <c>HKCR</c> is two places, and a wildcard in the
/// first segment stands for every hive with a spelling that it matches.
/// </summary>
internal sealed class RegistryPattern
{
    private const int MostTexts = 16;
    private const int LongestPattern = 512;
    private const char Any = WildcardText.Wildcard;

    private RegistryPattern(IReadOnlyList<string> texts, bool coversSpelling)
    {
        Texts = texts;
        CoversSpelling = coversSpelling;
    }

    /// <summary>
    /// The canonical texts (see <see cref="WildcardText"/>), in the order of the hives' spellings; a path is meant when any fits.
    /// </summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>
    /// Whether each path that fits the pattern as it is written also fits in canonical spelling. Where this is false the written pattern
    /// must be tried on the uncanonical path as well, or the canonical reading would lose a match.
    /// </summary>
    public bool CoversSpelling { get; }

    /// <summary>
    /// The keys the pattern stands for when each is one key below one hive, of any user or of one: such a pattern needs no search.
    /// Null when a wildcard stands anywhere but in the user's place.
    /// </summary>
    public IReadOnlyList<RegistryPlace>? Places
    {
        get
        {
            RegistryPlace?[] places = Texts.Select(Place).ToArray();
            return Array.TrueForAll(places, place => place is not null) ? places.OfType<RegistryPlace>().ToArray() : null;
        }
    }

    /// <summary>
    /// Brings a pattern, written as <see cref="WildcardText"/>, to its canonical spelling. A pattern longer than 512 characters, or one
    /// that would need more than 16 texts, is kept as it is written.
    /// </summary>
    public static RegistryPattern Canonicalise(string written)
    {
        if (written.Length > LongestPattern) return new RegistryPattern([written], coversSpelling: false);
        written = WildcardText.Join(WildcardText.Pieces(written)) ?? written;
        var texts = new List<string>();
        foreach (RegistryRootSpelling spelling in RegistryRoots.Spellings)
        {
            foreach (string rest in WildcardPrefix.Behind(written, spelling.Text)) AddRooted(texts, spelling.Root, rest);
        }
        if (texts.Count == 0 || written[0] == Any) AddUnrooted(texts, written);
        string[] distinct = texts.Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (distinct.Length > MostTexts) return new RegistryPattern([written], coversSpelling: false);
        IReadOnlyList<string> kept = WithoutSubsumed(distinct);
        return new RegistryPattern(kept, Covers(written, kept));
    }

    private static void AddRooted(List<string> texts, RegistryRoot root, string rest)
    {
        switch (root)
        {
            case RegistryRoot.LocalMachine:
                Add(texts, RegistryFolds.Machine("HKLM" + rest));
                break;
            case RegistryRoot.Users:
                Add(texts, RegistryFolds.User("HKU" + rest));
                break;
            case RegistryRoot.CurrentUser:
                bool namesUser = rest.Length > 1 && (rest[1] == Any || RegistryPath.IsSid(rest.Substring(1)));
                Add(texts, RegistryFolds.User(namesUser ? "HKU" + rest : $"HKU\\{Any}" + rest));
                break;
            case RegistryRoot.ClassesRoot:
                Add(texts, ["HKLM\\SOFTWARE\\Classes" + rest, $"HKU\\{Any}\\Software\\Classes" + rest]);
                break;
            default:
                Add(texts, ["HKLM\\SYSTEM\\CurrentControlSet\\Hardware Profiles\\Current" + rest]);
                break;
        }
    }

    private static void AddUnrooted(List<string> texts, string written)
    {
        Add(texts, written.Length > 0 && written[0] == Any ? RegistryFolds.Unrooted(written) : [written]);
    }

    // The default value's name is empty, and some sources write it out.
    private static void Add(List<string> texts, IEnumerable<string> found)
    {
        foreach (string text in found)
        {
            texts.Add(text);
            if (text.EndsWith("\\", StringComparison.Ordinal)) texts.Add(text + "(Default)");
            else if (text.EndsWith("\\(Default)", StringComparison.OrdinalIgnoreCase)) texts.Add(text.Substring(0, text.Length - 9));
        }
    }

    private static IReadOnlyList<string> WithoutSubsumed(string[] texts) =>
        texts.Where((text, i) => !texts.Where((other, j) => j != i && Subsumes(other, j, text, i)).Any()).ToArray();

    // Of two patterns that accept each other the first stays.
    private static bool Subsumes(string other, int j, string text, int i) =>
        WildcardText.Accepts(other, text) && (j < i || !WildcardText.Accepts(text, other));

    private static bool Covers(string written, IReadOnlyList<string> texts)
    {
        int wildcard = written.IndexOf(Any);
        if (wildcard >= 0) return WildcardPrefix.IsSettled(written, wildcard);
        string canonical = RegistryPath.Canonicalise(written);
        return texts.Any(text => WildcardText.Accepts(text, canonical));
    }

    private static RegistryPlace? Place(string text)
    {
        string[] parts = text.Split(['\\'], 3);
        if (parts.Length < 2 || text.EndsWith("\\", StringComparison.Ordinal)) return null;
        if (parts[0] == "HKLM")
        {
            string key = text.Substring(5);
            return IsKey(key) ? new RegistryPlace(RegistryRoot.LocalMachine, null, key) : null;
        }
        if (parts[0] != "HKU" || parts.Length < 3 || !IsKey(parts[2])) return null;
        if (parts[1] == Any.ToString()) return new RegistryPlace(RegistryRoot.Users, null, parts[2]);
        return IsKey(parts[1]) ? new RegistryPlace(RegistryRoot.Users, parts[1], parts[2]) : null;
    }

    private static bool IsKey(string text) => text.Length > 0 && text[0] != '\\' && text.IndexOf(Any) < 0;
}
