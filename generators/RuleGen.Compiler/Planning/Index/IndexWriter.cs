using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>Writes the index of a set: its sections, and for each the fields and tables that find its rules.</summary>
internal sealed class IndexWriter
{
    // With fewer rules another section costs more than it saves.
    private const int FewestSplit = 4;

    // Up to so many short texts of a field it is cheapest to look for one by one.
    private const int MostListed = 2;

    // Up to so many to look for the heads of all at once; beyond, too many heads pass, and it is cheaper to look every gram up.
    private const int MostScanned = 32;

    private readonly RuleSetPlan _plan;
    private readonly PredicateWriter _predicates;
    private readonly PlanParts _parts;
    private readonly TableWriter _tables;
    private readonly Dictionary<PlannedLogSource, int> _logSources = [];
    private readonly List<SectionDraft> _inner = [];
    private readonly Dictionary<int, int> _tellers = [];
    private int _roots;

    public IndexWriter(RuleSetPlan plan, PredicateWriter predicates, PlanParts parts)
    {
        _plan = plan;
        _predicates = predicates;
        _parts = parts;
        _tables = new TableWriter(parts);
        foreach (PlannedLogSource logSource in plan.LogSources) _logSources.Add(logSource, _logSources.Count);
    }

    public void Write()
    {
        // A rule that is bound to no class is offered nothing; among sections no class stands for something else.
        var roots = Enumerable.Range(0, _plan.Rules.Count)
            .Where(i => _plan.Rules[i].Rule.Binding != EventClasses.None)
            .GroupBy(i => SectionKey.Of(_plan.Rules[i]))
            .OrderBy(section => NumberOf(section.Key.LogSource)).ThenBy(section => section.Key.Classes)
            .ToList();
        _roots = roots.Count;
        foreach (var root in roots) WriteRoot(root.Key, root);

        // Writing a section that an event id leads to adds no further ones.
        foreach (SectionDraft draft in _inner) Write(EventClasses.None, -1, draft);
        for (int predicate = 0; predicate < _predicates.Count; predicate++)
        {
            _parts[PlanPart.Tellers].Add(_tellers.TryGetValue(predicate, out int field) ? field : -1);
        }
    }

    private int SlotOf(Witness witness) => witness.Slot == Witness.Record ? -1 : _predicates.SlotOf(witness.Slot);

    private int NumberOf(PlannedLogSource? logSource) => logSource is null ? -1 : _logSources[logSource];

    /// <summary>
    /// Writes what the records of a log source are offered. Where its rules are for many kinds of event, the event's id leads to a section
    /// of its own for each, so that only the fields are looked at that rules for this id read.
    /// </summary>
    private void WriteRoot(SectionKey key, IEnumerable<int> rules)
    {
        var root = new SectionDraft(key);
        var splits = rules.Select(rule => (Rule: rule, Split: EventIdSplit.Of(_plan.Rules[rule].Condition))).ToList();
        bool isSplit = splits.Count(rule => rule.Split is not null) >= FewestSplit;
        var inner = new Dictionary<Witness, SectionDraft>();
        foreach ((int rule, EventIdSplit? split) in splits)
        {
            if (!isSplit || split is null)
            {
                root.Add(rule, WitnessFinder.Find(_plan.Rules[rule].Condition));
                continue;
            }
            WitnessSet rest = WitnessFinder.Find(split.Rest);
            foreach (Witness id in split.Ids.Distinct())
            {
                if (!inner.TryGetValue(id, out SectionDraft? draft))
                {
                    inner.Add(id, draft = new SectionDraft(key));
                    root.Add(id, ~(_roots + _inner.Count));
                    _inner.Add(draft);
                }
                draft.Add(rule, rest);
            }
        }
        Write(key.Classes, NumberOf(key.LogSource), root);
    }

    private void Write(EventClasses classes, int logSource, SectionDraft section)
    {
        Tell(section);
        int firstField = FieldCount;
        foreach (var field in section.RulesOf.GroupBy(pair => SlotOf(pair.Key)).OrderBy(field => field.Key))
        {
            Write(field.Key, field, section.Predicates);
        }
        int fields = FieldCount - firstField;
        int firstRule = _parts[PlanPart.Rules].Count;
        _parts[PlanPart.Rules].AddRange(section.Always);
        _parts[PlanPart.Sections].AddRange(
        [
            unchecked((int)classes), unchecked((int)((ulong)classes >> 32)), logSource, firstRule, section.Always.Count, firstField, fields,
        ]);
    }

    private int FieldCount => _parts[PlanPart.Fields].Count / PlanFormat.FieldSize;

    /// <summary>
    /// Has the tables tell which of the texts that rules are found by are in a value, so that no rule need look for them again. To take in the
    /// texts that no rule is found by costs more than it saves: common ones are found in event after event and seldom asked for.
    /// </summary>
    private void Tell(SectionDraft section)
    {
        foreach (int rule in section.Rules)
        {
            foreach (Predicate predicate in ConditionWalk.Predicates(_plan.Rules[rule].Rule.Condition))
            {
                if (WitnessFinder.SameAs(predicate) is not { } witness || !section.RulesOf.ContainsKey(witness)) continue;
                section.Predicates[witness] = _predicates.NumberOf(predicate, section.Key);
            }
        }
    }

