using System.Globalization;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>Writes the method that tests one predicate: mostly a single call of the event buffer, with the literal beside it.</summary>
internal sealed class PredicateEmitter
{
    private const int LongestLine = 130;

    private readonly RuleMembers _members;
    private readonly SourceWriter _writer;

    public PredicateEmitter(RuleMembers members, SourceWriter writer)
    {
        _members = members;
        _writer = writer;
    }

    public void Write(Predicate predicate)
    {
        _writer.Separate();
        if (predicate is RegistryKeyIs keys)
        {
            new RegistryKeyEmitter(_members, _writer).Write(keys);
            return;
        }
        string? pattern = WritePattern(predicate);
        _writer.Summary(PredicateWords.Describe(predicate) + ".");
        string signature = $"private static bool {_members.NameOf(predicate)}(EventBuffer e) =>";
        string call = Call(predicate, pattern) + ";";
        if (signature.Length + call.Length < LongestLine)
        {
            _writer.Line(signature + " " + call);
            return;
        }
        _writer.Line(signature);
        _writer.Indented([call]);
    }

    private string Call(Predicate predicate, string? pattern) => predicate switch
    {
        Exists p => $"e.Exists({Slot(p)})",
        TextMatch { IgnoreCase: true } p => $"e.Any{p.Operator}Folded({Slot(p)}, {CSharpText.Utf8(CSharpText.Fold(p.Literal))})",
        TextMatch p => $"e.Any{p.Operator}({Slot(p)}, {CSharpText.Utf8(p.Literal)})",
        GlobMatch p => $"e.AnyGlob({Slot(p)}, {pattern})",
        TextOrder p => $"e.AnyOrdered({Slot(p)}, {Ordering(p.Ordering)}, {CSharpText.Utf8(p.Literal)})",
        NumberCompare p => $"e.AnyNumber({Slot(p)}, {Ordering(p.Ordering)}, {p.Literal.ToString(CultureInfo.InvariantCulture)}m)",
        DateRange p => $"e.AnyDate({Slot(p)}, {Ticks(p.From, "long.MinValue")}, {Ticks(p.To, "long.MaxValue")})",
        InNetwork p => $"e.AnyInNetwork({Slot(p)}, {Bytes(p.Network)}, {p.PrefixLength.ToString(CultureInfo.InvariantCulture)})",
        AddressOrder p => $"e.AnyAddress({Slot(p)}, {Ordering(p.Ordering)}, {Bytes(p.Address)})",
        BooleanIs p => $"e.AnyBoolean({Slot(p)}, {(p.Value ? "true" : "false")})",
        TextWords p => $"e.AnyWords({Slot(p)}, {pattern})",
        AnyText { Pieces: not null } => $"e.AnyTextGlob({pattern})",
        AnyText => $"e.AnyTextWords({pattern})",
        _ => throw new NotSupportedException($"No matcher can be written for the predicate {predicate.GetType().Name}."),
    };

    /// <summary>Writes the static that holds a predicate's compiled pattern; it is made when the rule first needs it.</summary>
    private string? WritePattern(Predicate predicate) => predicate switch
    {
        GlobMatch p => WriteGlob(p.Pieces, p.IgnoreCase, predicate),
        AnyText { Pieces: { } pieces } => WriteGlob(pieces, true, predicate),
        TextWords p => WriteWords(p.Words, p.InOrder, predicate),
        AnyText p => WriteWords(p.Words, p.InOrder, predicate),
        _ => null,
    };

    private string WriteGlob(EquatableArray<string> pieces, bool ignoreCase, Predicate predicate) => WriteStatic(
        predicate,
        RuntimeTypes.Glob,
        "folded: " + (ignoreCase ? "true" : "false"),
        pieces.Select(piece => ignoreCase ? CSharpText.Fold(piece) : piece));

    private string WriteWords(EquatableArray<string> words, bool inOrder, Predicate predicate) => WriteStatic(
        predicate, RuntimeTypes.WordPattern, "inOrder: " + (inOrder ? "true" : "false"), words.Select(CSharpText.Fold));

    private string WriteStatic(Predicate predicate, string type, string option, IEnumerable<string> parts)
    {
        string method = _members.NameOf(predicate);
        string name = _members.Take("s_" + char.ToLowerInvariant(method[0]) + method.Substring(1));
        List<string> arguments = [option, .. parts.Select(CSharpText.Utf8Array)];
        string start = $"private static readonly {_writer.Use(type)} {name} = {type}.Create(";
        string line = start + string.Join(", ", arguments) + ");";
        if (line.Length <= LongestLine)
        {
            _writer.Line(line);
        }
        else
        {
            _writer.Line(start);
            _writer.Indented(arguments.Select((argument, i) => argument + (i == arguments.Count - 1 ? ");" : ",")));
        }
        _writer.Separate();
        return name;
    }

    private string Slot(Predicate predicate) => _members.Slot(ConditionWalk.SlotOf(predicate)!);

    private string Ordering(Ordering ordering) => _writer.Use(RuntimeTypes.Ordering) + "." + ordering;

    private static string Bytes(string hex) => CSharpText.Bytes(AddressHex.ToBytes(hex));

    private static string Ticks(long? ticks, string open) =>
        ticks is { } value ? value.ToString(CultureInfo.InvariantCulture) + "L" : open;
}
