using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Tests.Evaluation;

/// <summary>Short spellings of fields, predicates and views for the tables of these tests.</summary>
internal static class Build
{
    public static EventView View(string json) => new(JsonRecord.Of(json));

    public static Field Raw(string name) => new(name, FieldView.Record, FieldType.Keyword);

    /// <summary>A field by the name a Sigma rule has for it.</summary>
    public static Field Sigma(string name) => new(name, FieldView.Source, FieldType.Keyword);

    public static Field Canonical(string name, FieldForm form = FieldForm.Text) => new(name, FieldView.Canonical, FieldType.Keyword, form);

    public static Expr Is(Field field, string literal, bool ignoreCase = false) =>
        new Test(new TextMatch(field, TextOperator.Equals, literal, ignoreCase));

    public static Expr Has(Field field) => new Test(new Exists(field));

    public static Expr All(params Expr[] operands) => new AllOf(operands.ToEquatable());

    public static Expr Any(params Expr[] operands) => new AnyOf(operands.ToEquatable());

    public static Rule Rule(Expr condition, EventClasses binding = EventClasses.Unknown, ReadingMode mode = ReadingMode.Intent)
    {
        EquatableArray<string> none = [];
        var metadata = new RuleMetadata("id", "Title", "medium", "test", "", "", "", "", none, none, none, none);
        return new Rule("rules/x.md", metadata, mode, binding, condition, "");
    }

    /// <summary>The texts of a field, separated by a bar; a dash when it is absent.</summary>
    public static string Texts(EventView view, Field field)
    {
        IReadOnlyList<RecordValue> values = view.Values(field);
        return values.Count == 0 ? "-" : string.Join("|", values.Select(LeafText.Of));
    }
}
