using System.Text;

namespace RuleGen.Compiler.Documents;

/// <summary>Makes an id out of a title.</summary>
internal static class Slug
{
    private const int Longest = 80;

    /// <summary>Letters and digits in lower case, everything between them one hyphen; empty when the text has neither.</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder();
        bool gap = false;
        foreach (char c in text)
        {
            if (slug.Length >= Longest) break;
            if (!char.IsLetterOrDigit(c))
            {
                gap = slug.Length > 0;
                continue;
            }
            if (gap) slug.Append('-');
            gap = false;
            slug.Append(char.ToLowerInvariant(c));
        }
        return slug.ToString();
    }

    /// <summary>The slug of a path's file name without its extension.</summary>
    public static string OfFileName(string path)
    {
        int start = path.LastIndexOfAny(['/', '\\']) + 1;
        int dot = path.LastIndexOf('.');
        string slug = Of(dot > start ? path.Substring(start, dot - start) : path.Substring(start));
        return slug.Length > 0 ? slug : "rule";
    }
}
