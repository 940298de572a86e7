using System.Globalization;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>Writes the method that tests one predicate: mostly a single call of the event buffer, with the literal beside it.</summary>
internal sealed class PredicateEmitter
{
    private readonly RuleMembers _members;
    private readonly SourceWriter _writer;

    public PredicateEmitter(RuleMembers members, SourceWriter writer)
    {
        _members = members;
        _writer = writer;
    }

    public void Write(Predicate predicate)
    {
        _writer.Separate();
        if (predicate is RegistryKeyIs keys)
        {
            new RegistryKeyEmitter(_members, _writer).Write(keys);
            return;
        }
        string? pattern = PatternWriter.Of(predicate) is { } parts ? new PatternWriter(_members, _writer).Write(predicate, parts) : null;
        _writer.Summary(PredicateWords.Describe(predicate) + ".");
        _writer.Body($"private static bool {_members.NameOf(predicate)}(EventBuffer e) =>", Call(predicate, pattern) + ";");
    }

    private string Call(Predicate predicate, string? pattern) => predicate switch
    {
        Exists p => $"e.Exists({Slot(p)})",
        TextMatch { IgnoreCase: true } p => $"e.Any{p.Operator}Folded({Slot(p)}, {CSharpText.Utf8(CSharpText.Fold(p.Literal))})",
        TextMatch p => $"e.Any{p.Operator}({Slot(p)}, {CSharpText.Utf8(p.Literal)})",
        GlobMatch p => $"e.AnyGlob({Slot(p)}, {pattern})",
        TextOrder p => $"e.AnyOrdered({Slot(p)}, {Ordering(p.Ordering)}, {CSharpText.Utf8(p.Literal)})",
        NumberCompare { TakesHex: false } p => $"e.AnyDecimal({Slot(p)}, {Ordering(p.Ordering)}, {Decimal(p.Literal)})",
        NumberCompare p => $"e.AnyNumber({Slot(p)}, {Ordering(p.Ordering)}, {Decimal(p.Literal)})",
        DateRange p => $"e.AnyDate({Slot(p)}, {Ticks(p)})",
        InNetwork p => $"e.AnyInNetwork({Slot(p)}, {Bytes(p.Network)}, {p.PrefixLength.ToString(CultureInfo.InvariantCulture)})",
        AddressOrder p => $"e.AnyAddress({Slot(p)}, {Ordering(p.Ordering)}, {Bytes(p.Address)})",
        BooleanIs p => $"e.AnyBoolean({Slot(p)}, {(p.Value ? "true" : "false")})",
        TextWords p => $"e.AnyWords({Slot(p)}, {pattern})",
        AnyText { Pieces: not null } => $"e.AnyTextGlob({pattern})",
        AnyText => $"e.AnyTextWords({pattern})",
        Present p => $"e.Present({Slot(p)})",
        PatternMatch p => $"e.AnyPattern({Slot(p)}, {pattern})",
        RegexMatch p => $"e.AnyRegex({Slot(p)}, {pattern})",
        FieldMatch p =>
            $"e.AnyField({Slot(p)}, {Comparison(p)}, {_members.Slot(SlotKey.Of(p.Other))}, {(p.IgnoreCase ? "true" : "false")})",
        DatePartCompare p =>
            $"e.AnyDatePart({Slot(p)}, {_writer.Use(RuntimeTypes.DatePart)}.{p.Part}, {Ordering(p.Ordering)}, {Decimal(p.Literal)})",
        AnyTextPattern => $"e.AnyTextPattern({pattern})",
        AnyTextRegex => $"e.AnyTextRegex({pattern})",
        _ => throw new NotSupportedException($"No matcher can be written for the predicate {predicate.GetType().Name}."),
    };

    private string Slot(Predicate predicate) => _members.Slot(ConditionWalk.SlotOf(predicate)!);

    private string Ordering(Ordering ordering) => _writer.Use(RuntimeTypes.Ordering) + "." + ordering;

    private string Comparison(FieldMatch match) => $"{_writer.Use(RuntimeTypes.TextOperator)}.{match.Operator}";

    private static string Decimal(decimal literal) => literal.ToString(CultureInfo.InvariantCulture) + "m";

    /// <summary>An address or network as a collection of bytes.</summary>
    public static string Bytes(string hex) => CSharpText.Bytes(AddressHex.ToBytes(hex));

    /// <summary>Both ends of a stretch of time.</summary>
    public static string Ticks(DateRange range) => Ticks(range.From, "long.MinValue") + ", " + Ticks(range.To, "long.MaxValue");

    private static string Ticks(long? ticks, string open) =>
        ticks is { } value ? value.ToString(CultureInfo.InvariantCulture) + "L" : open;
}
