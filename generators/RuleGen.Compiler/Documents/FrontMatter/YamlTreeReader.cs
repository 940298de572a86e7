using System.IO;
using RuleGen.Compiler.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RuleGen.Compiler.Documents.FrontMatter;

/// <summary>
/// Builds a small tree from YAML events. Only the event parser of the library is used, because it is iterative; depth, nodes and size are
/// counted as the events arrive, and aliases are refused, so that no input can grow in memory beyond its own length.
/// </summary>
internal sealed class YamlTreeReader
{
    private readonly BlockText _block;
    private readonly DocumentDiagnostics _diagnostics;
    private readonly Stack<OpenCollection> _open = new();
    private YamlNode? _root;
    private int _nodes;

    private YamlTreeReader(BlockText block, DocumentDiagnostics diagnostics)
    {
        _block = block;
        _diagnostics = diagnostics;
    }

    /// <summary>The root of the first document; null when there is none or it is faulty, which is then reported.</summary>
    public static YamlNode? Read(BlockText block, DocumentDiagnostics diagnostics)
    {
        if (block.Text.Length > DocumentLimits.FrontMatterLength)
        {
            diagnostics.Add(DocumentDiagnostics.LimitExceeded, Severity.Error, block.Locate(new TextSpan(0, 0)),
                $"the front matter is {block.Text.Length} characters long, and {DocumentLimits.FrontMatterLength} are read; shorten it");
            return null;
        }
        var reader = new YamlTreeReader(block, diagnostics);
        try
        {
            return reader.ReadEvents() ? reader._root : null;
        }
        catch (YamlException fault)
        {
            reader.Fault(reader.Locate(fault.Start, fault.Start), "the front matter is no valid YAML: " + OneLine(fault.Message));
        }
        catch (Exception fault)
        {
            // The library has thrown other types than its own on malformed text before.
            reader.Fault(block.Locate(new TextSpan(0, 0)), "the front matter is no valid YAML: " + OneLine(fault.Message));
        }
        return null;
    }

    private bool ReadEvents()
    {
        var parser = new Parser(new StringReader(_block.Text));
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case AnchorAlias alias:
                    return Fault(Locate(alias.Start, alias.End), "the front matter uses an alias ('*name'); write the value out");
                case Scalar scalar:
                    bool quoted = scalar.Style != ScalarStyle.Plain;
                    if (!Add(new YamlScalar(scalar.Value, quoted, Locate(scalar.Start, scalar.End)))) return false;
                    break;
                case SequenceStart or MappingStart:
                    if (!Open(parser.Current)) return false;
                    break;
                case SequenceEnd or MappingEnd:
                    if (!Add(_open.Pop().Close())) return false;
                    break;
                case DocumentEnd:
                    return true;
            }
        }
        return true;
    }

    private bool Open(ParsingEvent start)
    {
        FileSpan span = Locate(start.Start, start.End);
        if (_open.Count == DocumentLimits.FrontMatterDepth)
        {
            return Fault(span, $"the front matter nests deeper than {DocumentLimits.FrontMatterDepth} levels; flatten it");
        }
        _open.Push(new OpenCollection(start is MappingStart, span));
        return true;
    }

    private bool Add(YamlNode node)
    {
        if (++_nodes > DocumentLimits.FrontMatterNodes)
        {
            return Fault(node.Span, $"the front matter has more than {DocumentLimits.FrontMatterNodes} values; shorten it");
        }
        if (_open.Count == 0) _root = node;
        else _open.Peek().Items.Add(node);
        return true;
    }

    private bool Fault(FileSpan span, string message)
    {
        _diagnostics.Add(DocumentDiagnostics.FrontMatterFault, Severity.Error, span, message);
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
        public List<YamlNode> Items { get; } = [];

        public YamlNode Close()
        {
            if (!isMapping) return new YamlSequence(Items, span);
            var entries = new List<YamlEntry>();
            for (int i = 0; i + 1 < Items.Count; i += 2) entries.Add(new YamlEntry(Items[i], Items[i + 1]));
            return new YamlMapping(entries, span);
        }
    }
}
