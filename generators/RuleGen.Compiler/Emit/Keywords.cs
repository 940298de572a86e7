namespace RuleGen.Compiler.Emit;

/// <summary>The reserved words of C#.</summary>
internal static class Keywords
{
    private static readonly HashSet<string> _words = Words(
        "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum",
        "event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace",
        "new null object operator out override params private protected public readonly ref return sbyte sealed short sizeof",
        "stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void",
        "volatile while");

    // These are reserved only as names of types, which is what the set's class and the rules are.
    private static readonly HashSet<string> _typeWords = Words(
        "allows await dynamic extension field file nameof partial record required scoped unmanaged var where yield");

    public static bool Contains(string text) => _words.Contains(text) || _typeWords.Contains(text);

    private static HashSet<string> Words(params string[] lines) => new(lines.SelectMany(line => line.Split(' ')), StringComparer.Ordinal);
}
