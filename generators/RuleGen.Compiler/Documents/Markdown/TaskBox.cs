using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Markdown;

/// <summary>The box in front of a list item: <c>[ ]</c> or <c>[x]</c>, with a blank behind it.</summary>
internal static class TaskBox
{
    private const int Length = 3;

    /// <summary>Whether the box at the start of the line is ticked; null when there is none.</summary>
    public static bool? Read(string text, TextSpan line)
    {
        if (line.Length <= Length || text[line.Start] != '[' || text[line.Start + 2] != ']') return null;
        if (text[line.Start + Length] is not (' ' or '\t')) return null;
        return text[line.Start + 1] switch
        {
            ' ' => false,
            'x' or 'X' => true,
            _ => null,
        };
    }

    /// <summary>Where the text behind the box begins.</summary>
    public static int ContentStart(string text, TextSpan line)
    {
        int start = line.Start + Length;
        while (start < line.End && text[start] is ' ' or '\t') start++;
        return start;
    }
}
