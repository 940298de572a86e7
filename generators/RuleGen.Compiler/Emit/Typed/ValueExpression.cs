using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Emit.Typed;

/// <summary>Writes where a value comes from as an expression over an event called <c>e</c>.</summary>
internal static class ValueExpression
{
    /// <summary>What stands for one item of a list inside a loop.</summary>
    public const string Item = "item";

    /// <summary>The member whose items a source runs over; null when it has one value at most.</summary>
    public static EventMember? ListOf(ValueSource source) => ValueSources.Members(source).FirstOrDefault(member => member.IsList);

    /// <summary>Whether the source is one text, or one a list item, in a single encoding.</summary>
    public static bool IsText(ValueSource source) => source switch
    {
        MemberSource member => member.Member.IsText,
        CallSource => true,
        ChoiceSource choice => choice.Tested == choice.WhenPresent && IsText(choice.WhenPresent) && IsText(choice.WhenAbsent)
            && ListOf(choice) is null && EncodingOf(choice.WhenPresent) == EncodingOf(choice.WhenAbsent),
        _ => false,
    };

    /// <summary>The encoding of a text source.</summary>
    public static TextEncoding EncodingOf(ValueSource source) => TextEncoding.Of(ValueSources.Members(source).First().Kind);

    /// <summary>The expression of a text source; inside a loop a list stands for its item.</summary>
    public static string Expression(ValueSource source, SourceWriter writer) => source switch
    {
        MemberSource { Member: { IsList: true } member } => Value(Item, member),
        MemberSource { Member: var member } => Value("e." + member.Name, member),
        CallSource call => $"{Kit(call, writer)}.{call.Function}({Arguments(call, writer)})",
        ChoiceSource choice => $"{Kit(choice, writer)}.Or({Expression(choice.WhenPresent, writer)}, {Expression(choice.WhenAbsent, writer)})",
        _ => throw new NotSupportedException($"{source.GetType().Name} is no single text."),
    };

    /// <summary>The items of a list member as something that foreach goes through.</summary>
    public static string Items(EventMember member, SourceWriter writer) => member.Form switch
    {
        MemberForm.Array => $"e.{member.Name}.AsSpan()",
        MemberForm.List => $"{writer.Use(RuntimeTypes.CollectionsMarshal)}.AsSpan(e.{member.Name})",
        _ => "e." + member.Name,
    };

    // A memory is read through its span; everything else turns into a span by itself.
    private static string Value(string expression, EventMember member) =>
        member.IsText && member.ElementType.Contains("Memory<") ? expression + ".Span" : expression;

    private static string Arguments(CallSource call, SourceWriter writer)
    {
        bool isPathAlone = call.Function == TextFunction.RegistryKey && call.Arguments[1] is null;
        return string.Join(", ", call.Arguments
            .Take(isPathAlone ? 1 : call.Arguments.Count)
            .Select(argument => argument is null ? "default" : Expression(argument, writer)));
    }

    private static string Kit(ValueSource source, SourceWriter writer) => writer.Use(EncodingOf(source).Kit);
}
