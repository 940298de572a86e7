using System.Text;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Documents.Samples;

/// <summary>One XML element of an event while it is read.</summary>
internal sealed class XmlElementBuilder(string name)
{
    private readonly List<RecordMember> _attributes = [];
    private readonly List<RecordMember> _children = [];
    private readonly List<RecordValue> _unnamedData = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();

    public string Name { get; } = name;

    private bool HoldsData => Name == "EventData";

    public void AddAttribute(string attribute, string value) => _attributes.Add(new RecordMember(attribute, new RecordText(value)));

    public void AddText(string text) => _text.Append(text);

    /// <summary>Adds a finished child. Of two with one name the first counts, as in the exports of Windows events.</summary>
    public void AddChild(XmlElementBuilder child)
    {
        if (!HoldsData || child.Name != "Data")
        {
            if (_names.Add(child.Name)) _children.Add(new RecordMember(child.Name, child.Build()));
            return;
        }
        RecordMember? named = child._attributes.Find(attribute => attribute.Name == "Name");
        var text = new RecordText(child._text.ToString());
        if (named is null) _unnamedData.Add(text);
        else if (named.Value is RecordText { Value: var key } && _names.Add(key)) _children.Add(new RecordMember(key, text));
    }

    /// <summary>The element's value: an object, a text, or null when it holds nothing.</summary>
    public RecordValue Build()
    {
        var members = new List<RecordMember>();
        if (_attributes.Count > 0) members.Add(new RecordMember("#attributes", new RecordObject(_attributes.ToEquatable())));
        members.AddRange(_children);
        if (_unnamedData.Count > 0)
        {
            var texts = new RecordMember("#text", new RecordList(_unnamedData.ToEquatable()));
            members.Add(new RecordMember("Data", new RecordObject(new[] { texts }.ToEquatable())));
        }
        string text = _text.ToString();
        bool hasText = !string.IsNullOrWhiteSpace(text);
        if (members.Count == 0) return hasText ? new RecordText(text) : RecordNull.Instance;
        if (hasText && _children.Count == 0) members.Add(new RecordMember("#text", new RecordText(text)));
        return new RecordObject(members.ToEquatable());
    }
}
