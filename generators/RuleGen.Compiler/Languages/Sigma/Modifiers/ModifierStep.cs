using System.Globalization;
using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Languages.Sigma.Modifiers;

/// <summary>Applies single modifiers to one value.</summary>
internal sealed class ModifierStep(SigmaValue value, IPlaceholders? placeholders, SigmaFindings findings)
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>What the value is before the first modifier; null when it is nothing the chain can begin with.</summary>
    public SigmaTerm? Begin(List<ModifierKind> chain, bool isKeyword)
    {
        if (chain.Count > 0 && chain[0] == ModifierKind.Re) return BeginRegex(chain.Contains(ModifierKind.Expand));
        switch (value.Kind)
        {
            case SigmaValueKind.Null when isKeyword:
                return Fault("RG4122", "Nothing stands here; write a keyword.");
            case SigmaValueKind.Null:
                return new SigmaNullTerm();
            case SigmaValueKind.Boolean when !isKeyword:
                return new SigmaBooleanTerm(value.Text[0] is 't' or 'T');
            case SigmaValueKind.Number when !isKeyword && Number() is { } number:
                return new SigmaNumberTerm(number);
            case SigmaValueKind.Text:
                return new SigmaTextTerm(SigmaTextReader.Read(value.Text, chain.Contains(ModifierKind.Expand)));
            default:
                return Literal();
        }
    }

    /// <summary>The value behind one more modifier; null when the two do not go together, which is then reported.</summary>
    public SigmaTerm? Apply(SigmaTerm term, ModifierKind kind, SigmaModifier written)
    {
        if (term is SigmaChoiceTerm choice) return EachOf(choice, kind, written);
        switch (kind)
        {
            case ModifierKind.Contains or ModifierKind.StartsWith or ModifierKind.EndsWith:
                return Anchor(term, kind, written);
            case ModifierKind.Cased:
                return Cased(term, written);
            case ModifierKind.Exists:
                return term is SigmaBooleanTerm presence
                    ? new SigmaPresenceTerm(presence.Value)
                    : Fault("RG4122", "'exists' takes true or false, without quotes.");
            case ModifierKind.Re:
                return term;
            case ModifierKind.IgnoreCase:
                return WithFlag(term, RegexFlags.IgnoreCase);
            case ModifierKind.Multiline:
                return WithFlag(term, RegexFlags.Multiline);
            case ModifierKind.DotAll:
                return WithFlag(term, RegexFlags.DotMatchesLineEnd);
            case ModifierKind.Cidr:
                return NetworkValue.Read(term, value, findings);
            case >= ModifierKind.Less and <= ModifierKind.GreaterOrEqual:
                return Compare(term, OrderingOf(kind), written);
            case >= ModifierKind.Minute and <= ModifierKind.Year:
                return PartOfDate(term, DatePartOf(kind), written);
            case ModifierKind.FieldReference:
                return Reference(term);
            case ModifierKind.Expand:
                return Expansion.Of(term, value, placeholders, findings);
            default:
                return AsText(term, written) is { } text ? TextModifiers.Apply(text, kind, written, value, findings) : null;
        }
    }

    private SigmaTerm? EachOf(SigmaChoiceTerm choice, ModifierKind kind, SigmaModifier written)
    {
        var terms = new List<SigmaTerm>();
        foreach (SigmaTerm term in choice.Terms)
        {
            if (Apply(term, kind, written) is not { } next) return null;
            if (next is SigmaChoiceTerm inner) terms.AddRange(inner.Terms);
            else terms.Add(next);
        }
        return new SigmaChoiceTerm(terms.ToEquatable());
    }

    private SigmaTerm? BeginRegex(bool takesPlaceholders)
    {
        if (value.Kind == SigmaValueKind.Null) return Fault("RG4122", "'re' takes a regular expression, and nothing stands here.");
        if (value.Kind != SigmaValueKind.Text) Coerced("re");
        // With placeholders the expression is only known once they are put in.
        return takesPlaceholders ? new SigmaRegexTerm(value.Text, RegexFlags.None) : RegexValue.Read(value.Text, value, findings);
    }

    private SigmaTerm? Anchor(SigmaTerm term, ModifierKind kind, SigmaModifier written)
    {
        if (term is SigmaRegexTerm) return term;
        if (term is SigmaFieldTerm reference) return reference with { Operator = Widened(reference.Operator, kind) };
        return AsText(term, written) is { } text ? TextModifiers.Anchor(text, kind) : null;
    }

    private static TextOperator Widened(TextOperator known, ModifierKind kind)
    {
        TextOperator asked = kind switch
        {
            ModifierKind.StartsWith => TextOperator.StartsWith,
            ModifierKind.EndsWith => TextOperator.EndsWith,
            _ => TextOperator.Contains,
        };
        return known == TextOperator.Equals || known == asked ? asked : TextOperator.Contains;
    }

    private SigmaTerm? Cased(SigmaTerm term, SigmaModifier written)
    {
        if (term is SigmaRegexTerm) return term;
        if (term is SigmaFieldTerm reference) return reference with { IsCased = true };
        return AsText(term, written) is { } text ? text with { IsCased = true } : null;
    }

    private static SigmaTerm WithFlag(SigmaTerm term, RegexFlags flag) =>
        term is SigmaRegexTerm regex ? regex with { Flags = regex.Flags | flag } : term;

    private SigmaTerm? Compare(SigmaTerm term, Ordering ordering, SigmaModifier written) => term switch
    {
        SigmaNumberTerm number => new SigmaCompareTerm(ordering, number.Value),
        SigmaDatePartTerm part => part with { Ordering = ordering },
        _ => Fault("RG4122", $"'{written.Name}' compares with a number; write one without quotes."),
    };

    private SigmaTerm? PartOfDate(SigmaTerm term, DatePart part, SigmaModifier written)
    {
        if (term is SigmaNumberTerm { Value: >= 0 and <= 9999 } number && decimal.Truncate(number.Value) == number.Value)
        {
            return new SigmaDatePartTerm(part, Ordering.Equal, number.Value);
        }
        return Fault("RG4122", $"'{written.Name}' takes a whole number, without quotes, such as 12.");
    }

    private SigmaTerm? Reference(SigmaTerm term)
    {
        if (term is SigmaTextTerm { Parts: { Count: 1 } parts } && parts[0].Kind == SigmaPartKind.Literal)
        {
            return new SigmaFieldTerm(parts[0].Text, TextOperator.Equals);
        }
        return Fault("RG4122", "'fieldref' takes the name of one field, without wildcards.");
    }

    private SigmaTextTerm? AsText(SigmaTerm term, SigmaModifier written)
    {
        if (term is SigmaTextTerm text) return text;
        if (term is SigmaNumberTerm or SigmaBooleanTerm)
        {
            Coerced(written.Name);
            return Literal();
        }
        Fault("RG4122", term is SigmaNullTerm
            ? $"'{written.Name}' takes a text, and nothing stands here; write a text, or the field alone for one that is absent."
            : $"'{written.Name}' takes a text, and this is none any more; leave it out.");
        return null;
    }

    private void Coerced(string modifier) =>
        findings.Warn("RG4109", $"'{modifier}' compares texts, so this is read as one; write it in quotes.", value.Span);

    private SigmaTextTerm Literal() => new(new EquatableArray<SigmaPart>([SigmaPart.Literal(value.Text)]));

    private SigmaTerm? Fault(string id, string message)
    {
        findings.Error(id, message, value.Span);
        return null;
    }

    // A number beyond the range of decimal is compared as the text it is written as.
    private decimal? Number()
    {
        string text = value.Text;
        bool isHex = text.StartsWith("0x", StringComparison.Ordinal);
        if (isHex || text.StartsWith("0o", StringComparison.Ordinal)) return Digits(text, isHex ? 16 : 8);
        return decimal.TryParse(text, Decimal, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }

    private static decimal? Digits(string text, int radix)
    {
        if (text.Length > 18) return null;
        decimal number = 0;
        foreach (char c in text.Substring(2)) number = (number * radix) + int.Parse(c.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return number;
    }

    private static Ordering OrderingOf(ModifierKind kind) => kind switch
    {
        ModifierKind.Less => Ordering.Less,
        ModifierKind.LessOrEqual => Ordering.LessOrEqual,
        ModifierKind.Greater => Ordering.Greater,
        _ => Ordering.GreaterOrEqual,
    };

    private static DatePart DatePartOf(ModifierKind kind) => DatePart.Minute + (kind - ModifierKind.Minute);
}
