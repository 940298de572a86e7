namespace RuleGen.Compiler.Text;

/// <summary>A place in a named file: offset and length in UTF-16 units, lines and columns from zero.</summary>
internal readonly record struct FileSpan(
    string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    public static readonly FileSpan None = new(string.Empty, 0, 0, 0, 0, 0, 0);
}