    private void Write(int slot, IEnumerable<KeyValuePair<Witness, List<int>>> rulesOf, Dictionary<Witness, int> predicates)
    {
        int number = FieldCount;
        WrittenWitness[] all =
        [
            .. rulesOf.Select(pair => new WrittenWitness(
                pair.Key,
                TextOf(pair.Key),
                FirstRule(pair.Value),
                pair.Value.Count,
                predicates.TryGetValue(pair.Key, out int predicate) ? predicate : -1)),
        ];
        foreach (WrittenWitness witness in all.Where(witness => witness.Predicate >= 0)) _tellers[witness.Predicate] = number;
        WrittenWitness[] shorts = Parts(PlanFormat.HeadLength, PlanLengths.SparsePart);
        WrittenWitness[] dense = shorts.Length > MostScanned ? Parts(PlanFormat.GramLength, PlanLengths.SparsePart) : [];
        WrittenWitness[] few = [.. shorts.Except(dense)];
        bool scans = few.Length > MostListed;
        List<int> fields = _parts[PlanPart.Fields];
        fields.Add(slot);
        fields.AddRange(
        [
            _tables.WriteValues(Of(WitnessKind.Value)),
            _tables.WriteNumbers(Of(WitnessKind.Number)),
            _tables.WriteEdges(Of(WitnessKind.Start), isEnd: false),
            _tables.WriteEdges(Of(WitnessKind.End), isEnd: true),
            _tables.WriteGrams(Parts(PlanLengths.SparsePart, int.MaxValue), PlanFormat.Stride),
            _tables.WriteGrams(dense, 1),
            _tables.WriteHeads(scans ? few : []),
            _tables.WriteList([.. Parts(0, PlanFormat.HeadLength), .. scans ? [] : few]),
            _tables.WriteList(Of(WitnessKind.NotAscii)),
            _tables.WriteList(Of(WitnessKind.OtherLetter)),
            _tables.WriteHeads(Of(WitnessKind.Anywhere)),
        ]);

        WrittenWitness[] Parts(int least, int end) => [.. Of(WitnessKind.Part).Where(witness =>
        {
            int length = _parts.BytesOf(witness.Text).Length;
            return length >= least && length < end;
        })];

        WrittenWitness[] Of(WitnessKind kind) => [.. all.Where(witness => witness.Witness.Kind == kind)];
    }

    private int TextOf(Witness witness) => witness.Kind == WitnessKind.Number
        ? _parts.Long(PlanPart.Integers, witness.Number)
        : _parts.Text(witness.Text, false);

    private int FirstRule(List<int> rules)
    {
        int first = _parts[PlanPart.Rules].Count;
        _parts[PlanPart.Rules].AddRange(rules);
        return first;
    }
}

/// <summary>A witness whose text and rules are written.</summary>
/// <param name="Witness">The witness.</param>
/// <param name="Text">The number of its text, or where its number begins.</param>
/// <param name="FirstRule">Where the list of its rules begins; a section is written as its complement.</param>
/// <param name="RuleCount">How long that list is.</param>
/// <param name="Predicate">The predicate that holds exactly when the witness is found; -1 for none.</param>
internal sealed record WrittenWitness(Witness Witness, int Text, int FirstRule, int RuleCount, int Predicate);

/// <summary>Which rules share a section: those offered the same events.</summary>
/// <param name="Classes">The classes of event they are bound to.</param>
/// <param name="LogSource">Their log source; null for none.</param>
internal readonly record struct SectionKey(EventClasses Classes, PlannedLogSource? LogSource)
{
    public static SectionKey Of(PlannedRule rule) => new(rule.Rule.Binding, rule.LogSource);
}

/// <summary>The rules of a section while it is put together.</summary>
/// <param name="key">Where the section stands, or the one that leads to it.</param>
internal sealed class SectionDraft(SectionKey key)
{
    public SectionKey Key => key;

    /// <summary>The rules of the section.</summary>
    public HashSet<int> Rules { get; } = [];

    /// <summary>The predicates that hold exactly when a witness is found.</summary>
    public Dictionary<Witness, int> Predicates { get; } = [];

    /// <summary>The rules without witness.</summary>
    public List<int> Always { get; } = [];

    /// <summary>The rules, or sections as their complement, that each witness stands for.</summary>
    public Dictionary<Witness, List<int>> RulesOf { get; } = [];

    public void Add(int rule, WitnessSet found)
    {
        Rules.Add(rule);
        if (found.Reason is not null) Always.Add(rule);
        foreach (Witness witness in found.Witnesses.Distinct()) Add(witness, rule);
    }

    public void Add(Witness witness, int rule)
    {
        if (!RulesOf.TryGetValue(witness, out List<int>? rules)) RulesOf.Add(witness, rules = []);
        rules.Add(rule);
    }
}

/// <summary>A condition taken apart: the event ids it asks for, and the rest.</summary>
/// <param name="Ids">The ids, as witnesses.</param>
/// <param name="Rest">What must hold besides.</param>
internal sealed record EventIdSplit(IReadOnlyList<Witness> Ids, Expr Rest)
{
    private const string EventId = "EventID";

    /// <summary>Takes a condition apart; null where it holds for ids that are not listed.</summary>
    public static EventIdSplit? Of(Expr condition)
    {
        Expr[] operands = condition is AllOf all ? [.. all.Operands] : [condition];
        for (int i = 0; i < operands.Length; i++)
        {
            WitnessSet found = WitnessFinder.Find(operands[i]);
            if (found.Reason is not null || found.Witnesses.Count == 0 || !found.Witnesses.All(IsEventId)) continue;
            return new EventIdSplit(found.Witnesses, new AllOf(operands.Where((_, at) => at != i).ToEquatable()));
        }
        return null;
    }

    private static bool IsEventId(Witness witness) => witness.Kind == WitnessKind.Number && witness.Slot.Field == EventId;
}
