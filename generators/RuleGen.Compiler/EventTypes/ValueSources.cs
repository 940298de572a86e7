using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.EventTypes;

/// <summary>Puts sources together, and says which combinations a matcher can read.</summary>
internal static class ValueSources
{
    /// <summary>
    /// A text made of others; null when they differ in encoding, when one is no text, or when more than one of them holds a list.
    /// </summary>
    public static ValueSource? Call(TextFunction function, params ValueSource?[] arguments)
    {
        if (arguments[0] is ChoiceSource choice && arguments.Skip(1).All(other => other is null) && !IsOfOneText(choice))
        {
            ValueSource?[] others = [.. arguments.Skip(1)];
            return Call(function, [choice.WhenPresent, .. others]) is { } present && Call(function, [choice.WhenAbsent, .. others]) is { } absent
                ? new ChoiceSource(choice.Tested, present, absent)
                : null;
        }
        EventMember[] members = arguments.OfType<ValueSource>().SelectMany(Members).Distinct().ToArray();
        bool fits = members.Length > 0
            && members.All(member => member.IsText && member.Kind == members[0].Kind)
            && members.Count(member => member.IsList) <= 1;
        return fits ? new CallSource(function, arguments.ToEquatable()) : null;
    }

    /// <summary>Whether a choice can be made text by text: its sides run over the same list, or each is a single one.</summary>
    private static bool IsOfOneText(ChoiceSource choice) => choice.Tested == choice.WhenPresent
        && ListOf(choice.WhenPresent) == ListOf(choice.WhenAbsent);

    private static EventMember? ListOf(ValueSource source) => Members(source).FirstOrDefault(member => member.IsList);

    /// <summary>The first of these sources that has a value in the event; null without sources.</summary>
    public static ValueSource? FirstOf(IEnumerable<ValueSource?> sources)
    {
        ValueSource[] known = sources.OfType<ValueSource>().Distinct().ToArray();
        if (known.Length == 0) return null;
        return known.Reverse().Skip(1).Aggregate(known[known.Length - 1], (rest, source) => new ChoiceSource(source, source, rest));
    }

    /// <summary>The values of all these sources; null without sources.</summary>
    public static ValueSource? Every(IEnumerable<ValueSource?> sources)
    {
        ValueSource[] known = sources.OfType<ValueSource>().Distinct().ToArray();
        return known.Length > 1 ? new EverySource(known.ToEquatable()) : known.FirstOrDefault();
    }

    /// <summary>The members a source reads.</summary>
    public static IEnumerable<EventMember> Members(ValueSource source) => source switch
    {
        MemberSource member => [member.Member],
        CallSource call => call.Arguments.OfType<ValueSource>().SelectMany(Members),
        ChoiceSource choice => Members(choice.Tested).Concat(Members(choice.WhenPresent)).Concat(Members(choice.WhenAbsent)),
        EverySource every => every.Sources.SelectMany(Members),
        _ => [],
    };
}
