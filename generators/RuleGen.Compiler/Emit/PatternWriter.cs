using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Emit;

/// <summary>What a predicate's compiled pattern is made of.</summary>
/// <param name="Type">The runtime's type of pattern.</param>
/// <param name="Arguments">What it is made from, as expressions of C#; texts are folded where letter case is ignored.</param>
internal sealed record PatternParts(string Type, IReadOnlyList<string> Arguments);

/// <summary>Writes the static that holds a predicate's compiled pattern; it is made when the rule first needs it.</summary>
internal sealed class PatternWriter
{
    private const int LongestLine = 130;

    private readonly RuleMembers _members;
    private readonly SourceWriter _writer;

    public PatternWriter(RuleMembers members, SourceWriter writer)
    {
        _members = members;
        _writer = writer;
    }

    /// <summary>The pattern a predicate needs whatever it reads; null when it needs none.</summary>
    public static PatternParts? Of(Predicate predicate) => predicate switch
    {
        GlobMatch p => Glob(p.Pieces, p.IgnoreCase),
        AnyText { Pieces: { } pieces } => Glob(pieces, true),
        TextWords p => Words(p.Words, p.InOrder),
        AnyText p => Words(p.Words, p.InOrder),
        PatternMatch p => Pattern(p.Parts, p.IgnoreCase),
        AnyTextPattern p => Pattern(p.Parts, p.IgnoreCase),
        RegexMatch p => Expression(p.Pattern, p.Flags),
        AnyTextRegex p => Expression(p.Pattern, p.Flags),
        _ => null,
    };

    /// <summary>
    /// The pattern a predicate needs where values are compared as they stand: a literal beyond ASCII may differ in length from what equals
    /// it, so it is compared folded; pieces that are all empty ask for nothing but a value.
    /// </summary>
    public static PatternParts? PartsOf(Predicate predicate) => predicate switch
    {
        TextMatch { IgnoreCase: true } p when !p.Literal.All(c => c < 0x80) => Glob(Pieces(p), true),
        GlobMatch { Pieces: var pieces } when pieces.Count > 1 && pieces.All(piece => piece.Length == 0) => null,
        AnyText { Pieces: { } pieces } when pieces.Count > 1 && pieces.All(piece => piece.Length == 0) => null,
        _ => Of(predicate),
    };

    /// <summary>Writes the static and gives its name.</summary>
    public string Write(Predicate predicate, PatternParts pattern)
    {
        string method = _members.NameOf(predicate);
        string name = _members.Take("s_" + char.ToLowerInvariant(method[0]) + method.Substring(1));
        IReadOnlyList<string> arguments = pattern.Arguments;
        string start = $"private static readonly {_writer.Use(pattern.Type)} {name} = {pattern.Type}.Create(";
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

    private static EquatableArray<string> Pieces(TextMatch match) => new(match.Operator switch
    {
        TextOperator.StartsWith => [match.Literal, ""],
        TextOperator.EndsWith => ["", match.Literal],
        TextOperator.Contains => ["", match.Literal, ""],
        _ => [match.Literal],
    });

    private static PatternParts Glob(EquatableArray<string> pieces, bool ignoreCase) => new(
        RuntimeTypes.Glob,
        [Folded(ignoreCase), .. pieces.Select(piece => Text(piece, ignoreCase))]);

    private static PatternParts Words(EquatableArray<string> words, bool inOrder) => new(
        RuntimeTypes.WordPattern, ["inOrder: " + (inOrder ? "true" : "false"), .. words.Select(word => Text(word, true))]);

    private static PatternParts Pattern(EquatableArray<PatternPart> parts, bool ignoreCase) => new(
        RuntimeTypes.TextPattern,
        [
            Folded(ignoreCase),
            .. parts.Select(part => part.Kind == PatternPartKind.Literal
                ? Text(part.Text, ignoreCase)
                : $"{RuntimeTypes.TextPattern}.{part.Kind}"),
        ]);

    private static PatternParts Expression(string pattern, RegexFlags flags)
    {
        List<string> arguments = [CSharpText.Literal(pattern)];
        if ((flags & RegexFlags.IgnoreCase) != 0) arguments.Add("ignoreCase: true");
        if ((flags & RegexFlags.Multiline) != 0) arguments.Add("multiline: true");
        if ((flags & RegexFlags.DotMatchesLineEnd) != 0) arguments.Add("dotMatchesLineEnd: true");
        return new PatternParts(RuntimeTypes.TextRegex, arguments);
    }

    private static string Folded(bool ignoreCase) => "folded: " + (ignoreCase ? "true" : "false");

    private static string Text(string text, bool ignoreCase) => CSharpText.Utf8Array(ignoreCase ? CSharpText.Fold(text) : text);
}
