using System.IO;
using RuleGen.Compiler.Documents.Markdown;
using RuleGen.Compiler.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RuleGen.Compiler.Documents.Yaml;

/// <summary>
/// Builds a small tree from YAML events. Only the event parser of the library is used, because it is iterative; depth, nodes and size are
/// counted as the events arrive, and aliases are refused, so that no input can grow in memory beyond its own length.
/// </summary>
internal sealed class YamlTreeReader
{
    private const string TextTag = "tag:yaml.org,2002:str";

    private readonly BlockText _block;
    private readonly YamlProfile _profile;
    private readonly DocumentDiagnostics _diagnostics;
    private readonly Stack<OpenCollection> _open = new();
    private readonly int _allowed;
    private YamlNode? _root;
    private int _nodes;

    private YamlTreeReader(BlockText block, YamlProfile profile, int allowed, DocumentDiagnostics diagnostics)
    {
        _block = block;
        _profile = profile;
        _allowed = allowed;
        _diagnostics = diagnostics;
    }

    /// <summary>The root of the first document; null when there is none or it is faulty, which is then reported.</summary>
    public static YamlNode? ReadFirst(BlockText block, YamlProfile profile, DocumentDiagnostics diagnostics)
    {
        if (IsTooLong(block, profile, diagnostics)) return null;
        var reader = new YamlTreeReader(block, profile, profile.Nodes, diagnostics);
        return reader.Read(isAlone: false) ? reader._root : null;
    }

    /// <summary>
    /// Every document of a file, those without a value and the faulty ones among them. Past the most documents or values the rest is left
    /// unread, and the last one says so.
    /// </summary>
    public static IReadOnlyList<YamlDocument> ReadAll(SourceFile file, YamlProfile profile)
    {
        var whole = new DocumentDiagnostics(file);
        if (IsTooLong(BlockText.Of(file, new TextSpan(0, file.Text.Length)), profile, whole))
        {
            return [new YamlDocument(1, file.Locate(new TextSpan(0, 0)), null, whole)];
        }
        var documents = new List<YamlDocument>();
        int nodes = 0;
        foreach (TextSpan span in YamlDocumentCutter.Cut(file.Text))
        {
            var diagnostics = new DocumentDiagnostics(file);
            if (documents.Count == DocumentLimits.YamlDocuments)
            {
                diagnostics.Error(DocumentDiagnostics.LimitExceeded, new TextSpan(span.Start, 0),
                    $"{profile.Subject} has more than {DocumentLimits.YamlDocuments} documents, and the rest is not read; split it");
                documents.Add(new YamlDocument(documents.Count + 1, file.Locate(new TextSpan(span.Start, 0)), null, diagnostics));
                break;
            }
            var reader = new YamlTreeReader(BlockText.Of(file, span), profile, profile.Nodes - nodes, diagnostics);
            YamlNode? root = reader.Read(isAlone: true) ? reader._root : null;
            FileSpan start = root is null or YamlScalar { IsNull: true } ? file.Locate(new TextSpan(span.Start, 0)) : root.Span;
            documents.Add(new YamlDocument(documents.Count + 1, start, root, diagnostics));
            nodes += reader._nodes;
            if (nodes > profile.Nodes) break;
        }
        return documents;
    }

    private static bool IsTooLong(BlockText block, YamlProfile profile, DocumentDiagnostics diagnostics)
    {
        if (block.Text.Length <= profile.Length) return false;
        diagnostics.Add(DocumentDiagnostics.LimitExceeded, Severity.Error, block.Locate(new TextSpan(0, 0)),
            $"{profile.Subject} is {block.Text.Length} characters long, and {profile.Length} are read; shorten it");
        return true;
    }

    private bool Read(bool isAlone)
    {
        try
        {
            return ReadEvents(isAlone);
        }
        catch (YamlException fault)
        {
            if (FindTab(fault) is int tab)
            {
                return Fault(_block.Locate(new TextSpan(tab, 1)), "a tab indents this line, which YAML does not allow; write blanks instead");
            }
            return Fault(Locate(fault.Start, fault.Start), $"{_profile.Subject} is no valid YAML: {OneLine(fault.Message)}");
        }
        catch (Exception fault)
        {
            // The library has thrown other types than its own on malformed text before.
            return Fault(_block.Locate(new TextSpan(0, 0)), $"{_profile.Subject} is no valid YAML: {OneLine(fault.Message)}");
        }
    }

    /// <summary>
    /// The tab in an indentation that is behind a fault, which the library reports at what stands before; null when it is something else.
    /// </summary>
    private int? FindTab(YamlException fault)
    {
        if (!_profile.IsStrict) return null;
        string text = _block.Text;
        int last = OutlineReader.LineEnd(text, OutlineReader.NextLine(text, OutlineReader.LineEnd(text, Bounded(fault.End.Index))));
        for (int at = Bounded(fault.Start.Index); at < last; at++)
        {
            if (text[at] != '\t') continue;
            int before = at;
            while (before > 0 && text[before - 1] == ' ') before--;
            if (before == 0 || text[before - 1] is '\n' or '\r') return at;
        }
        return null;
    }

