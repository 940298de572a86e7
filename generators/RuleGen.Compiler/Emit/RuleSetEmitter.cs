using System.Globalization;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>
/// Writes a whole set: a file a rule (or a fixed number of files for a large set), and the one set-wide file with all that knows of several
/// rules at once or of positions: slot numbers, rule numbers, the rules' texts and places.
/// </summary>
internal static class RuleSetEmitter
{
    // Parts of a switch are named with an underscore, which no rule's name has.
    private const int FewRules = 32;

    /// <summary>All files of a set; equal input gives equal bytes in equal order.</summary>
    public static EmittedFile[] Emit(RuleSetPlan plan, IEnumerable<RulePositions> positions, EmitOptions options) =>
        [.. MatcherFile.Of(plan).Select(file => file.Emit(options)), EmitSet(plan, positions, options)];

    /// <summary>The set-wide file.</summary>
    public static EmittedFile EmitSet(RuleSetPlan plan, IEnumerable<RulePositions> positions, EmitOptions options)
    {
        var writer = new SourceWriter();
        writer.UseSystem();
        string ruleSet = writer.Use(RuntimeTypes.RuleSet);
        string count = plan.Rules.Count.ToString(CultureInfo.InvariantCulture);
        writer.Summary($"The {(plan.Rules.Count == 1 ? "detection rule" : count + " detection rules")} of this project, compiled.");
        writer.Open($"{options.Visibility} static partial class {options.ClassName}");
        writer.Summary("How many rules the set has.");
        writer.Line($"public const int RuleCount = {count};");
        writer.Separate();
        writer.Summary("The rules as one set, which any number of threads may use at once.");
        writer.Line($"public static {ruleSet} RuleSet {{ get; }} = new CompiledRules();");
        WriteSlots(plan, writer);
        WriteRuleSet(plan, writer);
        new RuleInfoEmitter(writer).Write(plan, ByPath(positions));
        writer.Close();
        return new EmittedFile(options.ClassName + ".g.cs", writer.ToFile(options));
    }

    private static Dictionary<string, RulePositions> ByPath(IEnumerable<RulePositions> positions)
    {
        var byPath = new Dictionary<string, RulePositions>(StringComparer.Ordinal);
        foreach (RulePositions rule in positions)
        {
            if (!byPath.ContainsKey(rule.Path)) byPath.Add(rule.Path, rule);
        }
        return byPath;
    }

    private static void WriteSlots(RuleSetPlan plan, SourceWriter writer)
    {
        writer.Separate();
        writer.Summary("The numbers of the event buffer's slots.");
        writer.Open("public static class Slots");
        for (int i = 0; i < plan.Slots.Count; i++)
        {
            PlannedSlot slot = plan.Slots[i];
            writer.Separate();
            writer.Summary(Describe(slot.Key));
            writer.Line($"public const int {slot.Name} = {i.ToString(CultureInfo.InvariantCulture)};");
        }
        writer.Close();
    }

    private static string Describe(SlotKey key)
    {
        string what = key.Form switch
        {
            SlotForm.RegistryPath => $"The canonical registry path of {key.Field}",
            SlotForm.RegistryKey => $"The canonical registry key that {key.Field} names",
            SlotForm.Objects => $"The objects found at {key.Field}",
            _ => $"The value of {key.Field}",
        };
        return what + (key.View == FieldView.Record ? ", looked for under exactly this name." : ".");
    }

    private static void WriteRuleSet(RuleSetPlan plan, SourceWriter writer)
    {
        string buffer = writer.Use(RuntimeTypes.EventBuffer);
        writer.Separate();
        writer.Open("private sealed class CompiledRules : RuleSet");
        WriteConstructor(plan, writer);
        WriteMatch(plan, buffer, writer);
        WriteSwitch(plan, "public override bool IsMatch", $"(int rule, {buffer} e)", "(rule, e)", "IsMatch(e)", writer);
        string parameters = $"(int rule, int predicate, {buffer} e)";
        WriteSwitch(plan, "protected override bool Test", parameters, "(rule, predicate, e)", "Test(predicate, e)", writer);
        WriteSchema(plan, writer);
        if (plan.Rules.Count > 0) WriteAdd(writer);
        writer.Close();
    }

