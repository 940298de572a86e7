using System.Text;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>Writes a text in another case.</summary>
internal static class TextCase
{
    /// <param name="text">The text.</param>
    /// <param name="form">One of <c>lower</c>, <c>upper</c>, <c>title</c>, <c>snake_case</c> and <c>camelCase</c>.</param>
    public static string Of(string text, string form) => form switch
    {
        "lower" => text.ToLowerInvariant(),
        "upper" => text.ToUpperInvariant(),
        "title" => Title(text),
        "snake_case" => Snake(text),
        "camelCase" => Camel(text),
        _ => text,
    };

    private static string Title(string text)
    {
        var title = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool begins = i == 0 || !char.IsLetter(text[i - 1]);
            title.Append(begins ? char.ToUpperInvariant(text[i]) : char.ToLowerInvariant(text[i]));
        }
        return title.ToString();
    }

    private static string Snake(string text)
    {
        var snake = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (i > 0 && char.IsUpper(text[i]) && char.IsLetterOrDigit(text[i - 1]))
            {
                bool isBesideLower = char.IsLower(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1]));
                if (isBesideLower) snake.Append('_');
            }
            snake.Append(char.ToLowerInvariant(text[i]));
        }
        return snake.ToString();
    }

    private static string Camel(string text)
    {
        var camel = new StringBuilder();
        foreach (string word in Snake(text).Split(['_', '-', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            camel.Append(camel.Length == 0 ? word[0] : char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }
        return camel.ToString();
    }
}
