using System.Text;

namespace RuleGen.Conformance.Tests.Differential;

/// <summary>Draws records in all source shapes, biased to what a query wishes for.</summary>
internal sealed class RandomEvent
{
    private readonly Random _random;
    private readonly RandomValue _values;
    private readonly List<(string Name, string Json)> _members = [];

    private RandomEvent(Random random)
    {
        _random = random;
        _values = new RandomValue(random);
    }

    /// <summary>A record as JSON.</summary>
    public static string Next(Random random, IReadOnlyList<Wish> wishes) =>
        Next(random, EventShape.All[random.Next(EventShape.All.Length)], wishes);

    /// <summary>A record of this shape as JSON.</summary>
    public static string Next(Random random, EventShape shape, IReadOnlyList<Wish> wishes)
    {
        var record = new RandomEvent(random);
        record.Fill(shape, wishes);
        return record.Render();
    }

    private void Fill(EventShape shape, IReadOnlyList<Wish> wishes)
    {
        foreach ((string name, string[] values) in shape.Usual)
        {
            if (Chance(85)) _members.Add((name, values[_random.Next(values.Length)]));
        }
        foreach (Wish wish in wishes)
        {
            if (Chance(70)) Add(shape, wish);
        }
        for (int i = _random.Next(4); i > 0; i--)
        {
            (string name, string[] values) = Vocabulary.Fields[_random.Next(Vocabulary.Fields.Length)];
            Add(shape, new Wish(name, values[_random.Next(values.Length)]));
        }
        if (Chance(70)) _random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_members));
    }

    // A name comes once, and now and then twice; the last of two in one object must count.
    private void Add(EventShape shape, Wish wish)
    {
        IReadOnlyList<string> names = shape.NamesOf(wish.Field);
        string name = names[_random.Next(names.Count)];
        if (_members.Exists(member => member.Name == name) && !Chance(15)) return;
        _members.Add((name, _values.Next(wish.Value)));
    }

    private string Render()
    {
        var root = new Node();
        int style = _random.Next(3);
        foreach ((string name, string json) in _members) Insert(root, name, json, style);
        return Render(root, mayBeList: false);
    }

    // Style 0 nests every part, 1 keeps names dotted, 2 mixes both.
    private void Insert(Node node, string name, string json, int style)
    {
        int[] dots = [.. Enumerable.Range(1, Math.Max(0, name.Length - 1)).Where(i => name[i] == '.')];
        bool ends = dots.Length == 0 || style == 1 || (style == 2 && Chance(30));
        if (ends)
        {
            node.Members.Add((name, json));
            return;
        }
        int dot = style == 0 ? dots[0] : dots[_random.Next(dots.Length)];
        string outer = name[..dot];
        Node? inner = Chance(95) ? node.Members.FirstOrDefault(member => member.Name == outer).Value as Node : null;
        if (inner is null) node.Members.Add((outer, inner = new Node()));
        Insert(inner, name[(dot + 1)..], json, style);
    }

    private string Render(Node node, bool mayBeList)
    {
        string[] members = [.. node.Members.Select(member =>
            $"\"{member.Name}\":{(member.Value is Node inner ? Render(inner, mayBeList: true) : (string)member.Value)}")];
        if (!mayBeList || !Chance(8)) return "{" + string.Join(",", members) + "}";
        int cut = _random.Next(members.Length + 1);
        return new StringBuilder("[{").AppendJoin(',', members[..cut]).Append("},{")
            .AppendJoin(',', members[cut..]).Append("}]").ToString();
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private sealed class Node
    {
        public List<(string Name, object Value)> Members { get; } = [];
    }
}
