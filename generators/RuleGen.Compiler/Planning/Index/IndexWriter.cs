using RuleGen.Shared;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>Writes the index of a set: its sections, and for each the fields and tables that find its rules.</summary>
internal sealed class IndexWriter
{
    private readonly RuleSetPlan _plan;
    private readonly PredicateWriter _predicates;
    private readonly PlanParts _parts;
    private readonly TableWriter _tables;
    private readonly Dictionary<PlannedLogSource, int> _logSources = [];

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
        IEnumerable<IGrouping<(EventClasses Classes, int LogSource), int>> sections = Enumerable.Range(0, _plan.Rules.Count)
            .GroupBy(i => (_plan.Rules[i].Rule.Binding, LogSourceOf(_plan.Rules[i])))
            .OrderBy(section => section.Key.Item2).ThenBy(section => section.Key.Binding);
        foreach (IGrouping<(EventClasses Classes, int LogSource), int> section in sections) Write(section.Key.Classes, section.Key.LogSource, section);
    }

    private int LogSourceOf(PlannedRule rule) => rule.LogSource is { } logSource ? _logSources[logSource] : -1;

    private void Write(EventClasses classes, int logSource, IEnumerable<int> rules)
    {
        var always = new List<int>();
        var rulesOf = new Dictionary<Witness, List<int>>();
        foreach (int rule in rules)
        {
            WitnessSet found = WitnessFinder.Find(_plan.Rules[rule].Condition);
            if (found.Reason is not null) always.Add(rule);
            foreach (Witness witness in found.Witnesses.Distinct())
            {
                if (!rulesOf.TryGetValue(witness, out List<int>? list)) rulesOf.Add(witness, list = []);
                list.Add(rule);
            }
        }

        int firstField = _parts[PlanPart.Fields].Count / PlanFormat.FieldSize;
        foreach (IGrouping<int, KeyValuePair<Witness, List<int>>> field in rulesOf.GroupBy(pair => _predicates.SlotOf(pair.Key.Slot)).OrderBy(field => field.Key))
        {
            Write(field.Key, field);
        }
        int fields = (_parts[PlanPart.Fields].Count / PlanFormat.FieldSize) - firstField;
        int firstRule = _parts[PlanPart.Rules].Count;
        _parts[PlanPart.Rules].AddRange(always);
        _parts[PlanPart.Sections].AddRange(
            [unchecked((int)classes), unchecked((int)((ulong)classes >> 32)), logSource, firstRule, always.Count, firstField, fields]);
    }

    private void Write(int slot, IEnumerable<KeyValuePair<Witness, List<int>>> rulesOf)
    {
        WrittenWitness[] all = [.. rulesOf.Select(pair => new WrittenWitness(pair.Key, TextOf(pair.Key), FirstRule(pair.Value), pair.Value.Count))];
        List<int> fields = _parts[PlanPart.Fields];
        fields.Add(slot);
        fields.AddRange(
        [
            _tables.WriteValues(Of(WitnessKind.Value)),
            _tables.WriteNumbers(Of(WitnessKind.Number)),
            _tables.WriteEdges(Of(WitnessKind.Start), isEnd: false),
            _tables.WriteEdges(Of(WitnessKind.End), isEnd: true),
            _tables.WriteGrams([.. Of(WitnessKind.Part).Where(IsLong)], PlanFormat.Stride),
            _tables.WriteGrams([.. Of(WitnessKind.Part).Where(witness => !IsLong(witness))], 1),
        ]);

        WrittenWitness[] Of(WitnessKind kind) => [.. all.Where(witness => witness.Witness.Kind == kind)];
    }

    private bool IsLong(WrittenWitness witness) => _parts.BytesOf(witness.Text).Length >= PlanLengths.SparsePart;

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
/// <param name="FirstRule">Where the list of its rules begins.</param>
/// <param name="RuleCount">How long that list is.</param>
internal sealed record WrittenWitness(Witness Witness, int Text, int FirstRule, int RuleCount);
