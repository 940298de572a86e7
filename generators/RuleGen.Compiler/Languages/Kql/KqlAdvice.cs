namespace RuleGen.Compiler.Languages.Kql;

/// <summary>What to write instead: guesses the author's intention from the characters around a fault.</summary>
internal static class KqlAdvice
{
    public static string For(string text, int offset, int? unclosedQuote)
    {
        if (unclosedQuote is not null)
        {
            return "Close the quoted value. A backslash before the closing quote escapes it: to end a value in a backslash, write two.";
        }
        int before = LastBefore(text, offset);
        char previous = before < 0 ? '\0' : text[before];
        if (IsInsideEscape(text, offset)) return Escape(text, offset);
        if (MissesSpace(text, offset, before)) return "\"and\" and \"or\" need a space on both sides.";
        if (KqlCharacters.OperatorAt(text, offset, "not")) return Not(text, offset, before);
        if (offset == text.Length) return End(previous);
        return text[offset] switch
        {
            ':' => "A colon inside an unquoted value is written \"\\:\", or put the value in quotes; between two tests stands \"and\" or " +
                "\"or\"; and inside \"field: ( )\" stand values only.",
            '<' or '>' => previous == ':'
                ? "Write the comparison without the colon, as in \"field > 5\"."
                : "A comparison is \"field > 5\"; inside a value write \"\\<\" or \"\\>\", or put the value in quotes.",
            '"' => previous == '"'
                ? "Put \"or\" between two values: field: (\"a\" or \"b\")."
                : "Put the whole value in quotes, or write \"\\\"\" for a quote inside it.",
            ')' or '}' => IsOpening(previous)
                ? "Something has to stand between the brackets: write a value or a test, or leave the brackets out."
                : "Remove this bracket, or open one before it.",
            '{' => "Braces hold the conditions on one nested object: path: { field: value }. Inside a value write \"\\{\", or use quotes.",
            '(' => "Put \"and\" or \"or\" before the bracket; inside a value write \"\\(\", or put the value in quotes.",
            _ => "Join tests with \"and\" or \"or\", close open brackets, and put values that hold other signs in quotes.",
        };
    }

    private static string Escape(string text, int offset)
    {
        int slash = text.LastIndexOf('\\', offset - 1);
        if (slash + 1 < offset) return "\"\\u\" needs four hexadecimal digits; for a backslash write two, or put the value in quotes.";
        return "Outside quotes this backslash begins no escape: write two of them for a backslash, or put the value in quotes.";
    }

    private static string Not(string text, int offset, int before)
    {
        if (before >= 0 && text[before] == ':') return "Write \"not field: value\", or put brackets around it: \"field: (not value)\".";
        if (before == offset - 1 && before >= 0 && char.IsLetterOrDigit(text[before]))
        {
            return "KQL takes the end of this word for the operator \"not\": put the value in quotes.";
        }
        return EndsInWord(text, before, "not")
            ? "Two \"not\" in a row cancel out: leave both out, or use brackets as in \"not (not field: value)\"."
            : "Write \"and not field: value\" for a further test, or put a value that holds the word \"not\" in quotes.";
    }

    private static string End(char previous) => previous switch
    {
        ':' => "Write a value behind the colon; \"field: *\" asks whether the field is there.",
        '<' or '>' or '=' => "Write the value to compare with.",
        '(' or '{' => "Write a test and close the bracket.",
        _ => "Close each open bracket, and write a test behind each \"and\", \"or\" and \"not\".",
    };

    /// <summary>Whether the fault is behind a backslash, or among the digits of <c>\u</c>.</summary>
    private static bool IsInsideEscape(string text, int offset)
    {
        int slash = offset == 0 ? -1 : text.LastIndexOf('\\', offset - 1, Math.Min(offset, 5));
        return slash >= 0 && (slash == offset - 1 || text[slash + 1] == 'u');
    }

    private static bool MissesSpace(string text, int offset, int before)
    {
        bool isBehind = before == offset - 1 && (EndsInWord(text, before, "and") || EndsInWord(text, before, "or"));
        bool isAt = before == offset - 1 && before >= 0 && text[before] is ')' or '"' or '}'
            && (KqlCharacters.WordAt(text, offset, "and") || KqlCharacters.WordAt(text, offset, "or"));
        return isBehind || isAt;
    }

    private static bool EndsInWord(string text, int last, string word)
    {
        int start = last - word.Length + 1;
        return start >= 0 && KqlCharacters.WordAt(text, start, word) && (start == 0 || !char.IsLetterOrDigit(text[start - 1]));
    }

    private static bool IsOpening(char c) => c is '(' or '{' or ':';

    private static int LastBefore(string text, int offset)
    {
        int before = offset - 1;
        while (before >= 0 && KqlCharacters.IsSpace(text[before])) before--;
        return before;
    }
}
