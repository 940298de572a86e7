using System.Globalization;
using System.Text;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Shared;

namespace RuleGen.Compiler.Emit;

/// <summary>
/// Writes the test of an event's registry key against a list of places: by hive, then by length, and only then one comparison, so that a
/// key which is none of them is nearly always turned away by its length.
/// </summary>
internal sealed class RegistryKeyEmitter
{
    /// <summary>Places a method compares with; a comment and a comparison each keep it within a screen.</summary>
    private const int MostPlaces = 16;

    private const int MostCalls = 24;

    private readonly RuleMembers _members;
    private readonly SourceWriter _writer;

    public RegistryKeyEmitter(RuleMembers members, SourceWriter writer)
    {
        _members = members;
        _writer = writer;
    }

    public void Write(RegistryKeyIs predicate)
    {
        List<Place> machine = Places(predicate, RegistryRoot.LocalMachine);
        List<Place> users = Places(predicate, RegistryRoot.Users);
        string name = _members.NameOf(predicate);
        var helpers = new List<Helper>();
        string? machineCall = Call(machine, "IsMachineKey", helpers);
        string? usersCall = Call(users, "IsUserKey", helpers);

        _writer.Summary(PredicateWords.Describe(predicate) + ".");
        WriteSearch(predicate, name, machineCall, usersCall);
        foreach (Helper helper in helpers) helper.Write(_writer);
    }

    private void WriteSearch(RegistryKeyIs predicate, string name, string? machineCall, string? usersCall)
    {
        string signature = $"private static bool {name}(EventBuffer e)";
        if (machineCall is null && usersCall is null)
        {
            _writer.Line(signature + " => false;");
            return;
        }
        string hive = _writer.Use(RuntimeTypes.RegistryHive);
        _writer.Open(signature);
        string slot = _members.Slot(ConditionWalk.SlotOf(predicate)!);
        _writer.Open($"foreach ({_writer.Use(RuntimeTypes.RegistryKey)} key in e.RegistryKeys({slot}))");
        if (machineCall is not null && usersCall is not null)
        {
            _writer.Open("bool listed = key.Hive switch");
            _writer.Line($"{hive}.LocalMachine => {machineCall},");
            _writer.Line($"{hive}.Users => {usersCall},");
            _writer.Line("_ => false,");
            _writer.Close(";");
            _writer.Line("if (listed) return key.Matched();");
        }
        else
        {
            string one = machineCall is not null ? $"{hive}.LocalMachine && {machineCall}" : $"{hive}.Users && {usersCall}";
            _writer.Line($"if (key.Hive == {one}) return key.Matched();");
        }
        _writer.Close();
        _writer.Line("return false;");
        _writer.Close();
    }

    private static List<Place> Places(RegistryKeyIs predicate, RegistryRoot root) => predicate.Places
        .Where(place => place.Root == root)
        .Select(place => new Place(
            PredicateWords.Place(place), place.User is null ? null : CSharpText.Fold(place.User), CSharpText.Fold(place.Key)))
        .GroupBy(place => (place.User, place.Key))
        .Select(group => group.First())
        .ToList();

    /// <summary>The call that tests these places; null when there are none. The methods it needs are added to the helpers.</summary>
    private string? Call(List<Place> places, string name, List<Helper> helpers)
    {
        if (places.Count == 0) return null;
        bool readsUser = places.Any(place => place.User is not null);
        List<Place> byLength = places.OrderBy(place => Encoding.UTF8.GetByteCount(place.Key)).ToList();
        string method = Add(byLength, name, readsUser, helpers);
        return method + (readsUser ? "(key.User, key.Path)" : "(key.Path)");
    }

    private string Add(List<Place> places, string name, bool readsUser, List<Helper> helpers)
    {
        string method = _members.Take(name);
        if (places.Count <= MostPlaces)
        {
            helpers.Add(new Helper(method, readsUser, places, []));
            return method;
        }
        int size = MostPlaces;
        while (size * MostCalls < places.Count) size *= MostCalls;
        var helper = new Helper(method, readsUser, [], []);
        helpers.Add(helper);
        for (int start = 0; start < places.Count; start += size)
        {
            helper.Parts.Add(Add(places.GetRange(start, Math.Min(size, places.Count - start)), name, readsUser, helpers));
        }
        return method;
    }

    /// <summary>A place folded, and its spelling for the comment beside it.</summary>
    private sealed record Place(string Spelling, string? User, string Key)
    {
        public int Length => Encoding.UTF8.GetByteCount(Key);

        public string Test() =>
            (User is null ? "" : $"user.SequenceEqual({CSharpText.Utf8(User)}) && ") + $"path.SequenceEqual({CSharpText.Utf8(Key)})";
    }

    /// <summary>A method that compares a key with some places, or calls the methods that do.</summary>
    private sealed record Helper(string Name, bool ReadsUser, List<Place> Places, List<string> Parts)
    {
        public void Write(SourceWriter writer)
        {
            writer.Separate();
            writer.UseSystem();
            string signature = $"private static bool {Name}({(ReadsUser ? "ReadOnlySpan<byte> user, " : "")}ReadOnlySpan<byte> path) =>";
            if (Parts.Count > 0)
            {
                string arguments = ReadsUser ? "(user, path)" : "(path)";
                writer.Line(signature);
                writer.Indented(Parts.Select((part, i) => (i == 0 ? "" : "|| ") + part + arguments + (i == Parts.Count - 1 ? ";" : "")));
                return;
            }
            writer.Open(signature + " path.Length switch");
            foreach (IGrouping<int, Place> group in Places.GroupBy(place => place.Length))
            {
                writer.Separate();
                Write(group.Key, group.ToList(), writer);
            }
            writer.Separate();
            writer.Line("_ => false,");
            writer.Close(";");
        }

        private static void Write(int length, List<Place> places, SourceWriter writer)
        {
            string arm = length.ToString(CultureInfo.InvariantCulture) + " => ";
            foreach (Place place in places) writer.Comment(place.Spelling);
            if (places.Count == 1)
            {
                writer.Line(arm + places[0].Test() + ",");
                return;
            }
            writer.Line(arm.TrimEnd());
            writer.Indented(places.Select((place, i) =>
            {
                string test = place.User is null ? place.Test() : "(" + place.Test() + ")";
                return (i == 0 ? "" : "|| ") + test + (i == places.Count - 1 ? "," : "");
            }));
        }
    }
}
