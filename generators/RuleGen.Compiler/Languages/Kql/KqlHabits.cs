using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages.Kql;

/// <summary>
/// Warns where an accepted query does something other than it looks: habits from paths, from Lucene and from programming languages.
/// The reading itself stays Kibana's.
/// </summary>
internal sealed class KqlHabits
{
    /// <summary>How many findings are reported of one query; the rest would say the same again.</summary>
    public const int MaxFindings = 100;

    private const int LongestName = 60;

    private static readonly string[] _pathEndings = ["path", "executable", "directory", "registry.key"];

    private readonly BlockText _block;
    private readonly List<Diagnostic> _findings = [];
    private KqlValue? _lastField;

    private KqlHabits(BlockText block) => _block = block;

    /// <summary>The findings on an accepted query, at most <see cref="MaxFindings"/>.</summary>
    public static IReadOnlyList<Diagnostic> Check(BlockText block, KqlNode root)
    {
        var habits = new KqlHabits(block);
        habits.Visit(root);
        return habits._findings;
    }

    private void Visit(KqlNode node)
    {
        switch (node)
        {
            case KqlIs test:
                if (test.Field is not null) CheckField(test.Field);
                CheckValue(test.Field, test.Value);
                CheckBracketedWords(test);
                break;
            case KqlRange range:
                CheckField(range.Field);
                CheckValue(range.Field, range.Value);
                break;
            case KqlOr or:
                CheckForgottenBrackets(or.Operands, "or");
                break;
            case KqlAnd and:
                CheckForgottenBrackets(and.Operands, "and");
                break;
        }
        foreach (KqlNode operand in KqlTree.Operands(node)) Visit(operand);
    }

    /// <summary>RG1014: <c>field: a or b</c> searches b in all fields.</summary>
    private void CheckForgottenBrackets(IReadOnlyList<KqlNode> operands, string connective)
    {
        for (int i = 1; i < operands.Count; i++)
        {
            if (First(operands[i]) is not KqlIs { Field: null } words) continue;
            if (Last(operands[i - 1]) is not KqlIs { Field: KqlValue field }) continue;
            string name = field.Span.Length > LongestName ? "field" : Raw(field.Span);
            Report("RG1014", words.Span,
                $"This belongs to no field: it is searched in the whole event. For two values of one field write " +
                $"\"{name}: (a {connective} b)\"; for a further test name its field.");
        }
    }

    private static KqlNode First(KqlNode node) => node is KqlAnd and ? and.Operands[0] : node;

    private static KqlNode Last(KqlNode node) => node is KqlAnd and ? and.Operands[and.Operands.Count - 1] : node;

    private void CheckField(KqlValue field)
    {
        // The tests of one value list share their field.
        if (ReferenceEquals(field, _lastField)) return;
        _lastField = field;
        if (field is KqlText { IsQuoted: true } || !Raw(field.Span).Contains("//")) return;
        Report("RG1015", field.Span, "KQL has no comments: this text is read as part of a field's name. Remove it.");
    }

    private void CheckValue(KqlValue? field, KqlValue value)
    {
        bool isQuoted = value is KqlText { IsQuoted: true };
        CheckEscapes(field, value.Span, isQuoted);
        if (!isQuoted) CheckUnquoted(value.Span);
    }

    /// <summary>RG1011: <c>"C:\temp"</c> holds a tab. RG1013: <c>\not</c> is a line end and <c>ot</c>.</summary>
    private void CheckEscapes(KqlValue? field, TextSpan span, bool isQuoted)
    {
        EscapeSurvey survey = EscapeSurvey.Of(_block.Text, span);
        if (survey.First is not TextSpan escape) return;
        if (!isQuoted && KqlCharacters.WordAt(_block.Text, escape.Start, "\\not"))
        {
            Report("RG1013", new TextSpan(escape.Start, "\\not".Length),
                "Kibana reads \"\\n\" here, a line end, and then \"ot\". Put the value in quotes to search for the word \"not\".");
        }
        else if (survey.HasOtherBackslash || LooksLikePath(Raw(span)) || (field is not null && HoldsPaths(field.Span)))
        {
            string written = Raw(escape);
            Report("RG1011", escape,
                $"\"{written}\" is an escape for {Meaning(written)}, also inside a path. " +
                $"Write \"\\{written}\" for a backslash and what follows it.");
        }
    }

