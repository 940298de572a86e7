using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages;

/// <summary>
/// Tells by its content which language a fenced block is written in, because labels lie: KQL is often labelled <c>sql</c>. The openings
/// of other languages are looked for first, since much of them is also valid KQL free text; then the block has to parse as KQL and test
/// a field. Only a label that names a detection language is held to its word.
/// </summary>
internal static class LanguageDetector
{
    /// <summary>Decides, and reads the query when it is KQL, so that a text is parsed once.</summary>
    /// <param name="label">What stands behind the fence; may be empty.</param>
    /// <param name="labelSpan">Where the label stands in the file.</param>
    /// <param name="block">The text inside the fence.</param>
    /// <param name="mode">The reading of the query.</param>
    public static QueryDetection Detect(string label, TextSpan labelSpan, BlockText block, ReadingMode mode)
    {
        FileSpan place = block.Locate(TrimmedSpan(block.Text));
        QueryLanguage promised = LanguageNames.Promised(label);
        if (LanguageSigns.FirstCharacter(block.Text) == block.Text.Length)
        {
            return Refused(QueryLanguage.None, place, "The block is empty. Write the rule's query here; \"*: *\" matches every event.");
        }
        QueryLanguage opening = LanguageSigns.AtStart(block.Text);
        if (opening != QueryLanguage.None) return Foreign(opening, place);

        KqlParseResult query = KqlParser.Parse(block, mode);
        bool isKql = query.Root is not null && (promised == QueryLanguage.Kql || KqlTree.TestsField(query.Root));
        if (!isKql) return NotKql(block.Text, promised, query, place);
        if (promised is QueryLanguage.Eql or QueryLanguage.Sigma)
        {
            return Refused(QueryLanguage.Kql, place,
                $"The block is labelled \"{LanguageNames.FirstWord(label)}\" and reads as KQL. Label it \"kql\", or correct the query.");
        }
        if (promised == QueryLanguage.Kql || LanguageNames.IsNeutral(label))
        {
            return new QueryDetection(QueryLanguage.Kql, query.Root, place, query.Diagnostics);
        }
        var misleading = new Diagnostic("RG1001", Severity.Info,
            $"The label says \"{LanguageNames.FirstWord(label)}\", the text is {LanguageNames.Of(QueryLanguage.Kql)} and is read so. " +
            "Label it \"kql\".",
            block.File.Locate(labelSpan));
        return new QueryDetection(QueryLanguage.Kql, query.Root, place, query.Diagnostics.Prepend(misleading).ToEquatable());
    }

    private static QueryDetection NotKql(string text, QueryLanguage promised, KqlParseResult query, FileSpan place)
    {
        if (query.Root is null)
        {
            bool isOverLimit = query.Diagnostics.Any(finding => finding.Id == "RG9007");
            if (isOverLimit || promised == QueryLanguage.Kql) return Faulty(query, place);
            QueryLanguage sign = LanguageSigns.Anywhere(text);
            if (sign != QueryLanguage.None) return Foreign(sign, place);
            if (promised == QueryLanguage.None && LanguageSigns.LooksLikeFieldTest(text)) return Faulty(query, place);
        }
        if (promised is QueryLanguage.Eql or QueryLanguage.Sigma) return Foreign(promised, place);
        return Refused(QueryLanguage.None, place,
            "This is no query in a language that is known here. A KQL query tests at least one field, as in \"process.name: cmd.exe\".");
    }

    private static QueryDetection Faulty(KqlParseResult query, FileSpan place) =>
        new(QueryLanguage.Kql, null, place, query.Diagnostics);

    private static QueryDetection Foreign(QueryLanguage language, FileSpan place)
    {
        string name = LanguageNames.Of(language);
        string message = language switch
        {
            QueryLanguage.Sigma => "This is a Sigma rule. Put it into a file of its own that ends in .yml, or write the query in KQL.",
            QueryLanguage.Eql => $"This is {name}, which this version does not compile yet. Write the query in KQL (Kibana Query Language).",
            _ => $"Unsupported language: this looks like {name}. Write the query in KQL (Kibana Query Language).",
        };
        return Refused(language, place, message);
    }

    private static QueryDetection Refused(QueryLanguage language, FileSpan place, string message)
    {
        var error = new Diagnostic("RG9008", Severity.Error, message, place);
        return new QueryDetection(language, null, place, new EquatableArray<Diagnostic>([error]));
    }

    private static TextSpan TrimmedSpan(string text)
    {
        int start = LanguageSigns.FirstCharacter(text);
        int end = text.Length;
        while (end > start && KqlCharacters.IsTrimmed(text[end - 1])) end--;
        return TextSpan.FromBounds(start, end);
    }
}
