using System.Text;

namespace RuleGen.Compiler.Documents.Sigma.Pipelines;

/// <summary>A piece of what is put in for a match: text, or a group of the match. Groups are written as Python does.</summary>
/// <param name="Text">The text; empty of a group.</param>
/// <param name="Group">The name or number of the group; null of a text.</param>
internal sealed record ReplacementPiece(string Text, string? Group)
{
    /// <summary>The pieces of a replacement: <c>\1</c> and <c>\g&lt;name&gt;</c> are groups, <c>\\</c> is a backslash.</summary>
    public static IReadOnlyList<ReplacementPiece> Read(string replacement)
    {
        var pieces = new List<ReplacementPiece>();
        var text = new StringBuilder();
        for (int i = 0; i < replacement.Length; i++)
        {
            char next = replacement[i] == '\\' && i + 1 < replacement.Length ? replacement[i + 1] : '\0';
            if (next is >= '0' and <= '9')
            {
                int length = i + 2 < replacement.Length && replacement[i + 2] is >= '0' and <= '9' ? 2 : 1;
                Add(replacement.Substring(i + 1, length));
                i += length;
            }
            else if (next == 'g' && NameEnd(replacement, i + 2) is > 0 and int end)
            {
                Add(replacement.Substring(i + 3, end - i - 3));
                i = end;
            }
            else
            {
                text.Append(replacement[i]);
                if (next == '\\') i++;
            }
        }
        if (text.Length > 0) pieces.Add(new ReplacementPiece(text.ToString(), null));
        return pieces;

        void Add(string group)
        {
            if (text.Length > 0) pieces.Add(new ReplacementPiece(text.ToString(), null));
            text.Clear();
            pieces.Add(new ReplacementPiece(string.Empty, group));
        }
    }

    private static int NameEnd(string text, int start)
    {
        int end = start < text.Length && text[start] == '<' ? text.IndexOf('>', start) : -1;
        return end > start + 1 ? end : -1;
    }
}
