namespace RuleGen.Compiler.Languages.Sigma.Conditions;

/// <summary>What a condition is made of.</summary>
internal enum ConditionTokenKind
{
    Word,
    Open,
    Close,

    /// <summary>The <c>|</c> of the old aggregations.</summary>
    Pipe,

    /// <summary>A character that has no place in a condition.</summary>
    Stray,
    End,
}

/// <summary>One token, and where it stands in the condition.</summary>
internal readonly record struct ConditionToken(ConditionTokenKind Kind, string Text, int Start)
{
    /// <summary>Whether it is this word in lower case, as the specification has it.</summary>
    public bool Is(string word) => Kind == ConditionTokenKind.Word && Text == word;

    /// <summary>Whether it is this word in any letter case.</summary>
    public bool IsAnyCase(string word) => Kind == ConditionTokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Cuts a condition into tokens; a word is a run of letters, digits, <c>_</c>, <c>-</c>, <c>.</c> and <c>*</c>.</summary>
internal static class ConditionScanner
{
    public static List<ConditionToken> Scan(string text)
    {
        var tokens = new List<ConditionToken>();
        int at = 0;
        while (at < text.Length)
        {
            char c = text[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
                continue;
            }
            int start = at++;
            if (IsWordPart(c))
            {
                while (at < text.Length && IsWordPart(text[at])) at++;
                tokens.Add(new ConditionToken(ConditionTokenKind.Word, text.Substring(start, at - start), start));
                continue;
            }
            ConditionTokenKind kind = c switch
            {
                '(' => ConditionTokenKind.Open,
                ')' => ConditionTokenKind.Close,
                '|' => ConditionTokenKind.Pipe,
                _ => ConditionTokenKind.Stray,
            };
            tokens.Add(new ConditionToken(kind, c.ToString(), start));
        }
        tokens.Add(new ConditionToken(ConditionTokenKind.End, "", text.Length));
        return tokens;
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '*';
}
