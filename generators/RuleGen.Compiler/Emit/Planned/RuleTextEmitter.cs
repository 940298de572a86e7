using System.Globalization;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Emit.Planned;

/// <summary>
/// Writes what a large set knows about its rules as text that the runtime reads when somebody asks: a line each for what a rule says about
/// itself and for each of its predicates. It names slots and log sources and numbers none, so that it depends on its own rules alone.
/// </summary>
internal sealed class RuleTextEmitter
{
    private readonly List<string> _lines = [];

    /// <summary>A file with the texts of one bucket.</summary>
    public static EmittedFile Emit(string hintName, int bucket, IEnumerable<PlacedRule> rules, EmitOptions options)
    {
        var writer = new SourceWriter();
        var emitter = new RuleTextEmitter();
        foreach (PlacedRule rule in rules) emitter.Write(rule);
        writer.Open($"{options.Visibility} static partial class {options.ClassName}");
        writer.Open("private static partial class Infos");
        writer.Line($"{Signature(bucket, writer)} => texts.Add(");
        writer.Data("    static () => ", emitter._lines, ",");
        string[] numbers = [.. rules.Select(rule => "RuleNumbers." + rule.Rule.TypeName + ",")];
        writer.Indented(["[", .. numbers.Select(number => "    " + number), "]);"]);
        writer.Close();
        writer.Close();
        return new EmittedFile(hintName, writer.ToFile(options));
    }

    /// <summary>The method that adds the texts of a bucket; without a body in the buckets that have no rule.</summary>
    public static string Signature(int bucket, SourceWriter writer) =>
        $"static partial void {Name(bucket)}({writer.Use(RuntimeTypes.RuleTexts)} texts)";

    /// <summary>The name of that method.</summary>
    public static string Name(int bucket) => "Add" + Bucket.Name(bucket);

    private void Write(PlacedRule placed)
    {
        Rule rule = placed.Rule.Rule;
        RuleMetadata metadata = rule.Metadata;
        _lines.Add("rule");
        Text("id", placed.Id);
        Text("title", placed.Title);
        _lines.Add("level " + placed.Level);
        if (metadata.Status.Length > 0) Text("status", metadata.Status);
        if (placed.Description.Length > 0) Text("about", placed.Description);
        if (metadata.Author.Length > 0) Text("author", metadata.Author);
        Texts("technique", metadata.Techniques);
        Texts("tag", metadata.Tags);
        Texts("reference", metadata.References);
        Texts("false-positive", metadata.FalsePositives);
        Text("path", rule.Path);
        _lines.Add("line " + Number(placed.Line));
        if (rule.Binding != EventClasses.Unknown) _lines.Add("classes " + rule.Binding);
        if (rule.LogSource is { } source) Write(source);
        WritePredicates(placed);
    }

    private void Write(LogSource source)
    {
        _lines.Add("log-source" + (source.SecurityEquivalents ? " equivalents" : "") + (source.NeedsDeclaration ? " declared" : ""));
        if (source.Product is not null) Text("product", source.Product);
        if (source.Category is not null) Text("category", source.Category);
        if (source.Service is not null) Text("service", source.Service);
    }

    private void WritePredicates(PlacedRule placed)
    {
        List<Predicate> predicates = ConditionWalk.Predicates(placed.Rule.Rule.Condition);
        string field = "field";
        string file = "";
        for (int i = 0; i < predicates.Count; i++)
        {
            FileSpan span = placed.SpanOf(i);
            if (Field(predicates[i]) is var read && read != field) _lines.Add(field = read);
            if (placed.OtherFile(span) is var other && other != file) Text("file", file = other);
            string place = $"{Number(span.StartLine + 1)}:{Number(span.StartColumn + 1)}+{Number(span.Length)}";
            Text(place, PredicateWords.Describe(predicates[i]));
        }
    }

    private static string Field(Predicate predicate) => ConditionWalk.SlotOf(predicate) is { } slot
        ? $"field {slot.View} {slot.Form} {CSharpText.DataValue(slot.Field)}"
        : "field";

    private void Text(string key, string value) => _lines.Add(key + " " + CSharpText.DataValue(value));

    private void Texts(string key, EquatableArray<string> values)
    {
        foreach (string value in values) Text(key, value);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
