using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>Writes a group that is a list of texts: the texts one a line, and one call over all of them.</summary>
internal sealed class LiteralListEmitter
{
    private readonly RuleMembers _members;
    private readonly SourceWriter _writer;
    private readonly Dictionary<Predicate, ListPlace> _places = [];

    public LiteralListEmitter(RuleMembers members, SourceWriter writer)
    {
        _members = members;
        _writer = writer;
    }

    /// <summary>Writes the list and the method that tests it.</summary>
    public void Write(Expr group, IReadOnlyList<TextMatch> texts)
    {
        string method = _members.NameOf(group);
        string name = _members.Take("s_" + char.ToLowerInvariant(method[0]) + method.Substring(1));
        for (int i = 0; i < texts.Count; i++)
        {
            if (!_places.ContainsKey(texts[i])) _places.Add(texts[i], new ListPlace(name, i));
        }
        TextMatch first = texts[0];
        string type = _writer.Use(RuntimeTypes.LiteralList);
        _writer.Line($"private static readonly {type} {name} = {type}.Create(folded: {(first.IgnoreCase ? "true" : "false")}, \"\"\"");
        _writer.Indented(texts.Select(text => first.IgnoreCase ? CSharpText.Fold(text.Literal) : text.Literal).Append("\"\"\"u8);"));
        _writer.Separate();
        _writer.Summary(PredicateWords.DescribeList(first, texts.Count) + ".");
        string slot = _members.Slot(SlotKey.Of(first.Field));
        _writer.Body($"private static bool {method}(EventBuffer e) =>", $"e.Any{first.Operator}OneOf({slot}, {name});");
    }

    /// <summary>Where a predicate stands in a list written before; null for one that has a method of its own.</summary>
    public ListPlace? PlaceOf(Predicate predicate) => _places.TryGetValue(predicate, out ListPlace place) ? place : null;

    /// <summary>The call that tests one text of a list by itself.</summary>
    /// <param name="text">The test.</param>
    /// <param name="place">The list it stands in.</param>
    /// <param name="index">The text's place in the list, as an expression.</param>
    public string CallOf(TextMatch text, ListPlace place, string index)
    {
        string how = $"{_writer.Use(RuntimeTypes.TextOperator)}.{text.Operator}";
        return $"e.AnyMeets({_members.Slot(SlotKey.Of(text.Field))}, {how}, {place.List}, {index})";
    }
}

/// <summary>The place of a text in a list.</summary>
/// <param name="List">The static that holds the list.</param>
/// <param name="Index">The text's number in it, from 0.</param>
internal readonly record struct ListPlace(string List, int Index)
{
    /// <summary>The place so many texts behind.</summary>
    public ListPlace Next(int count) => this with { Index = Index + count };
}
