using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Emit;

/// <summary>What a predicate's compiled pattern is made of.</summary>
/// <param name="Type">The runtime's type of pattern.</param>
/// <param name="Option">Its first argument.</param>
/// <param name="Parts">Its pieces or words, folded where letter case is ignored.</param>
internal sealed record PatternParts(string Type, string Option, IReadOnlyList<string> Parts);

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
        List<string> arguments = [pattern.Option, .. pattern.Parts.Select(CSharpText.Utf8Array)];
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
        "folded: " + (ignoreCase ? "true" : "false"),
        pieces.Select(piece => ignoreCase ? CSharpText.Fold(piece) : piece).ToArray());

    private static PatternParts Words(EquatableArray<string> words, bool inOrder) => new(
        RuntimeTypes.WordPattern, "inOrder: " + (inOrder ? "true" : "false"), words.Select(CSharpText.Fold).ToArray());
}
