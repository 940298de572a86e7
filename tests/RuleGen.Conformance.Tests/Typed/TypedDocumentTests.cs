using RuleGen.Compiler;
using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Samples;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;
using RuleGen.Conformance.Tests.Support;
using RuleGen.Shared;

namespace RuleGen.Conformance.Tests.Typed;

/// <summary>The samples of this repository's rules as events of types that hold what each rule reads.</summary>
public sealed class TypedDocumentTests
{
    [RepositoryFact]
    public void Every_sample_has_its_verdict_as_a_typed_event_in_both_encodings()
    {
        string root = Repository.Root!;
        SourceFile[] files = [.. Directory.EnumerateFiles(Path.Combine(root, "rules"), "*.md", SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];
        var groups = new List<TypedGroup>();
        var cases = new List<(int Group, TypedEvent Type, object?[] Values, bool MustMatch, string Place)>();
        foreach (SourceFile file in files)
        {
            CompiledFile compiled = RuleCompiler.Compile(file, CompilerOptions.Default, CancellationToken.None);
            if (compiled.Rule is not { } rule) continue;
            var types = new List<TypedEvent>();
            foreach (Sample sample in DocumentReader.Read(file).Samples)
            {
                foreach (string encoding in new[] { "string?", "byte[]?" })
                {
                    (TypedEvent type, object?[] values) = Give(rule, new EventView(sample.Record), encoding, $"Event{groups.Count}x{types.Count}");
                    types.Add(type);
                    cases.Add((groups.Count, type, values, sample.MustMatch, $"{file.Path}({sample.Location.StartLine + 1})"));
                }
            }
            groups.Add(new TypedGroup([rule], types));
        }

        using TypedRules rules = TypedRules.Of([.. groups]);
        foreach ((int group, TypedEvent type, object?[] values, bool mustMatch, string place) in cases)
        {
            TypedAnswer answer = rules.Ask(group, 0, type, values);
            Assert.True(answer.IsOne && answer.Emitted == mustMatch, $"{place}: {answer}\n{type}\n{EquivalentRecord.Show(type, values)}");
        }
        Assert.True(groups.Count >= 4, $"only {groups.Count} rules were found");
        Assert.InRange(cases.Count(item => item.MustMatch), groups.Count, cases.Count - groups.Count);
    }

    private static (TypedEvent Type, object?[] Values) Give(Rule rule, EventView view, string text, string name)
    {
        var properties = new List<(string Field, string Declared)>();
        var values = new List<object?>();
        IEnumerable<string> fields = ConditionWalk.Predicates(rule.Condition).Select(ConditionWalk.FieldOf).OfType<Field>()
            .Select(field => field.Name == "registry.key" ? "registry.path" : field.Name);
        foreach (string field in fields.Append("registry.value").Distinct())
        {
            bool isSingle = field is "registry.value" or "registry.hive";
            string declared = isSingle ? text : text == "string?" ? "string?[]?" : "byte[][]?";
            PropertyKind kind = PropertyKind.Of(declared);
            string[] texts = [.. view.Values(new Field(field, FieldView.Canonical, FieldType.Keyword)).Select(LeafText.Of)];
            properties.Add((field, declared));
            values.Add(isSingle ? kind.Carry(texts.FirstOrDefault()) : kind.CarryAll([.. texts.Select(kind.Carry)]));
        }
        return (TypedEvent.Of(name, ClassOf(rule, view), [.. properties]), [.. values]);
    }

    // A record that leaves its class open is given as one of those the rule is offered.
    private static string ClassOf(Rule rule, EventView view) =>
        EventClassNames.All.FirstOrDefault(name => EventClassNames.Find(name) == view.Classes)
        ?? EventClassNames.All.First(name => (EventClassNames.Find(name) & view.Classes & rule.Binding) is not (null or EventClasses.None));
}
