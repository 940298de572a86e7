using System.Globalization;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Emit.Typed;

/// <summary>Writes the test of one value in hand as an expression.</summary>
internal sealed class ValueTest
{
    private readonly RuleMembers _members;
    private readonly SourceWriter _writer;
    private readonly Dictionary<Predicate, string> _patterns = [];

    public ValueTest(RuleMembers members, SourceWriter writer)
    {
        _members = members;
        _writer = writer;
    }

    /// <summary>Writes the static pattern a test of text needs, once a predicate.</summary>
    public void WritePattern(Predicate predicate)
    {
        if (_patterns.ContainsKey(predicate) || PatternWriter.PartsOf(predicate) is not { } pattern) return;
        _patterns.Add(predicate, new PatternWriter(_members, _writer).Write(predicate, pattern));
    }

    /// <summary>Whether the value of a member meets a predicate.</summary>
    /// <param name="predicate">The predicate; never one of registry keys.</param>
    /// <param name="kind">What the value is.</param>
    /// <param name="value">The name of the value.</param>
    public string Of(Predicate predicate, MemberKind kind, string value) => kind switch
    {
        MemberKind.Utf16 or MemberKind.Utf8 => OfText(predicate, TextEncoding.Of(kind), value),
        MemberKind.Boolean => OfBoolean(predicate, value),
        _ => OfNumber(predicate, kind, value),
    };

    private string OfBoolean(Predicate predicate, string value) => predicate switch
    {
        Exists => "true",
        BooleanIs test => test.Value ? value : "!" + value,
        _ => OfText(predicate, TextEncoding.Utf16, $"({value} ? \"true\" : \"false\")"),
    };

    private string OfNumber(Predicate predicate, MemberKind kind, string value)
    {
        if (predicate is Exists) return kind == MemberKind.Real ? $"double.IsFinite({value})" : "true";
        if (predicate is NumberCompare compare)
        {
            string literal = compare.Literal.ToString(CultureInfo.InvariantCulture);
            if (IsWithin(compare.Literal, kind)) return $"{value} {Operator(compare.Ordering)} {Whole(compare.Literal)}";
            return $"{_writer.Use(RuntimeTypes.NumberValue)}.Stands({value}, {Ordering(compare.Ordering)}, {literal}m)";
        }
        if (predicate is TextMatch { Operator: TextOperator.Equals } text && TextOfWhole(text.Literal, kind) is { } number)
        {
            return $"{value} == {number}";
        }
        return OfText(predicate, TextEncoding.Utf16, $"{_writer.Use(RuntimeTypes.NumberValue)}.Text({value}, stackalloc char[40])");
    }

    private string OfText(Predicate predicate, TextEncoding encoding, string value)
    {
        string kit = _writer.Use(encoding.Kit);
        if (_patterns.TryGetValue(predicate, out string? pattern))
        {
            return predicate is TextWords or AnyText { Pieces: null } ? $"{kit}.HasWords({value}, {pattern})" : $"{kit}.Fits({value}, {pattern})";
        }
        return predicate switch
        {
            TextMatch { Literal: "", Operator: TextOperator.Equals } => $"{kit}.Exists({value}) && {value}.IsEmpty",
            Exists or TextMatch { Literal: "" } or GlobMatch or AnyText => $"{kit}.Exists({value})",
            TextMatch test =>
                $"{kit}.{Verb(test.Operator)}{(test.IgnoreCase ? "IgnoringCase" : "")}({value}, {encoding.Literal(test.Literal)})",
            TextOrder test => $"{kit}.Stands({value}, {Ordering(test.Ordering)}, {CSharpText.Utf8(test.Literal)})",
            NumberCompare test =>
                $"{kit}.{NumberTest(test)}({value}, {Ordering(test.Ordering)}, {test.Literal.ToString(CultureInfo.InvariantCulture)}m)",
            DateRange test => $"{kit}.IsDate({value}, {PredicateEmitter.Ticks(test)})",
            InNetwork test => $"{kit}.IsInNetwork({value}, {PredicateEmitter.Bytes(test.Network)}, {test.PrefixLength.ToString(CultureInfo.InvariantCulture)})",
            AddressOrder test => $"{kit}.IsAddress({value}, {Ordering(test.Ordering)}, {PredicateEmitter.Bytes(test.Address)})",
            BooleanIs test => $"{kit}.IsBoolean({value}, {(test.Value ? "true" : "false")})",
            _ => throw new NotSupportedException($"No matcher can be written for the predicate {predicate.GetType().Name}."),
        };
    }

    private static string NumberTest(NumberCompare test) => test.TakesHex ? "IsNumber" : "IsDecimal";

    private string Ordering(Ordering ordering) => _writer.Use(RuntimeTypes.Ordering) + "." + ordering;

    private static string Verb(TextOperator verb) => verb == TextOperator.Equals ? "EqualTo" : verb.ToString();

    private static string Operator(Ordering ordering) => ordering switch
    {
        Model.Ordering.Less => "<",
        Model.Ordering.LessOrEqual => "<=",
        Model.Ordering.Greater => ">",
        Model.Ordering.GreaterOrEqual => ">=",
        _ => "==",
    };

    private static bool IsWithin(decimal literal, MemberKind kind) => decimal.Truncate(literal) == literal && kind switch
    {
        MemberKind.Whole => literal is >= long.MinValue and <= long.MaxValue,
        MemberKind.Unsigned => literal is >= 0 and <= ulong.MaxValue,
        _ => false,
    };

    private static string Whole(decimal literal) => decimal.Truncate(literal).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>The whole number whose text a literal is; null when no number of the kind is written so.</summary>
    private static string? TextOfWhole(string literal, MemberKind kind)
    {
        bool parses = decimal.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number);
        return parses && IsWithin(number, kind) && Whole(number) == literal ? literal : null;
    }
}
