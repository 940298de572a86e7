using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Lowering.Sigma;

/// <summary>The path and text of a file that matters to every Sigma rule of a project; equal by value.</summary>
/// <param name="Path">The path its findings name.</param>
/// <param name="Text">The text; what in it is no filter, placeholder or pipeline may be blank.</param>
internal sealed record ProjectFile(string Path, string Text)
{
    /// <summary>What a file says about the rules of its project; null when it says nothing.</summary>
    public static ProjectFile? Of(SourceFile file) => FileTriage.ProjectKind(file) switch
    {
        ProjectFileKind.None => null,
        ProjectFileKind.Filters => new ProjectFile(file.Path, FiltersOf(file.Text)),
        _ => new ProjectFile(file.Path, file.Text),
    };

    /// <summary>
    /// The text with blanks for the rules in it, so that an edit of one leaves the project as it was unless a filter moves.
    /// </summary>
    private static string FiltersOf(string text)
    {
        char[] left = text.ToCharArray();
        foreach (TextSpan document in YamlDocumentCutter.Cut(text))
        {
            if (FileTriage.HasFilter(text.Substring(document.Start, document.Length))) continue;
            for (int i = document.Start; i < document.End; i++)
            {
                if (left[i] is not ('\r' or '\n')) left[i] = ' ';
            }
        }
        return new string(left).TrimEnd();
    }
}
