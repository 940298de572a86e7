using System.IO;
using System.Xml;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Samples;

/// <summary>
/// Reads the XML of Windows events into the nested form their JSON exports have: <c>Event.System</c> and <c>Event.EventData</c>, attributes
/// under <c>#attributes</c>, text beside attributes under <c>#text</c>, the named data of EventData as members and the unnamed ones as the
/// list <c>Data</c>. Document types and entities of one's own are refused.
/// </summary>
internal sealed class XmlEventReader
{
    private readonly string _text;
    private readonly int[] _lineStarts;
    private readonly List<ParsedRecord> _records = [];
    private readonly Stack<XmlElementBuilder> _open = new();
    private int _eventStart;

    private XmlEventReader(string text)
    {
        _text = text;
        _lineStarts = LineStarts(text);
    }

    public static ParsedRecords Read(string text)
    {
        var reader = new XmlEventReader(text);
        try
        {
            return new ParsedRecords(reader._records, reader.ReadAll());
        }
        catch (XmlException fault)
        {
            int at = reader.Offset(fault.LineNumber, fault.LinePosition);
            string message = "this is no well-formed XML: " + PlainLine.Of(fault.Message);
            return new ParsedRecords(reader._records, new SampleFault(new TextSpan(at, 0), message));
        }
    }

    private SampleFault? ReadAll()
    {
        var settings = new XmlReaderSettings
        {
            ConformanceLevel = ConformanceLevel.Fragment,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        using var xml = XmlReader.Create(new StringReader(_text), settings);
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (OpenElement(xml) is { } fault) return fault;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    if (_open.Count > 0) _open.Peek().AddText(xml.Value);
                    break;
                case XmlNodeType.EndElement:
                    CloseElement(Position(xml) + xml.Name.Length + 1);
                    break;
            }
        }
        return _records.Count > 0 ? null : new SampleFault(new TextSpan(0, _text.Length), "no <Event> element stands here");
    }

    private SampleFault? OpenElement(XmlReader xml)
    {
        int start = Math.Max(0, Position(xml) - 1);
        if (_open.Count == 0)
        {
            if (xml.LocalName == "Events") return null;
            if (xml.LocalName != "Event")
            {
                return new SampleFault(new TextSpan(start, 0), $"<{xml.LocalName}> is no Windows event; it begins with <Event");
            }
            _eventStart = start;
        }
        if (_open.Count == DocumentLimits.RecordDepth)
        {
            return new SampleFault(new TextSpan(start, 0), $"the event nests deeper than {DocumentLimits.RecordDepth} levels");
        }
        var element = new XmlElementBuilder(xml.LocalName);
        bool empty = xml.IsEmptyElement;
        while (xml.MoveToNextAttribute()) element.AddAttribute(xml.Name, xml.Value);
        _open.Push(element);
        if (empty) CloseElement(Position(xml));
        return null;
    }

    private void CloseElement(int end)
    {
        if (_open.Count == 0) return;
        XmlElementBuilder element = _open.Pop();
        if (_open.Count > 0)
        {
            _open.Peek().AddChild(element);
            return;
        }
        var record = new RecordObject(new[] { new RecordMember(element.Name, element.Build()) }.ToEquatable());
        _records.Add(new ParsedRecord(TextSpan.FromBounds(_eventStart, Math.Max(_eventStart, Math.Min(end, _text.Length))), record));
    }

    private int Position(XmlReader xml) => xml is IXmlLineInfo info ? Offset(info.LineNumber, info.LinePosition) : 0;

    private int Offset(int line, int column)
    {
        if (line < 1) return 0;
        int start = _lineStarts[Math.Min(line, _lineStarts.Length) - 1];
        return Math.Min(start + Math.Max(column - 1, 0), _text.Length);
    }

    private static int[] LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') starts.Add(i + 1);
        }
        return starts.ToArray();
    }
}
