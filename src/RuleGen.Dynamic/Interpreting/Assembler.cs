extern alias compiler;

using compiler::RuleGen.Compiler.Emit;
using compiler::RuleGen.Compiler.Model;
using compiler::RuleGen.Compiler.Planning;
using compiler::RuleGen.Shared;
using RuleGen.Matching;
using DatePart = RuleGen.Matching.DatePart;
using RuntimeOperator = RuleGen.Matching.TextOperator;
using RuntimeOrdering = RuleGen.Events.Ordering;
using TextOperator = compiler::RuleGen.Compiler.Model.TextOperator;

namespace RuleGen.Dynamic.Interpreting;

/// <summary>
/// Turns conditions into instructions, from the last test of each to the first, so that each knows where to go on when it is written.
/// A negation costs nothing: it only swaps the two ways out.
/// </summary>
/// <param name="slots">The numbers of the set's slots.</param>
internal sealed class Assembler(Dictionary<SlotKey, int> slots)
{
    private readonly List<Instruction> _instructions = [];
    private readonly List<byte[]> _texts = [];
    private readonly List<decimal> _numbers = [];
    private readonly List<(long, long)> _dates = [];
    private readonly List<Glob> _globs = [];
    private readonly List<WordPattern> _words = [];
    private readonly List<PlaceList> _places = [];
    private readonly List<TextPattern> _patterns = [];
    private readonly List<TextRegex> _expressions = [];
    private readonly List<FieldComparison> _fields = [];
    private readonly List<(DatePart, decimal)> _dateParts = [];
    private readonly Dictionary<Predicate, int> _tests = [];
    private int _depth;
    private int _walks;

    /// <summary>Adds a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>
    /// Its first instruction, or a verdict where nothing needs testing; and the instruction of each predicate, as in the query.
    /// </returns>
    public (int Start, int[] Tests) Add(PlannedRule rule)
    {
        _tests.Clear();
        int start = Add(rule.Condition, Instruction.Accept, Instruction.Reject);
        return (start, [.. ConditionWalk.Predicates(rule.Rule.Condition).Select(predicate => _tests[predicate])]);
    }

    /// <summary>The code of all rules added.</summary>
    public RuleCode ToCode() => new()
    {
        Instructions = [.. _instructions],
        Texts = [.. _texts],
        Numbers = [.. _numbers],
        Dates = [.. _dates],
        Globs = [.. _globs],
        Words = [.. _words],
        Places = [.. _places],
        Patterns = [.. _patterns],
        Expressions = [.. _expressions],
        Fields = [.. _fields],
        DateParts = [.. _dateParts],
        Walks = _walks,
    };

    private int Add(Expr expr, int onTrue, int onFalse) => expr switch
    {
        Test test => Add(test.Predicate, onTrue, onFalse),
        Not not => Add(not.Operand, onFalse, onTrue),
        AllOf all => AddAll(all, onTrue, onFalse),
        AnyOf any => AddAny(any, onTrue, onFalse),
        SameObject same => Add(same, onTrue, onFalse),
        Always always => always.Value ? onTrue : onFalse,
        _ => throw new NotSupportedException($"No instruction can be written for {expr.GetType().Name}."),
    };

    private int AddAll(AllOf all, int onTrue, int onFalse)
    {
        int next = onTrue;
        for (int i = all.Operands.Count - 1; i >= 0; i--) next = Add(all.Operands[i], next, onFalse);
        return next;
    }

    private int AddAny(AnyOf any, int onTrue, int onFalse)
    {
        int next = onFalse;
        for (int i = any.Operands.Count - 1; i >= 0; i--) next = Add(any.Operands[i], onTrue, next);
        return next;
    }

    private int Add(SameObject same, int onTrue, int onFalse)
    {
        int slot = slots[ConditionWalk.SlotOf(same)];
        int walk = _depth++;
        _walks = Math.Max(_walks, _depth);
        int leave = Append(new Instruction(Opcode.LeaveObject, slot, walk, 0, onTrue, onTrue));
        int next = Append(new Instruction(Opcode.NextObject, slot, walk, 0, Instruction.Reject, onFalse));
        int body = Add(same.Inner, leave, next);
        _instructions[next] = _instructions[next] with { OnTrue = body };
        _depth--;
        return Append(new Instruction(Opcode.FirstObject, slot, walk, 0, body, onFalse));
    }

    private int Add(Predicate predicate, int onTrue, int onFalse)
    {
        (Opcode opcode, int operand, int argument) = Translate(predicate);
        int slot = ConditionWalk.SlotOf(predicate) is { } key ? slots[key] : -1;
        int index = Append(new Instruction(opcode, slot, operand, argument, onTrue, onFalse));
        _tests[predicate] = index;
        return index;
    }

