using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.EventTypes;

/// <summary>Looks at an event type beside the rules of its project: what no rule reads of it, and what rules miss in it.</summary>
internal static class EventTypeAdvice
{
    private const int MostRules = 3;

    public static IEnumerable<Diagnostic> Report(ReadEventType read, IEnumerable<PlannedRule> rules)
    {
        if (read.Type is not { } type) return [];
        var binding = new EventBinding(type);
        PlannedRule[] offered = rules.Where(rule => BoundRule.IsOffered(rule.Rule, type.Classes)).ToArray();
        return Unread(read, offered, binding).Concat(Lacking(read, offered, binding)).Concat(Unsaid(read, offered));
    }

    private static IEnumerable<Diagnostic> Unread(ReadEventType read, PlannedRule[] offered, EventBinding binding)
    {
        var members = new HashSet<EventMember>(offered
            .SelectMany(rule => ConditionWalk.Predicates(rule.Condition)).SelectMany(binding.MembersOf));
        return read.Type!.Members
            .Select((member, i) => (member, location: read.Members[i]))
            .Where(item => !members.Contains(item.member) && !read.Diagnostics.Any(finding => finding.Location == item.location))
            .Select(item => new Diagnostic("RG2002", Severity.Info, Message(read.Type, item.member), item.location));
    }

    private static IEnumerable<Diagnostic> Lacking(ReadEventType read, PlannedRule[] offered, EventBinding binding)
    {
        var misses = offered
            .SelectMany(rule => MissedBy(rule, binding).Select(field => (field, rule)))
            .GroupBy(item => item.field, item => item.rule)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, PlannedRule> miss in misses)
        {
            PlannedRule[] dead = miss.Where(rule => BoundRule.Of(rule, binding) is null).ToArray();
            bool matters = dead.Any(IsBound);
            yield return new Diagnostic(
                "RG2003", matters ? Severity.Warning : Severity.Info, Message(read.Type!, miss.Key, miss.Count(), dead), read.Location);
        }
    }

    private static IEnumerable<Diagnostic> Unsaid(ReadEventType read, PlannedRule[] offered)
    {
        PlannedRule[] left = offered.Where(rule => BoundRule.Unsaid(rule) is not null).ToArray();
        if (left.Length == 0) yield break;
        string test = WrittenName.Show(PredicateWords.Describe(BoundRule.Unsaid(left[0])!));
        string message = $"{Titles(left)} can never match {read.Type!.Name}: matchers over types have no test such as '{test}'; " +
            "read such events into an EventBuffer";
        yield return new Diagnostic("RG2003", Severity.Warning, message, read.Location);
    }

    /// <summary>The fields a rule reads that the type gives no value; for rules bound to no class, only those its class has at all.</summary>
    private static IEnumerable<string> MissedBy(PlannedRule rule, EventBinding binding) => ConditionWalk.Predicates(rule.Condition)
        .Where(predicate => binding.SourceOf(predicate) is null)
        .Select(predicate => ConditionWalk.FieldOf(predicate)?.Name)
        .OfType<string>()
        .Where(field => IsBound(rule)
            || (FieldTable.Find(field) is { } row && (FieldClasses.Of(row) & binding.Type.Classes) != 0))
        .Distinct();

    private static bool IsBound(PlannedRule rule) => rule.Rule.Binding != EventClasses.Unknown || rule.Rule.LogSource is not null;

    private static string Message(EventType type, EventMember member) =>
        $"No rule that is offered {type.Name} reads {WrittenName.Show(member.Mapped)}: {member.Name} may be left out";

    private static string Message(EventType type, string field, int count, PlannedRule[] dead)
    {
        string readers = count == 1 ? "a rule reads" : $"{PredicateWords.Number(count)} rules read";
        string outcome = dead.Length == 0 ? "" : $"; {Titles(dead)} can never match it";
        string name = WrittenName.Show(field);
        return $"{type.Name} has no {name}, which {readers}{outcome}: add a property with [Field(\"{name}\")]";
    }

    private static string Titles(PlannedRule[] rules)
    {
        string named = string.Join(", ", rules.Take(MostRules).Select(rule => "'" + rule.Rule.Metadata.Title + "'"));
        return rules.Length > MostRules ? $"{named} and {PredicateWords.Number(rules.Length - MostRules)} more" : named;
    }
}
