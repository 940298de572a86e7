using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages.Kql;

/// <summary>The backslashes in a literal as written.</summary>
/// <param name="First">The first escape that stands for another character than it shows: <c>\t \r \n \uXXXX</c>.</param>
/// <param name="HasOtherBackslash">Whether some backslash, doubled or alone, stands for a backslash.</param>
internal readonly record struct EscapeSurvey(TextSpan? First, bool HasOtherBackslash)
{
    public static EscapeSurvey Of(string text, TextSpan literal)
    {
        TextSpan? first = null;
        bool hasOther = false;
        for (int at = literal.Start; at < literal.End; at++)
        {
            if (text[at] != '\\' || at + 1 >= literal.End) continue;
            int length = Length(text, at, literal.End);
            if (length > 0) first ??= new TextSpan(at, length);
            else hasOther |= text[at + 1] == '\\' || char.IsLetterOrDigit(text[at + 1]);
            at += Math.Max(1, length - 1);
        }
        return new EscapeSurvey(first, hasOther);
    }

    private static int Length(string text, int at, int end)
    {
        if (text[at + 1] is 't' or 'r' or 'n') return 2;
        if (text[at + 1] != 'u' || at + 6 > end) return 0;
        for (int digit = at + 2; digit < at + 6; digit++)
        {
            if (KqlCharacters.HexValue(text[digit]) < 0) return 0;
        }
        return 6;
    }
}