    private static string Meaning(string escape) => escape[1] switch
    {
        't' => "a tab",
        'r' => "a carriage return",
        'n' => "a line end",
        _ => "one character",
    };

    private static bool LooksLikePath(string raw)
    {
        string text = raw.TrimStart('"');
        bool hasDrive = text.Length > 2 && char.IsLetter(text[0]) && (text[1] == ':' || (text[1] == '\\' && text[2] == ':'));
        return hasDrive
            || text.StartsWith("HK", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("%", StringComparison.Ordinal);
    }

    private bool HoldsPaths(TextSpan field)
    {
        int end = _block.Text[field.End - 1] == '"' ? field.End - 1 : field.End;
        return _pathEndings.Any(name => end - name.Length >= field.Start && KqlCharacters.WordAt(_block.Text, end - name.Length, name));
    }

    /// <summary>RG1013 for a word that ends in <c>not</c>, RG1015 for what means something in other languages.</summary>
    private void CheckUnquoted(TextSpan span)
    {
        if (span.Length == 0) return;
        string raw = Raw(span);
        int not = WordEndingInNot(raw);
        if (not >= 0)
        {
            Report("RG1013", new TextSpan(span.Start + not, "not".Length),
                "Kibana takes the end of this word for the operator \"not\" and refuses the query; it is read here as part of the value. " +
                "Put the value in quotes.");
        }
        if (ForeignSyntax(raw) is string message) Report("RG1015", span, message);
    }

    private static int WordEndingInNot(string raw)
    {
        for (int at = 1; at + 3 < raw.Length; at++)
        {
            if (raw[at] is 'n' or 'N' && KqlCharacters.OperatorAt(raw, at, "not") && !IsSpaceOrBackslash(raw[at - 1])) return at;
        }
        return -1;
    }

    private static bool IsSpaceOrBackslash(char c) => KqlCharacters.IsSpace(c) || c == '\\';

    private static string? ForeignSyntax(string raw)
    {
        char first = raw[0];
        char last = raw[raw.Length - 1];
        if (first == '[' && last == ']' && raw.IndexOf(" TO ", StringComparison.Ordinal) > 0)
        {
            return "KQL has no \"[a TO b]\": this is compared as plain text. Write \"field >= a and field <= b\".";
        }
        if (raw.StartsWith("//", StringComparison.Ordinal) || HasComment(raw))
        {
            return "KQL has no comments: this text is part of the value. Remove it, or put the value in quotes to mean it.";
        }
        if (first == '/' && last == '/' && raw.Length > 2)
        {
            return "KQL has no regular expressions: this is compared as plain text. " +
                "Use \"*\", or put the value in quotes to mean the slashes.";
        }
        if (raw.Contains(" && ") || raw.Contains(" || "))
        {
            return "KQL writes \"and\" and \"or\": these signs are part of the value. Put the value in quotes to mean them.";
        }
        return raw.IndexOf('?') >= 0
            ? "\"?\" stands for itself in KQL; only \"*\" is a wildcard. Put the value in quotes, or write \"\\u003f\", to mean the sign."
            : null;
    }

    private static bool HasComment(string raw) => raw.Contains(" //") || raw.Contains("\t//") || raw.Contains("\n//");

    /// <summary>RG1015: <c>field: (a b)</c> is one value with a space in it.</summary>
    private void CheckBracketedWords(KqlIs test)
    {
        if (test.Field is null || test.Value is not KqlText { IsQuoted: false } text) return;
        string raw = Raw(text.Span);
        if (test.Span.End == text.Span.End || !raw.Any(KqlCharacters.IsSpace)) return;
        Report("RG1015", text.Span,
            "This is one value that holds white space. Put \"or\" between several values, or put the value in quotes to mean it so.");
    }

    private string Raw(TextSpan span) => _block.Text.Substring(span.Start, span.Length);

    private void Report(string id, TextSpan span, string message)
    {
        if (_findings.Count < MaxFindings) _findings.Add(new Diagnostic(id, Severity.Warning, message, _block.Locate(span)));
    }
}
