using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Languages.Sigma.Modifiers;

/// <summary>Puts a project's values in for placeholders: several values are alternatives, several placeholders every combination.</summary>
internal sealed class Expansion
{
    private const int MostCombinations = 10_000;

    private readonly SigmaValue _value;
    private readonly IPlaceholders? _placeholders;
    private readonly SigmaFindings _findings;

    private Expansion(SigmaValue value, IPlaceholders? placeholders, SigmaFindings findings)
    {
        _value = value;
        _placeholders = placeholders;
        _findings = findings;
    }

    /// <summary>The term with its placeholders filled; null when one is not defined, or too much comes of them.</summary>
    public static SigmaTerm? Of(SigmaTerm term, SigmaValue value, IPlaceholders? placeholders, SigmaFindings findings)
    {
        var expansion = new Expansion(value, placeholders, findings);
        switch (term)
        {
            case SigmaTextTerm text:
                return expansion.Text(text);
            case SigmaRegexTerm regex:
                return expansion.Expression(regex);
            default:
                findings.Error("RG4122", "'expand' takes a text with placeholders such as '%Administrators%'.", value.Span);
                return null;
        }
    }

    private SigmaTerm? Text(SigmaTextTerm text)
    {
        List<EquatableArray<SigmaPart>>? filled = Fill(text.Parts, replacement => SigmaTextReader.Read(replacement, takesPlaceholders: false));
        return filled is null ? null : Choice(filled.Select(parts => (SigmaTerm)(text with { Parts = parts })).ToList());
    }

    private SigmaTerm? Expression(SigmaRegexTerm regex)
    {
        List<EquatableArray<SigmaPart>>? filled = Fill(ExpressionParts(regex.Pattern), AsExpression);
        if (filled is null) return null;
        var terms = new List<SigmaTerm>();
        foreach (EquatableArray<SigmaPart> parts in filled)
        {
            string pattern = string.Concat(parts.Select(part => part.Text));
            if (RegexValue.Read(pattern, _value, _findings) is not { } read) return null;
            terms.Add(read with { Flags = regex.Flags });
        }
        return Choice(terms);
    }

    private static SigmaTerm Choice(List<SigmaTerm> terms) => terms.Count == 1 ? terms[0] : new SigmaChoiceTerm(terms.ToEquatable());

    private List<EquatableArray<SigmaPart>>? Fill(
        EquatableArray<SigmaPart> parts, Func<string, IEnumerable<SigmaPart>> read)
    {
        List<SigmaPart[]> filled = [[]];
        foreach (SigmaPart part in parts)
        {
            List<SigmaPart[]> next = [[part]];
            if (part.Kind == SigmaPartKind.Placeholder)
            {
                if (_placeholders?.Find(part.Text) is not { Count: > 0 } replacements) return Unresolved(part.Text);
                next = replacements.Select(replacement => read(replacement).ToArray()).ToList();
            }
            if ((long)filled.Count * next.Count > MostCombinations) return TooMany();
            filled = filled.SelectMany(known => next.Select(more => known.Concat(more).ToArray())).ToList();
        }
        return filled.ConvertAll(Joined);
    }

    private static EquatableArray<SigmaPart> Joined(SigmaPart[] parts)
    {
        var joined = new SigmaPartList();
        joined.AddRange(parts);
        return joined.ToParts();
    }

    private List<EquatableArray<SigmaPart>>? Unresolved(string name)
    {
        string message = $"Nothing is defined for the placeholder '%{name}%'; define it in the project's placeholders,"
            + " or take 'expand' away if the percent signs are meant.";
        _findings.Error("RG4301", message, _value.Span);
        return null;
    }

    private List<EquatableArray<SigmaPart>>? TooMany()
    {
        string limit = MostCombinations.ToString(CultureInfo.InvariantCulture);
        _findings.Error("RG9007", $"The placeholders in this value combine to more than {limit} values. Use one placeholder only.", _value.Span);
        return null;
    }

    private static EquatableArray<SigmaPart> ExpressionParts(string pattern)
    {
        var parts = new SigmaPartList();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
            {
                if (pattern[i + 1] != '%') parts.Add('\\');
                parts.Add(pattern[++i]);
            }
            else if (pattern[i] == '%' && SigmaTextReader.PlaceholderEnd(pattern, i) is > 0 and int end)
            {
                parts.Add(new SigmaPart(SigmaPartKind.Placeholder, pattern.Substring(i + 1, end - i - 1)));
                i = end;
            }
            else
            {
                parts.Add(pattern[i]);
            }
        }
        return parts.ToParts();
    }

    // A placeholder's value is a text with wildcards; inside an expression it must stand for the same.
    private static IEnumerable<SigmaPart> AsExpression(string replacement)
    {
        var pattern = new StringBuilder("(?:");
        foreach (SigmaPart part in SigmaTextReader.Read(replacement, takesPlaceholders: false))
        {
            pattern.Append(part.Kind switch
            {
                SigmaPartKind.AnyRun => ".*",
                SigmaPartKind.AnyOne => ".",
                _ => Regex.Escape(part.Text),
            });
        }
        return [SigmaPart.Literal(pattern.Append(')').ToString())];
    }
}
