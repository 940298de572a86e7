using RuleGen.Shared;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>Writes the index of a set: its sections, and for each the fields and tables that find its rules.</summary>
internal sealed class IndexWriter
{
    // Up to so many short texts of a field it is cheapest to look for one by one.
    private const int MostListed = 2;

    // Up to so many to look for the heads of all at once; beyond, too many heads pass, and it is cheaper to look every gram up.
    private const int MostScanned = 32;

    private readonly PredicateWriter _predicates;
    private readonly PlanParts _parts;
    private readonly TableWriter _tables;
    private readonly Dictionary<int, int> _tellers = [];

    public IndexWriter(PredicateWriter predicates, PlanParts parts)
    {
        _predicates = predicates;
        _parts = parts;
        _tables = new TableWriter(parts);
    }

    public void Write(IndexDraft draft)
    {
        foreach (SectionDraft root in draft.Roots) Write(root.Key.Classes, root.LogSource, root);
        foreach (SectionDraft inner in draft.Inner) Write(EventClasses.None, -1, inner);
        for (int predicate = 0; predicate < _predicates.Count; predicate++)
        {
            _parts[PlanPart.Tellers].Add(_tellers.TryGetValue(predicate, out int field) ? field : -1);
        }
    }

    private int SlotOf(Witness witness) => witness.Slot == Witness.Record ? -1 : _predicates.SlotOf(witness.Slot);

    private void Write(EventClasses classes, int logSource, SectionDraft section)
    {
        int firstField = FieldCount;
        foreach (var field in section.RulesOf.GroupBy(pair => SlotOf(pair.Key)).OrderBy(field => field.Key))
        {
            Write(field.Key, field, section.Tests);
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

    private void Write(int slot, IEnumerable<KeyValuePair<Witness, List<int>>> rulesOf, Dictionary<Witness, RuleTest> tests)
    {
        int number = FieldCount;
        WrittenWitness[] all =
        [
            .. rulesOf.Select(pair => new WrittenWitness(
                pair.Key,
                TextOf(pair.Key),
                FirstRule(pair.Value),
                pair.Value.Count,
                tests.TryGetValue(pair.Key, out RuleTest test) ? _predicates.NumberOf(test.Rule, test.Predicate) : -1)),
        ];
        foreach (WrittenWitness witness in all.Where(witness => witness.Predicate >= 0)) _tellers[witness.Predicate] = number;
        WrittenWitness[] shorts = Parts(PlanFormat.HeadLength, PlanLengths.SparsePart);
        bool areMany = shorts.Length > MostScanned;
        WrittenWitness[] dense = areMany ? Parts(PlanFormat.GramLength, PlanLengths.SparsePart) : [];
        WrittenWitness[] few = areMany ? Parts(PlanFormat.HeadLength, PlanFormat.GramLength) : shorts;
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