    private bool ReadEvents(bool isAlone)
    {
        var parser = new Parser(new StringReader(_block.Text));
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case AnchorAlias alias:
                    return Fault(Locate(alias.Start, alias.End), $"{_profile.Subject} uses an alias ('*name'); write the value out");
                case Scalar scalar:
                    if (!CheckTag(scalar) || !Add(ToNode(scalar))) return false;
                    break;
                case SequenceStart or MappingStart:
                    if (!CheckTag((NodeEvent)parser.Current) || !Open(parser.Current)) return false;
                    break;
                case SequenceEnd or MappingEnd:
                    if (!Close(parser.Current)) return false;
                    break;
                case DocumentEnd when !isAlone:
                    return true;
            }
        }
        return true;
    }

    private YamlScalar ToNode(Scalar scalar)
    {
        YamlStyle style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => YamlStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlStyle.DoubleQuoted,
            ScalarStyle.Literal or ScalarStyle.Folded => YamlStyle.Block,
            _ => scalar.Tag.IsEmpty ? YamlStyle.Plain : YamlStyle.Tagged,
        };
        FileSpan span = Locate(scalar.Start, scalar.End);
        return new YamlScalar(scalar.Value, style, style == YamlStyle.Block ? WithoutBlankEnd(span) : span);
    }

    private FileSpan WithoutBlankEnd(FileSpan span)
    {
        int end = span.Start + span.Length;
        while (end > span.Start && char.IsWhiteSpace(_block.File.Text[end - 1])) end--;
        return _block.File.Locate(TextSpan.FromBounds(span.Start, end));
    }

    private bool CheckTag(NodeEvent node)
    {
        if (!_profile.IsStrict || node.Tag.IsEmpty || node.Tag.IsNonSpecific || node.Tag.Value == TextTag) return true;
        return Fault(Locate(node.Start, node.End), $"{_profile.Subject} uses a tag ('!name'); take it away, and put a text in quotes");
    }

    private bool Open(ParsingEvent start)
    {
        FileSpan span = Locate(start.Start, start.End);
        if (_open.Count == _profile.Depth)
        {
            return Fault(span, $"{_profile.Subject} nests deeper than {_profile.Depth} levels; flatten it");
        }
        _open.Push(new OpenCollection(start is MappingStart, span));
        return true;
    }

    private bool Close(ParsingEvent end)
    {
        // A block ends where the next thing begins, which no closing bracket can be; the bracket itself has no length in the event.
        int at = Bounded(end.Start.Index);
        bool isBracket = at < _block.Text.Length && _block.Text[at] is ']' or '}';
        return Add(_open.Pop().Close(isBracket ? _block.ToFile(at + 1) : null));
    }

    private bool Add(YamlNode node)
    {
        if (++_nodes > _allowed)
        {
            return Fault(node.Span, $"{_profile.Subject} has more than {_profile.Nodes} values; shorten it");
        }
        if (_open.Count == 0)
        {
            _root = node;
            return true;
        }
        OpenCollection parent = _open.Peek();
        if (!_profile.IsStrict || !parent.IsAtKey)
        {
            parent.Add(node);
            return true;
        }
        if (node is not YamlScalar key) return Fault(node.Span, $"a key is a text, and {node.Kind} stands here");
        return parent.Add(node)
            || Fault(node.Span, $"the key '{PlainLine.Shown(key.Value)}' stands here twice; keep one, or write its values as a list");
    }

    private bool Fault(FileSpan span, string message)
    {
        _diagnostics.Add(_profile.FaultId, Severity.Error, span, message);
        return false;
    }

    private FileSpan Locate(Mark start, Mark end)
    {
        int first = Bounded(start.Index);
        return _block.Locate(TextSpan.FromBounds(first, Math.Max(first, Bounded(end.Index))));
    }

    private int Bounded(long index) => (int)Math.Min(Math.Max(index, 0), _block.Text.Length);

    private static string OneLine(string message) => message.Replace('\r', ' ').Replace('\n', ' ');

    /// <summary>A list or mapping whose end was not yet seen; of a mapping, keys and values take turns.</summary>
    private sealed class OpenCollection(bool isMapping, FileSpan span)
    {
        private readonly List<YamlNode> _items = [];
        private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

        public bool IsAtKey => isMapping && _items.Count % 2 == 0;

        /// <summary>Adds a value; false when it is a key that is there already.</summary>
        public bool Add(YamlNode node)
        {
            bool isNew = !IsAtKey || node is not YamlScalar key || _keys.Add(key.Value);
            _items.Add(node);
            return isNew;
        }

        public YamlNode Close(int? bracket)
        {
            if (!isMapping) return new YamlSequence(_items, span) { Bracket = bracket };
            var entries = new List<YamlEntry>();
            for (int i = 0; i + 1 < _items.Count; i += 2) entries.Add(new YamlEntry(_items[i], _items[i + 1]));
            return new YamlMapping(entries, span) { Bracket = bracket };
        }
    }
}
