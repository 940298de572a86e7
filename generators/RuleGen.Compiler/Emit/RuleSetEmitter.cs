using System.Globalization;
using RuleGen.Compiler.Emit.Planned;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>
/// Writes a whole set: a file a rule (or a fixed number of files for a large set), what a project's code may name of the set, the class that
/// implements it, and the rules' texts and places.
/// </summary>
internal static class RuleSetEmitter
{
    // Parts of a switch are named with an underscore, which no rule's name has.
    private const int FewRules = 32;

    /// <summary>All files of a set; equal input gives equal bytes in equal order.</summary>
    public static EmittedFile[] Emit(RuleSetPlan plan, IEnumerable<RulePositions> positions, EmitOptions options)
    {
        RuleSetOutline outline = RuleSetOutline.Of(plan);
        return
        [
            .. MatcherFile.Of(plan).Select(file => file.Emit(options)),
            SetSurfaceEmitter.Emit(outline, options),
            EmitRules(outline, options),
            .. InfoFile.Of(plan, positions).Select(file => file.Emit(options)),
            .. PlanFileEmitter.Emit(plan, options) is { } file ? [file] : Array.Empty<EmittedFile>(),
        ];
    }

    /// <summary>The file with the class that implements the set, all of it private.</summary>
    public static EmittedFile EmitRules(RuleSetOutline outline, EmitOptions options)
    {
        var writer = new SourceWriter();
        writer.UseSystem();
        writer.Open($"{options.Visibility} static partial class {options.ClassName}");
        writer.Line($"static partial void Compiled(ref {writer.Use(RuntimeTypes.RuleSet)}? rules) => rules = new CompiledRules();");
        WriteRuleSet(outline, writer);
        if (outline.IsLarge) PlannedSetEmitter.WriteInfos(writer);
        writer.Close();
        return new EmittedFile(FileName(options), writer.ToFile(options));
    }

    /// <summary>The name of the file with the class that implements the set.</summary>
    public static string FileName(EmitOptions options) => options.ClassName + ".Rules.g.cs";

    private static void WriteRuleSet(RuleSetOutline set, SourceWriter writer)
    {
        string buffer = writer.Use(RuntimeTypes.EventBuffer);
        writer.Separate();
        writer.Open("private sealed class CompiledRules : RuleSet");
        WriteConstructor(set, writer);
        if (set.IsLarge) PlannedSetEmitter.WriteMatch(buffer, writer);
        else WriteMatch(set, buffer, writer);
        WriteSwitch(set, "public override bool IsMatch", $"(int rule, {buffer} e)", "(rule, e)", "IsMatch(e)", writer);
        string parameters = $"(int rule, int predicate, {buffer} e)";
        if (set.IsLarge) PlannedSetEmitter.WriteTest(parameters, writer);
        else WriteSwitch(set, "protected override bool Test", parameters, "(rule, predicate, e)", "Test(predicate, e)", writer);
        WriteSchema(set, writer);
        if (set.TypeNames.Count > 0) WriteAdd(writer);
        writer.Close();
    }

