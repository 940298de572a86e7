using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages.Sigma;

/// <summary>
/// Says where each character of a scalar stands in the file. YAML folds lines and doubles or escapes quotes, so the two run side by side
/// only as long as they agree; where they do not, everything stands at the scalar's start.
/// </summary>
internal sealed class ScalarPlaces
{
    private readonly SourceFile _file;
    private readonly FileSpan _span;
    private readonly int[]? _offsets;

    private ScalarPlaces(SourceFile file, FileSpan span, int[]? offsets)
    {
        _file = file;
        _span = span;
        _offsets = offsets;
    }

    /// <summary>Aligns a scalar's value with what stands at its place.</summary>
    public static ScalarPlaces Of(SourceFile file, string value, FileSpan span)
    {
        bool isInside = span.Path == file.Path && span.Start >= 0 && span.Length >= 0 && span.Start + span.Length <= file.Text.Length;
        return new ScalarPlaces(file, span, isInside ? Align(file.Text, span, value) : null);
    }

    /// <summary>The place of a stretch of the value; the scalar's own when that is all that is known.</summary>
    public FileSpan Locate(int start, int length)
    {
        if (_offsets is null || start >= _offsets.Length) return _span;
        int end = Math.Min(start + length, _offsets.Length - 1);
        return _file.Locate(TextSpan.FromBounds(_offsets[start], Math.Max(_offsets[start], _offsets[end])));
    }

    // One offset for each character, and one for the end.
    private static int[]? Align(string text, FileSpan span, string value)
    {
        int at = span.Start;
        int limit = span.Start + span.Length;
        char quote = at < limit && text[at] is '\'' or '"' ? text[at] : '\0';
        if (quote != '\0') at++;
        else if (at < limit && text[at] is '|' or '>') at = Skip(text, at, limit, c => c is not ('\r' or '\n'));
        var offsets = new int[value.Length + 1];
        int blankEnd = at;
        for (int i = 0; i < value.Length; i++)
        {
            if (IsSpace(value[i]) && !IsPlainBlank(text, at, limit, value[i], ref blankEnd))
            {
                offsets[i] = at;
                continue;
            }
            if (!IsSpace(value[i])) at = Skip(text, at, limit, IsSpace);
            int width = at < limit ? Width(text, at, limit, quote, value[i]) : 0;
            if (width == 0) return null;
            offsets[i] = at;
            at += width;
        }
        offsets[value.Length] = Math.Min(at, limit);
        return offsets;
    }

    // How many characters of the file are one of the value; none when they do not agree.
    private static int Width(string text, int at, int limit, char quote, char wanted)
    {
        bool isPair = at + 1 < limit;
        if (quote == '\'' && wanted == '\'') return isPair && text[at] == '\'' && text[at + 1] == '\'' ? 2 : 0;
        if (quote != '"' || text[at] != '\\') return text[at] == wanted ? 1 : 0;
        return isPair && text[at + 1] is not ('x' or 'u' or 'U' or '\r' or '\n') ? 2 : 0;
    }

    // A blank before a line end belongs to the fold. The end of a run of blanks is looked for once for all of them.
    private static bool IsPlainBlank(string text, int at, int limit, char wanted, ref int end)
    {
        if (at >= limit || text[at] != wanted || wanted == '\n') return false;
        if (at >= end) end = Skip(text, at, limit, c => c is ' ' or '\t');
        return end < limit && text[end] is not ('\r' or '\n');
    }

    private static int Skip(string text, int at, int limit, Func<char, bool> isSkipped)
    {
        while (at < limit && isSkipped(text[at])) at++;
        return at;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';
}
