using System.Globalization;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Emit;

/// <summary>
/// Writes what a set knows about its rules: each rule's texts, and where its query and its predicates stand in the rule file.
/// </summary>
internal sealed class RuleInfoEmitter
{
    private const int MostPredicates = 32;
    private const int MostPartsOnLine = 4;

    private readonly SourceWriter _writer;

    private RuleInfoEmitter(SourceWriter writer) => _writer = writer;

    /// <summary>A file with one method a rule, called as the rule's class is.</summary>
    public static EmittedFile Emit(string hintName, IEnumerable<PlacedRule> rules, EmitOptions options)
    {
        var writer = new SourceWriter();
        var emitter = new RuleInfoEmitter(writer);
        writer.Open($"{options.Visibility} static partial class {options.ClassName}");
        writer.Open("private static partial class Infos");
        foreach (PlacedRule rule in rules) emitter.Write(rule);
        writer.Close();
        writer.Close();
        return new EmittedFile(hintName, writer.ToFile(options));
    }

    private void Write(PlacedRule placed)
    {
        PlannedRule planned = placed.Rule;
        Rule rule = planned.Rule;
        RuleMetadata metadata = rule.Metadata;
        List<string> predicates = Predicates(placed);
        string[] parts = predicates.Count <= MostPredicates ? [] : Chunks(planned, predicates);

        _writer.Separate();
        _writer.Open($"public static {_writer.Use(RuntimeTypes.RuleInfo)} {planned.TypeName}() => new()");
        Text("Id", placed.Id);
        Text("Title", placed.Title);
        _writer.Line($"Level = {_writer.Use(RuntimeTypes.RuleLevel)}.{placed.Level},");
        if (metadata.Status.Length > 0) Text("Status", metadata.Status);
        if (placed.Description.Length > 0) Text("Description", placed.Description);
        if (metadata.Author.Length > 0) Text("Author", metadata.Author);
        Texts("Techniques", metadata.Techniques);
        Texts("Tags", metadata.Tags);
        Texts("References", metadata.References);
        Texts("FalsePositives", metadata.FalsePositives);
        Text("Path", rule.Path);
        _writer.Line($"Line = {Number(placed.Line)},");
        if (rule.Binding != EventClasses.Unknown) _writer.Line($"Binding = {RuleEmitter.ClassesExpression(rule.Binding, _writer)},");
        if (planned.LogSource is { } logSource)
        {
            _writer.Line($"LogSource = new {_writer.Use(RuntimeTypes.LogSource)}({RuleSetEmitter.Attributes(logSource.Source)}),");
            _writer.Line($"LogSourceNumber = LogSources.{logSource.Name},");
        }
        if (parts.Length > MostPartsOnLine) List("Predicates =", parts.Select(part => $".. {part}(),").ToList(), ",");
        else if (parts.Length > 0) _writer.Line($"Predicates = [{string.Join(", ", parts.Select(part => $".. {part}()"))}],");
        else if (predicates.Count > 0) List("Predicates =", predicates, ",");
        _writer.Close(";");
        for (int i = 0; i < parts.Length; i++)
        {
            _writer.Separate();
            _writer.Line($"private static {_writer.Use(RuntimeTypes.PredicateInfo)}[] {parts[i]}() =>");
            List("", predicates.GetRange(i * MostPredicates, Math.Min(MostPredicates, predicates.Count - (i * MostPredicates))), ";");
        }
    }

    // Rules are named without underscore, so no rule can take one of these names.
    private static string[] Chunks(PlannedRule planned, List<string> predicates) =>
        Enumerable.Range(0, (predicates.Count + MostPredicates - 1) / MostPredicates)
            .Select(part => planned.TypeName + "_Predicates" + Number(part * MostPredicates))
            .ToArray();

    private static List<string> Predicates(PlacedRule placed)
    {
        var slots = placed.Rule.Slots.ToDictionary(slot => slot.Key, slot => "Slots." + slot.Name);
        List<Predicate> predicates = ConditionWalk.Predicates(placed.Rule.Rule.Condition);
        var lines = new List<string>(predicates.Count);
        for (int i = 0; i < predicates.Count; i++)
        {
            FileSpan span = placed.SpanOf(i);
            string field = CSharpText.Literal(ConditionWalk.FieldOf(predicates[i])?.Name ?? "");
            string slot = ConditionWalk.SlotOf(predicates[i]) is { } key ? slots[key] : "-1";
            string words = CSharpText.Literal(PredicateWords.Describe(predicates[i]));
            string place = $"{Number(span.StartLine + 1)}, {Number(span.StartColumn + 1)}, {Number(span.Length)}";
            string path = placed.OtherFile(span) is { Length: > 0 } other ? $" {{ Path = {CSharpText.Literal(other)} }}" : "";
            lines.Add($"new({field}, {words}, {slot}, {place}){path},");
        }
        return lines;
    }

    private void List(string heading, List<string> lines, string tail)
    {
        if (heading.Length > 0) _writer.Line(heading);
        _writer.Line("[");
        _writer.Indented(lines);
        _writer.Line("]" + tail);
    }

    private void Text(string property, string value) => _writer.Line($"{property} = {CSharpText.Literal(value)},");

    private void Texts(string property, EquatableArray<string> values)
    {
        if (values.Count > 0) _writer.Line($"{property} = [{string.Join(", ", values.Select(CSharpText.Literal))}],");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
