using System.Globalization;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages.Sigma.Conditions;

/// <summary>
/// Reads a condition: <c>or</c> binds loosest, then <c>and</c>, then <c>not</c>, then <c>1 of</c> and <c>all of</c>. Keywords are whole
/// words, so <c>note</c> is a name.
/// </summary>
internal sealed class ConditionParser
{
    /// <summary>How deep brackets and <c>not</c> may nest; one of them is up to two levels of the condition that comes out.</summary>
    public const int MaxDepth = 64;

    private const int LongestCondition = 65_536;

    private readonly ScalarPlaces _places;
    private readonly SigmaFindings _findings;
    private readonly List<ConditionToken> _tokens;
    private int _next;
    private int _depth;

    private ConditionParser(string text, ScalarPlaces places, SigmaFindings findings)
    {
        _places = places;
        _findings = findings;
        _tokens = ConditionScanner.Scan(text);
    }

    private ConditionToken Current => _tokens[_next];

    /// <summary>The condition's tree; null when it has a fault, which is then reported.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="places">Where its characters stand in the file.</param>
    /// <param name="findings">Takes what there is to say.</param>
    public static SigmaCondition? Parse(string text, ScalarPlaces places, SigmaFindings findings)
    {
        if (text.Length > LongestCondition)
        {
            string limit = LongestCondition.ToString(CultureInfo.InvariantCulture);
            findings.Error("RG9007", $"The condition is longer than {limit} characters. Use patterns, or split the rule.", places.Locate(0, 0));
            return null;
        }
        var parser = new ConditionParser(text, places, findings);
        SigmaCondition? condition = parser.Or();
        if (condition is null) return null;
        return parser.Current.Kind == ConditionTokenKind.End ? condition : parser.Unexpected();
    }

    private SigmaCondition? Or() => Chain("or", And, (operands, span) => new ConditionOr(operands, span));

    private SigmaCondition? And() => Chain("and", Not, (operands, span) => new ConditionAnd(operands, span));

    private SigmaCondition? Chain(
        string keyword, Func<SigmaCondition?> operand, Func<EquatableArray<SigmaCondition>, FileSpan, SigmaCondition> join)
    {
        int start = Current.Start;
        SigmaCondition? first = operand();
        if (first is null) return null;
        List<SigmaCondition> operands = [first];
        while (TakeKeyword(keyword))
        {
            SigmaCondition? next = operand();
            if (next is null) return null;
            operands.Add(next);
        }
        return operands.Count == 1 ? first : join(operands.ToEquatable(), From(start));
    }

    private SigmaCondition? Not()
    {
        int start = Current.Start;
        if (!TakeKeyword("not")) return Atom();
        if (IsTooDeep()) return null;
        _depth++;
        SigmaCondition? operand = Not();
        _depth--;
        return operand is null ? null : new ConditionNot(operand, From(start));
    }

    private SigmaCondition? Atom()
    {
        ConditionToken token = Current;
        if (token.Kind == ConditionTokenKind.Open) return Bracket();
        if (token.Kind != ConditionTokenKind.Word || IsKeyword(token)) return Unexpected();
        _next++;
        if (Current.Is("of")) return Quantified(token);
        if (token.Text.IndexOf('*') < 0) return new ConditionName(token.Text, Place(token));
        return Fault(token, $"A pattern needs a quantifier; write '1 of {token.Text}' or 'all of {token.Text}'.");
    }

    private SigmaCondition? Bracket()
    {
        ConditionToken open = Current;
        if (IsTooDeep()) return null;
        _next++;
        _depth++;
        SigmaCondition? inner = Or();
        _depth--;
        if (inner is null) return null;
        if (Current.Kind != ConditionTokenKind.Close)
        {
            return Current.Kind == ConditionTokenKind.End
                ? Fault(open, "This bracket is never closed; write ')' behind what belongs together.")
                : Unexpected();
        }
        _next++;
        return inner;
    }

    private SigmaCondition? Quantified(ConditionToken quantifier)
    {
        bool isAll = quantifier.Is("all");
        if (!isAll && !quantifier.Is("1") && !quantifier.Is("any"))
        {
            string advice = quantifier.IsAnyCase("none")
                ? "write 'not 1 of …'"
                : "write '1 of', 'any of' or 'all of'; a count of selections has to be spelled out with 'and' and 'or'";
            return Fault(quantifier, $"'{Shown(quantifier)} of' is no quantifier; {advice}.");
        }
        _next++;
        ConditionToken pattern = Current;
        if (pattern.Kind != ConditionTokenKind.Word || IsKeyword(pattern))
        {
            return Fault(pattern, "Behind 'of' stands 'them' or a pattern of names such as 'selection_*'.");
        }
        _next++;
        return new ConditionOf(isAll, pattern.Text, From(quantifier.Start));
    }

    private bool TakeKeyword(string keyword)
    {
        ConditionToken token = Current;
        if (!token.IsAnyCase(keyword)) return false;
        if (!token.Is(keyword))
        {
            _findings.Warn("RG4205", $"Sigma writes '{keyword}' in small letters, and other programs refuse '{token.Text}'.", Place(token));
        }
        _next++;
        return true;
    }

    private bool IsTooDeep()
    {
        if (_depth < MaxDepth) return false;
        string limit = MaxDepth.ToString(CultureInfo.InvariantCulture);
        _findings.Error("RG9007", $"The condition nests more than {limit} deep here. Flatten it, or split the rule.", Place(Current));
        return true;
    }

    private SigmaCondition? Unexpected()
    {
        ConditionToken token = Current;
        if (token.Kind == ConditionTokenKind.Pipe)
        {
            const string Message = "Counting behind '|' is no longer part of Sigma's conditions;"
                + " write a correlation document of type event_count or value_count that names this rule.";
            _findings.Error("RG4206", Message, Place(token));
            return null;
        }
        string advice = token.Kind switch
        {
            ConditionTokenKind.End when _next == 0 => "The condition is empty; name a selection.",
            ConditionTokenKind.End => "The condition ends where a selection is expected; name one.",
            ConditionTokenKind.Close => "This bracket closes none; leave it out, or open it.",
            ConditionTokenKind.Word when IsKeyword(token) => $"'{token.Text}' stands where a selection is expected; name one before it.",
            ConditionTokenKind.Word => $"'{Shown(token)}' has nothing to join it to what stands before; write 'and' or 'or' between them.",
            ConditionTokenKind.Open => "This bracket has nothing to join it to what stands before; write 'and' or 'or' between them.",
            _ => $"'{token.Text}' has no place in a condition; it takes names, 'and', 'or', 'not', '1 of', 'all of' and brackets.",
        };
        return Fault(token, advice);
    }

    private SigmaCondition? Fault(ConditionToken token, string message)
    {
        _findings.Error("RG4202", message, Place(token));
        return null;
    }

    private static bool IsKeyword(ConditionToken token) => token.IsAnyCase("and") || token.IsAnyCase("or") || token.IsAnyCase("not");

    private static string Shown(ConditionToken token) => token.Text.Length <= 40 ? token.Text : token.Text.Substring(0, 40) + "…";

    private FileSpan Place(ConditionToken token) => _places.Locate(token.Start, token.Text.Length);

    // Up to the end of the token that was taken last.
    private FileSpan From(int start)
    {
        ConditionToken last = _tokens[_next - 1];
        return _places.Locate(start, last.Start + last.Text.Length - start);
    }
}