    private (Opcode Opcode, int Operand, int Argument) Translate(Predicate predicate) => predicate switch
    {
        Exists => (Opcode.Exists, 0, 0),
        TextMatch p => (Of(p.Operator, p.IgnoreCase), Text(p.Literal, p.IgnoreCase), 0),
        GlobMatch p => (Opcode.Glob, Glob(p.Pieces, p.IgnoreCase), 0),
        TextOrder p => (Opcode.TextOrder, Text(p.Literal, false), Of(p.Ordering)),
        NumberCompare p => (p.TakesHex ? Opcode.Number : Opcode.Decimal, Add(_numbers, p.Literal), Of(p.Ordering)),
        DateRange p => (Opcode.Date, Add(_dates, (p.From ?? long.MinValue, p.To ?? long.MaxValue)), 0),
        InNetwork p => (Opcode.Network, Add(_texts, AddressHex.ToBytes(p.Network)), p.PrefixLength),
        AddressOrder p => (Opcode.Address, Add(_texts, AddressHex.ToBytes(p.Address)), Of(p.Ordering)),
        BooleanIs p => (Opcode.Boolean, 0, p.Value ? 1 : 0),
        TextWords p => (Opcode.Words, Words(p.Words, p.InOrder), 0),
        AnyText { Pieces: { } pieces } => (Opcode.AnyTextGlob, Glob(pieces, true), 0),
        AnyText p => (Opcode.AnyTextWords, Words(p.Words, p.InOrder), 0),
        RegistryKeyIs p => (Opcode.RegistryKey, Add(_places, Places(p)), 0),
        Present => (Opcode.Present, 0, 0),
        PatternMatch p => (Opcode.Pattern, Pattern(p.Parts, p.IgnoreCase), 0),
        RegexMatch p => (Opcode.Regex, Expression(p.Pattern, p.Flags), 0),
        FieldMatch p => (Opcode.Field, Add(_fields, new FieldComparison(Of(p.Operator), slots[SlotKey.Of(p.Other)], p.IgnoreCase)), 0),
        DatePartCompare p => (Opcode.DatePart, Add(_dateParts, (Enum.Parse<DatePart>(p.Part.ToString()), p.Literal)), Of(p.Ordering)),
        AnyTextPattern p => (Opcode.AnyTextPattern, Pattern(p.Parts, p.IgnoreCase), 0),
        AnyTextRegex p => (Opcode.AnyTextRegex, Expression(p.Pattern, p.Flags), 0),
        _ => throw new NotSupportedException($"No instruction can be written for the predicate {predicate.GetType().Name}."),
    };

    private static Opcode Of(TextOperator verb, bool ignoreCase) => verb switch
    {
        TextOperator.StartsWith => ignoreCase ? Opcode.StartsWithFolded : Opcode.StartsWith,
        TextOperator.EndsWith => ignoreCase ? Opcode.EndsWithFolded : Opcode.EndsWith,
        TextOperator.Contains => ignoreCase ? Opcode.ContainsFolded : Opcode.Contains,
        _ => ignoreCase ? Opcode.EqualsFolded : Opcode.Equals,
    };

    // The runtime's enumerations have the compiler's names, which is what emitted code goes by as well.
    private static int Of(Ordering ordering) => (int)Enum.Parse<RuntimeOrdering>(ordering.ToString());

    private static RuntimeOperator Of(TextOperator verb) => Enum.Parse<RuntimeOperator>(verb.ToString());

    private int Text(string text, bool ignoreCase) => Add(_texts, Bytes(text, ignoreCase));

    private int Glob(EquatableArray<string> pieces, bool ignoreCase) =>
        Add(_globs, RuleGen.Matching.Glob.Create(ignoreCase, [.. pieces.Select(piece => Bytes(piece, ignoreCase))]));

    private int Words(EquatableArray<string> words, bool inOrder) =>
        Add(_words, WordPattern.Create(inOrder, [.. words.Select(word => Bytes(word, true))]));

    private int Pattern(EquatableArray<PatternPart> parts, bool ignoreCase) =>
        Add(_patterns, TextPattern.Create(ignoreCase, [.. parts.Select(part => part.Kind switch
        {
            PatternPartKind.AnyRun => TextPattern.AnyRun,
            PatternPartKind.AnyOne => TextPattern.AnyOne,
            PatternPartKind.Dash => TextPattern.Dash,
            _ => Bytes(part.Text, ignoreCase),
        })]));

    private int Expression(string pattern, RegexFlags flags) => Add(_expressions, TextRegex.Create(
        pattern,
        flags.HasFlag(RegexFlags.IgnoreCase),
        flags.HasFlag(RegexFlags.Multiline),
        flags.HasFlag(RegexFlags.DotMatchesLineEnd)));

    private static PlaceList Places(RegistryKeyIs keys) => new(
        keys.Places.Where(place => place.Root == RegistryRoot.LocalMachine).Select(Place),
        keys.Places.Where(place => place.Root == RegistryRoot.Users).Select(Place));

    private static Place Place(RegistryPlace place) =>
        new(place.User is null ? null : Bytes(place.User, true), Bytes(place.Key, true));

    private static byte[] Bytes(string text, bool fold) => [.. CSharpText.LooseUtf8(fold ? CSharpText.Fold(text) : text)];

    private int Append(Instruction instruction) => Add(_instructions, instruction);

    private static int Add<T>(List<T> items, T item)
    {
        items.Add(item);
        return items.Count - 1;
    }
}
