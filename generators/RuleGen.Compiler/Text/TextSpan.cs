namespace RuleGen.Compiler.Text;

/// <summary>A stretch of a file's text, in UTF-16 units from its beginning.</summary>
internal readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TextSpan FromBounds(int start, int end) => new(start, end - start);
}
