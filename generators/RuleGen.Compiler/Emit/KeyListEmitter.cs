using System.Globalization;
using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Emit;

/// <summary>
/// Writes the methods that compare a registry key with the listed ones of a hive: by length, and only then one comparison, so that a key
/// which is none of them is nearly always turned away by its length.
/// </summary>
internal sealed class KeyListEmitter
{
    /// <summary>Places a method compares with; a comment and a comparison each keep it within a screen.</summary>
    private const int MostPlaces = 16;

    private const int MostCalls = 24;

    private readonly RuleMembers _members;
    private readonly KeyDialect _dialect;
    private readonly List<Helper> _helpers = [];

    public KeyListEmitter(RuleMembers members, KeyDialect dialect)
    {
        _members = members;
        _dialect = dialect;
    }

    /// <summary>The call that compares a key called <c>key</c> with the places of a hive; null when there are none.</summary>
    public string? Call(RegistryKeyIs predicate, RegistryRoot root, string name)
    {
        List<RegistryPlace> places = predicate.Places
            .Where(place => place.Root == root)
            .GroupBy(place => (place.User is null ? null : CSharpText.Fold(place.User), CSharpText.Fold(place.Key)))
            .Select(group => group.First())
            .OrderBy(place => _dialect.LengthOf(place))
            .ToList();
        string[] calls = places
            .GroupBy(place => _dialect.LengthOf(place) is not null)
            .OrderByDescending(group => group.Key)
            .Select(group => CallOf(group.ToList(), name))
            .ToArray();
        return calls.Length == 0 ? null : string.Join(" || ", calls);
    }

    /// <summary>Writes the methods that the calls need.</summary>
    public void WriteMethods(SourceWriter writer)
    {
        foreach (Helper helper in _helpers) Write(helper, writer);
    }

    private string CallOf(List<RegistryPlace> places, string name)
    {
        bool readsUser = places.Exists(place => place.User is not null);
        return Add(places, name, readsUser) + _dialect.FirstArguments(readsUser);
    }

    private string Add(List<RegistryPlace> places, string name, bool readsUser)
    {
        string method = _members.Take(name);
        if (places.Count <= MostPlaces)
        {
            _helpers.Add(new Helper(method, readsUser, places, []));
            return method;
        }
        int size = MostPlaces;
        while (size * MostCalls < places.Count) size *= MostCalls;
        var helper = new Helper(method, readsUser, [], []);
        _helpers.Add(helper);
        for (int start = 0; start < places.Count; start += size)
        {
            helper.Parts.Add(Add(places.GetRange(start, Math.Min(size, places.Count - start)), name, readsUser));
        }
        return method;
    }

    private void Write(Helper helper, SourceWriter writer)
    {
        writer.Separate();
        writer.UseSystem();
        string signature = $"private static bool {helper.Name}({_dialect.Parameters(helper.ReadsUser)}) =>";
        if (helper.Parts.Count > 0)
        {
            string arguments = _dialect.Arguments(helper.ReadsUser);
            WriteAny(signature, helper.Parts.Select(part => part + arguments).ToArray(), writer);
            return;
        }
        if (_dialect.LengthOf(helper.Places[0]) is null)
        {
            foreach (RegistryPlace place in helper.Places) writer.Comment(PredicateWords.Place(place));
            WriteAny(signature, helper.Places.Select(Alternative).ToArray(), writer);
            return;
        }
        writer.Open($"{signature} {_dialect.Length} switch");
        foreach (IGrouping<int?, RegistryPlace> group in helper.Places.GroupBy(_dialect.LengthOf))
        {
            writer.Separate();
            WriteArm(group.Key!.Value, group.ToList(), writer);
        }
        writer.Separate();
        writer.Line("_ => false,");
        writer.Close(";");
    }

    private static void WriteAny(string signature, string[] tests, SourceWriter writer)
    {
        writer.Line(signature);
        writer.Indented(tests.Select((test, i) => (i == 0 ? "" : "|| ") + test + (i == tests.Length - 1 ? ";" : "")));
    }

    private void WriteArm(int length, List<RegistryPlace> places, SourceWriter writer)
    {
        string arm = length.ToString(CultureInfo.InvariantCulture) + " => ";
        foreach (RegistryPlace place in places) writer.Comment(PredicateWords.Place(place));
        if (places.Count == 1)
        {
            writer.Line(arm + _dialect.Test(places[0]) + ",");
            return;
        }
        writer.Line(arm.TrimEnd());
        writer.Indented(places.Select((place, i) => (i == 0 ? "" : "|| ") + Alternative(place) + (i == places.Count - 1 ? "," : "")));
    }

    private string Alternative(RegistryPlace place) => place.User is null ? _dialect.Test(place) : "(" + _dialect.Test(place) + ")";

    /// <summary>A method that compares a key with some places, or calls the methods that do.</summary>
    private sealed record Helper(string Name, bool ReadsUser, List<RegistryPlace> Places, List<string> Parts);
}
