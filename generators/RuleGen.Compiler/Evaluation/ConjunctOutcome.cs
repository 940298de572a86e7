using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Evaluation;

/// <summary>What became of one conjunct.</summary>
internal enum Verdict
{
    Held,

    False,

    /// <summary>False, and the record has none of the fields it reads.</summary>
    FieldAbsent,
}

/// <summary>One top-level conjunct of a condition, held against one record.</summary>
/// <param name="Conjunct">The conjunct.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Words">The conjunct and its outcome as one clause, with what the record says instead.</param>
internal sealed record ConjunctOutcome(Expr Conjunct, Verdict Verdict, string Words)
{
    private const int ShownValues = 2;

    public static ConjunctOutcome Of(Expr conjunct, EventView view)
    {
        string words = ConditionWords.Of(conjunct);
        if (ReferenceEvaluator.IsMatch(conjunct, view)) return new ConjunctOutcome(conjunct, Verdict.Held, words);
        List<Field> fields = Fields(conjunct, 0).Distinct().ToList();
        List<Field> present = fields.FindAll(field => view.Values(field).Count > 0);
        if (present.Count > 0) return new ConjunctOutcome(conjunct, Verdict.False, words + ": " + Actual(present[0], view));
        if (fields.Count == 0) return new ConjunctOutcome(conjunct, Verdict.False, words + ": not so");
        string names = string.Join(", ", fields.Select(field => field.Name).Distinct());
        return new ConjunctOutcome(conjunct, Verdict.FieldAbsent, words + ": the sample has no " + names);
    }

    private static string Actual(Field field, EventView view)
    {
        // A key is compared by its canonical texts, and an author looks for the path in the sample.
        IReadOnlyList<RecordValue> values = field.Form == FieldForm.RegistryKey
            ? view.Values(field with { Form = FieldForm.Text })
            : view.Values(field);
        if (values.Count == 0) values = view.Values(field);
        string shown = string.Join(", ", values.Take(ShownValues).Select(value => ConditionWords.Quote(LeafText.Of(value))));
        return $"the sample's {field.Name} is {shown}{(values.Count > ShownValues ? ", …" : "")}";
    }

    private static IEnumerable<Field> Fields(Expr condition, int depth)
    {
        if (depth > ReferenceEvaluator.MaxDepth) return [];
        return condition switch
        {
            AllOf all => all.Operands.SelectMany(operand => Fields(operand, depth + 1)),
            AnyOf any => any.Operands.SelectMany(operand => Fields(operand, depth + 1)),
            Not not => Fields(not.Operand, depth + 1),
            SameObject same => Fields(same.Inner, depth + 1),
            Test test when PredicateRules.FieldOf(test.Predicate) is Field field => [field],
            _ => [],
        };
    }
}
