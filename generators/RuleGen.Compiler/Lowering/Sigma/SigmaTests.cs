using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.Lowering.Sigma;

/// <summary>Turns items into tests, and counts them.</summary>
internal sealed class SigmaTests(SigmaOptions options, SigmaFindings findings)
{
    // A pattern is walked part by part wherever it is looked at.
    private const int MostParts = 2_000;

    /// <summary>How many tests there are so far.</summary>
    public int Count { get; private set; }

    /// <summary>The condition an item is; one that has come to too many tests is never true.</summary>
    public Expr Of(SigmaTest test)
    {
        var origin = new Origin(test.Item.Span);
        List<Expr> values = test.Values.TakeWhile(_ => Count <= SigmaLowering.MostPredicates).Select(value => Of(test, value)).ToList();
        Expr all = values.Count == 1 ? values[0]
            : test.NeedsAll ? new AllOf(values.ToEquatable()) { Origin = origin }
            : new AnyOf(values.ToEquatable()) { Origin = origin };
        return test.IsNegated ? new Not(all) { Origin = origin } : all;
    }

    /// <summary>The field that a name in a rule stands for.</summary>
    public static Field FieldOf(string name) => new(name.Replace(" ", ""), FieldView.Source, FieldType.Keyword);

    private Expr Of(SigmaTest test, SigmaTestValue value)
    {
        var origin = new Origin(value.Value.Span);
        return test.Item.Field is { } name ? Of(FieldOf(name), value.Term, value.Value.Span, origin) : Keyword(value.Term, origin);
    }

    private Expr Of(Field field, SigmaTerm term, FileSpan span, Origin origin)
    {
        Count++;
        switch (term)
        {
            case SigmaChoiceTerm choice:
                return new AnyOf(choice.Terms.Select(one => Of(field, one, span, origin)).ToEquatable()) { Origin = origin };
            case SigmaNullTerm:
                return new Not(new Test(new Exists(field)) { Origin = origin }) { Origin = origin };
            case SigmaPresenceTerm { Value: false }:
                return new Not(new Test(new Present(field)) { Origin = origin }) { Origin = origin };
            case SigmaTextTerm text:
                return new Test(Match(field, text, span)) { Origin = origin };
            default:
                return new Test(Predicate(field, term)) { Origin = origin };
        }
    }

    private static Predicate Predicate(Field field, SigmaTerm term) => term switch
    {
        SigmaRegexTerm regex => new RegexMatch(field, regex.Pattern, regex.Flags),
        SigmaNumberTerm number => new NumberCompare(field, Ordering.Equal, number.Value) { TakesHex = false },
        SigmaCompareTerm compare => new NumberCompare(field, compare.Ordering, compare.Value) { TakesHex = false },
        SigmaBooleanTerm boolean => new BooleanIs(field, boolean.Value),
        SigmaDatePartTerm date => new DatePartCompare(field, date.Part, date.Ordering, date.Value),
        SigmaNetworkTerm network => new InNetwork(field, network.Network, network.PrefixLength),
        SigmaFieldTerm other => new FieldMatch(field, other.Operator, FieldOf(other.Field), !other.IsCased),
        SigmaPresenceTerm => new Present(field),
        _ => throw new NotSupportedException($"No predicate is known for {term.GetType().Name}."),
    };

    private Predicate Match(Field field, SigmaTextTerm text, FileSpan span)
    {
        bool ignoreCase = IgnoresCase(text, span);
        if (IsTooLong(text, span)) return new Present(field);
        if (text.Parts.Any(part => part.Kind is SigmaPartKind.AnyOne or SigmaPartKind.Dash))
        {
            return new PatternMatch(field, SigmaPattern.Parts(text.Parts), ignoreCase);
        }
        return TextPattern.Of(field, SigmaPattern.Pieces(text.Parts), ignoreCase);
    }

    private Expr Keyword(SigmaTerm term, Origin origin)
    {
        Count++;
        switch (term)
        {
            case SigmaChoiceTerm choice:
                return new AnyOf(choice.Terms.Select(one => Keyword(one, origin)).ToEquatable()) { Origin = origin };
            case SigmaRegexTerm regex:
                return new Test(new AnyTextRegex(regex.Pattern, regex.Flags)) { Origin = origin };
            default:
                var text = (SigmaTextTerm)term;
                if (IsTooLong(text, origin.Span)) return new Always(false) { Origin = origin };
                EquatableArray<PatternPart> parts = SigmaPattern.Parts([SigmaPart.AnyRun, .. text.Parts, SigmaPart.AnyRun]);
                return new Test(new AnyTextPattern(parts, IgnoresCase(text, origin.Span))) { Origin = origin };
        }
    }

    /// <summary>Whether a text has more wildcards than are taken, which is then reported; nothing is made of the rule.</summary>
    private bool IsTooLong(SigmaTextTerm text, FileSpan span)
    {
        if (text.Parts.Count <= MostParts) return false;
        findings.Error("RG9007", "This text has more than a thousand wildcards; shorten it, or split it into several values.", span);
        return true;
    }

    private bool IgnoresCase(SigmaTextTerm text, FileSpan span)
    {
        if (!text.IsBase64) return !text.IsCased;
        if (options.Base64IgnoresCase) return true;
        const string Message = "Letter case is part of what base64 encodes, so it counts here;"
            + " by the letter of Sigma it would not, and other texts would be found as well.";
        findings.Info("RG4110", Message, span);
        return false;
    }
}