    private static void WriteConstructor(RuleSetPlan plan, SourceWriter writer)
    {
        writer.Line("public CompiledRules()");
        if (plan.Rules.Count == 0)
        {
            writer.Indented([": base(CreateSchema())"]);
        }
        else
        {
            writer.Indented([": base("]);
            IEnumerable<string> infos = plan.Rules.Select((rule, i) =>
                $"    Infos.{rule.TypeName}(){(i == plan.Rules.Count - 1 ? ")" : ",")}");
            writer.Indented(new[] { "    CreateSchema()," }.Concat(infos));
        }
        writer.Line("{");
        writer.Line("}");
    }

    private static void WriteMatch(RuleSetPlan plan, string buffer, SourceWriter writer)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public override int Match({buffer} e, Span<int> hits)");
        writer.Line("int count = 0;");
        List<(int First, int Count)> parts = Parts(plan);
        if (parts.Count == 1) WriteMatches(plan, parts[0], writer);
        else foreach ((int first, _) in parts) writer.Line($"count = MatchFrom_{Number(first)}(e, hits, count);");
        writer.Line("return count;");
        writer.Close();
        if (parts.Count == 1) return;
        foreach ((int First, int Count) part in parts)
        {
            writer.Separate();
            writer.Open($"private static int MatchFrom_{Number(part.First)}({buffer} e, Span<int> hits, int count)");
            WriteMatches(plan, part, writer);
            writer.Line("return count;");
            writer.Close();
        }
    }

    private static void WriteMatches(RuleSetPlan plan, (int First, int Count) part, SourceWriter writer)
    {
        for (int i = part.First; i < part.First + part.Count; i++)
        {
            writer.Line($"if ({plan.Rules[i].TypeName}.IsMatch(e)) Add({Number(i)}, hits, ref count);");
        }
    }

    private static void WriteSwitch(
        RuleSetPlan plan, string signature, string parameters, string arguments, string call, SourceWriter writer)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        List<(int First, int Count)> parts = Parts(plan);
        string name = signature.Substring(signature.LastIndexOf(' ') + 1);
        writer.Open($"{signature}{parameters} => rule switch");
        if (parts.Count == 1) WriteArms(plan, parts[0], call, writer);
        else foreach ((int first, int count) in parts) writer.Line($"{Range(first, count)} => {name}From_{Number(first)}{arguments},");
        writer.Line("_ => throw new ArgumentOutOfRangeException(nameof(rule)),");
        writer.Close(";");
        if (parts.Count == 1) return;
        foreach ((int First, int Count) part in parts)
        {
            writer.Separate();
            writer.Open($"private static bool {name}From_{Number(part.First)}{parameters} => rule switch");
            WriteArms(plan, part, call, writer);
            writer.Line("_ => false,");
            writer.Close(";");
        }
    }

    private static string Range(int first, int count) => $">= {Number(first)} and < {Number(first + count)}";

    private static void WriteArms(RuleSetPlan plan, (int First, int Count) part, string call, SourceWriter writer)
    {
        for (int i = part.First; i < part.First + part.Count; i++) writer.Line($"{Number(i)} => {plan.Rules[i].TypeName}.{call},");
    }

    private static void WriteSchema(RuleSetPlan plan, SourceWriter writer)
    {
        writer.Separate();
        string everyText = "keepsEveryText: " + (plan.KeepsEveryText ? "true" : "false");
        string start = $"private static {writer.Use(RuntimeTypes.EventSchema)} CreateSchema() => EventSchema.Create(";
        if (plan.Slots.Count == 0)
        {
            writer.Line(start + everyText + ");");
            return;
        }
        string view = writer.Use(RuntimeTypes.SlotView);
        string form = writer.Use(RuntimeTypes.SlotForm);
        string type = writer.Use(RuntimeTypes.SlotDefinition);
        writer.Line(start);
        IEnumerable<string> slots = plan.Slots.Select((slot, i) =>
        {
            string definition = $"new {type}({CSharpText.Literal(slot.Key.Field)}, {view}.{slot.Key.View}, {form}.{slot.Key.Form})";
            return definition + (i == plan.Slots.Count - 1 ? ");" : ",");
        });
        writer.Indented(new[] { everyText + "," }.Concat(slots));
    }

    private static void WriteAdd(SourceWriter writer)
    {
        writer.Separate();
        writer.Open("private static void Add(int rule, Span<int> hits, ref int count)");
        writer.Line("if (count < hits.Length) hits[count] = rule;");
        writer.Line("count++;");
        writer.Close();
    }

    /// <summary>Cuts the rules into parts of a screen each; as many parts as a part has rules once the set is large.</summary>
    private static List<(int First, int Count)> Parts(RuleSetPlan plan)
    {
        int count = plan.Rules.Count;
        int size = Math.Max(FewRules, (int)Math.Ceiling(Math.Sqrt(count)));
        var parts = new List<(int, int)>();
        for (int first = 0; first < count; first += size) parts.Add((first, Math.Min(size, count - first)));
        if (parts.Count == 0) parts.Add((0, 0));
        return parts;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
