using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Evaluation;

/// <summary>
/// A record as a table of leaves: each dotted name with the values found there, nested or dotted. Arrays and arrays of objects flatten, of
/// members of one object with the same name the last counts with all that is inside it, and null, <c>[]</c> and <c>[null]</c> are absent.
/// </summary>
/// <remarks>What lies below <see cref="MaxDepth"/>, behind a name above <see cref="MaxNameLength"/> or past <see cref="MaxLeaves"/> is
/// absent, so that a hostile record costs bounded time, stack and memory.</remarks>
internal sealed class EventRecord
{
    /// <summary>How many objects and arrays may stand in one another.</summary>
    public const int MaxDepth = 63;

    /// <summary>UTF-16 units in a full dotted name.</summary>
    public const int MaxNameLength = 1024;

    /// <summary>Values in one record.</summary>
    public const int MaxLeaves = 65_536;

    private readonly RecordValue _root;
    private readonly string _name;
    private readonly LeafTable _leaves;
    private readonly Lazy<HashSet<string>> _present;
    private int _budget = MaxLeaves;

    public EventRecord(RecordValue root)
        : this(root, string.Empty)
    {
    }

    private EventRecord(RecordValue root, string name)
    {
        _root = root;
        _name = name;
        _leaves = Flatten(root, name, 0);
        _present = new Lazy<HashSet<string>>(() =>
        {
            var present = new HashSet<string>(StringComparer.Ordinal);
            CollectNames(root, name, 0, present);
            return present;
        });
    }

    /// <summary>The names that have a value, in the order of the record.</summary>
    public IReadOnlyList<string> Names => _leaves.Names;

    /// <summary>The texts, numbers and booleans at exactly this dotted name; empty when it is absent.</summary>
    public IReadOnlyList<RecordValue> Values(string name) => _leaves.Values(name);

    public bool Has(string name) => _leaves.Values(name).Count > 0;

    /// <summary>The names of all members, whatever their values: also of null, empty lists and objects.</summary>
    public IEnumerable<string> PresentNames => _present.Value;

    /// <summary>Whether a member has exactly this dotted name, whatever its value.</summary>
    public bool IsPresent(string name) => _present.Value.Contains(name);

    /// <summary>The name itself, then those of the record that are the same but for blanks.</summary>
    public IEnumerable<string> Spellings(string name) => PresentNames
        .Where(present => present.Contains(" ") && present.Replace(" ", "") == name)
        .Prepend(name);

    /// <summary>Every text of the record, whatever its name.</summary>
    public IReadOnlyList<string> Texts()
    {
        var texts = new List<string>();
        CollectTexts(_root, 0, texts);
        return texts;
    }

    /// <summary>Each object at this dotted name as a record of its own, whose names are still the full ones.</summary>
    public IReadOnlyList<EventRecord> ObjectsAt(string path)
    {
        var found = new List<RecordObject>();
        if (_name.Length == 0) FindObjects(_root, path, 0, found);
        else if (path == _name) FindObjects(_root, string.Empty, 0, found);
        else if (path.StartsWith(_name + ".", StringComparison.Ordinal)) FindObjects(_root, path.Substring(_name.Length + 1), 0, found);
        return found.ConvertAll(item => new EventRecord(item, path));
    }

    private LeafTable Flatten(RecordValue value, string name, int depth)
    {
        var table = new LeafTable();
        if (depth > MaxDepth || name.Length > MaxNameLength) return table;
        switch (value)
        {
            case RecordNull:
                break;
            case RecordObject item:
                foreach (RecordMember member in LastOfEachName(item))
                {
                    string full = name.Length == 0 ? member.Name : name + "." + member.Name;
                    table.Append(Flatten(member.Value, full, depth + 1));
                }
                break;
            case RecordList list:
                foreach (RecordValue element in list.Items) table.Append(Flatten(element, name, depth + 1));
                break;
            default:
                if (_budget-- > 0) table.Add(name, value);
                break;
        }
        return table;
    }

    private static void CollectNames(RecordValue value, string name, int depth, HashSet<string> names)
    {
        if (depth > MaxDepth || name.Length > MaxNameLength) return;
        if (value is RecordList list)
        {
            foreach (RecordValue element in list.Items) CollectNames(element, name, depth + 1, names);
        }
        else if (value is RecordObject item)
        {
            foreach (RecordMember member in LastOfEachName(item))
            {
                string full = name.Length == 0 ? member.Name : name + "." + member.Name;
                names.Add(full);
                CollectNames(member.Value, full, depth + 1, names);
            }
        }
    }

    private static void CollectTexts(RecordValue value, int depth, List<string> texts)
    {
        if (depth > MaxDepth || texts.Count >= MaxLeaves) return;
        if (value is RecordText text) texts.Add(text.Value);
        else if (value is RecordList list)
        {
            foreach (RecordValue element in list.Items) CollectTexts(element, depth + 1, texts);
        }
        else if (value is RecordObject item)
        {
            foreach (RecordMember member in LastOfEachName(item)) CollectTexts(member.Value, depth + 1, texts);
        }
    }

    private static void FindObjects(RecordValue value, string path, int depth, List<RecordObject> found)
    {
        if (depth > MaxDepth || found.Count >= MaxLeaves) return;
        if (value is RecordList list)
        {
            foreach (RecordValue element in list.Items) FindObjects(element, path, depth + 1, found);
        }
        else if (value is RecordObject item)
        {
            if (path.Length == 0)
            {
                found.Add(item);
                return;
            }
            foreach (RecordMember member in LastOfEachName(item))
            {
                if (path == member.Name) FindObjects(member.Value, string.Empty, depth + 1, found);
                else if (path.StartsWith(member.Name + ".", StringComparison.Ordinal))
                    FindObjects(member.Value, path.Substring(member.Name.Length + 1), depth + 1, found);
            }
        }
    }

    private static IEnumerable<RecordMember> LastOfEachName(RecordObject item)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < item.Members.Count; i++) last[item.Members[i].Name] = i;
        for (int i = 0; i < item.Members.Count; i++)
        {
            if (last[item.Members[i].Name] == i) yield return item.Members[i];
        }
    }

    private sealed class LeafTable
    {
        private static readonly List<RecordValue> _none = [];
        private readonly Dictionary<string, List<RecordValue>> _values = new(StringComparer.Ordinal);
        private readonly List<string> _names = [];

        public IReadOnlyList<string> Names => _names;

        public IReadOnlyList<RecordValue> Values(string name) => _values.TryGetValue(name, out List<RecordValue>? values) ? values : _none;

        public void Add(string name, RecordValue value) => ListOf(name).Add(value);

        public void Append(LeafTable other)
        {
            foreach (string name in other._names) ListOf(name).AddRange(other._values[name]);
        }

        private List<RecordValue> ListOf(string name)
        {
            if (_values.TryGetValue(name, out List<RecordValue>? values)) return values;
            values = [];
            _values.Add(name, values);
            _names.Add(name);
            return values;
        }
    }
}