    private static void WriteConstructor(RuleSetOutline set, SourceWriter writer)
    {
        writer.Line("public CompiledRules()");
        if (set.IsLarge)
        {
            writer.Indented([": base(CreateSchema(), RuleCount, Infos.AddAll)"]);
        }
        else if (set.TypeNames.Count == 0)
        {
            writer.Indented([": base(CreateSchema())"]);
        }
        else
        {
            writer.Indented([": base("]);
            IEnumerable<string> infos = set.TypeNames.Select((name, i) =>
                $"    Infos.{name}(){(i == set.TypeNames.Count - 1 ? ")" : ",")}");
            writer.Indented(new[] { "    CreateSchema()," }.Concat(infos));
        }
        writer.Line("{");
        writer.Line("}");
    }

    private static void WriteMatch(RuleSetOutline set, string buffer, SourceWriter writer)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public override int Match({buffer} e, Span<int> hits)");
        writer.Line("int count = 0;");
        List<(int First, int Count)> parts = Parts(set);
        if (parts.Count == 1) WriteMatches(set, parts[0], writer);
        else foreach ((int first, _) in parts) writer.Line($"count = MatchFrom_{Number(first)}(e, hits, count);");
        writer.Line("return count;");
        writer.Close();
        if (parts.Count == 1) return;
        foreach ((int First, int Count) part in parts)
        {
            writer.Separate();
            writer.Open($"private static int MatchFrom_{Number(part.First)}({buffer} e, Span<int> hits, int count)");
            WriteMatches(set, part, writer);
            writer.Line("return count;");
            writer.Close();
        }
    }

    private static void WriteMatches(RuleSetOutline set, (int First, int Count) part, SourceWriter writer)
    {
        for (int i = part.First; i < part.First + part.Count; i++)
        {
            writer.Line($"if ({set.TypeNames[i]}.IsMatch(e)) Add({Number(i)}, hits, ref count);");
        }
    }

    private static void WriteSwitch(
        RuleSetOutline set, string signature, string parameters, string arguments, string call, SourceWriter writer)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        List<(int First, int Count)> parts = Parts(set);
        string name = signature.Substring(signature.LastIndexOf(' ') + 1);
        writer.Open($"{signature}{parameters} => rule switch");
        if (parts.Count == 1) WriteArms(set, parts[0], call, writer);
        else foreach ((int first, int count) in parts) writer.Line($"{Range(first, count)} => {name}From_{Number(first)}{arguments},");
        writer.Line("_ => throw new ArgumentOutOfRangeException(nameof(rule)),");
        writer.Close(";");
        if (parts.Count == 1) return;
        foreach ((int First, int Count) part in parts)
        {
            writer.Separate();
            writer.Open($"private static bool {name}From_{Number(part.First)}{parameters} => rule switch");
            WriteArms(set, part, call, writer);
            writer.Line("_ => false,");
            writer.Close(";");
        }
    }

    private static string Range(int first, int count) => $">= {Number(first)} and < {Number(first + count)}";

    private static void WriteArms(RuleSetOutline set, (int First, int Count) part, string call, SourceWriter writer)
    {
        for (int i = part.First; i < part.First + part.Count; i++) writer.Line($"{Number(i)} => {set.TypeNames[i]}.{call},");
    }

    private static void WriteSchema(RuleSetOutline set, SourceWriter writer)
    {
        writer.Separate();
        string everyText = "keepsEveryText: " + Boolean(set.KeepsEveryText);
        string start = $"private static {writer.Use(RuntimeTypes.EventSchema)} CreateSchema() => EventSchema.Create(";
        if (set.Slots.Count == 0 && set.LogSources.Count == 0 && !set.IsLarge)
        {
            writer.Line(start + everyText + ");");
            return;
        }
        string view = writer.Use(RuntimeTypes.SlotView);
        string form = writer.Use(RuntimeTypes.SlotForm);
        string type = writer.Use(RuntimeTypes.SlotDefinition);
        writer.Line(start);
        IEnumerable<string> slots = set.Slots.Select((slot, i) =>
        {
            string definition = $"new {type}({CSharpText.Literal(slot.Key.Field)}, {view}.{slot.Key.View}, {form}.{slot.Key.Form})";
            return definition + (i == set.Slots.Count - 1 ? ");" : ",");
        });
        string[] first = set.IsLarge ? [PlannedSetEmitter.ReadPlan(writer) + ",", everyText + ","] : [everyText + ","];
        writer.Indented(first.Concat(LogSources(set, writer)).Concat(slots));
    }

    private static IEnumerable<string> LogSources(RuleSetOutline set, SourceWriter writer)
    {
        if (set.LogSources.Count == 0) return set.IsLarge ? [set.Slots.Count == 0 ? "[]);" : "[],"] : [];
        string type = writer.Use(RuntimeTypes.LogSourceDefinition);
        IEnumerable<string> definitions = set.LogSources.Select(planned => planned.Source).Select(source =>
            $"    new {type}({Attributes(source)}, {Boolean(source.SecurityEquivalents)}, {Boolean(source.NeedsDeclaration)}),");
        return ["[", .. definitions, set.Slots.Count == 0 ? "]);" : "],"];
    }

    /// <summary>Product, category and service as arguments.</summary>
    public static string Attributes(LogSource source)
    {
        string?[] names = [source.Product, source.Category, source.Service];
        return string.Join(", ", names.Select(name => name is null ? "null" : CSharpText.Literal(name)));
    }

    private static string Boolean(bool value) => value ? "true" : "false";

    private static void WriteAdd(SourceWriter writer)
    {
        writer.Separate();
        writer.Open("private static void Add(int rule, Span<int> hits, ref int count)");
        writer.Line("if (count < hits.Length) hits[count] = rule;");
        writer.Line("count++;");
        writer.Close();
    }

    /// <summary>Cuts the rules into parts of a screen each; as many parts as a part has rules once the set is large.</summary>
    private static List<(int First, int Count)> Parts(RuleSetOutline set)
    {
        int count = set.TypeNames.Count;
        int size = Math.Max(FewRules, (int)Math.Ceiling(Math.Sqrt(count)));
        var parts = new List<(int, int)>();
        for (int first = 0; first < count; first += size) parts.Add((first, Math.Min(size, count - first)));
        if (parts.Count == 0) parts.Add((0, 0));
        return parts;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
