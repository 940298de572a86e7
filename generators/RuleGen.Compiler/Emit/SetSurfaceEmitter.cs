using System.Globalization;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit;

/// <summary>
/// Writes what a project's own code may name of the set as a whole. It stays the same while rules are edited, as long as they neither come
/// nor go and read the same fields.
/// </summary>
internal static class SetSurfaceEmitter
{
    public static EmittedFile Emit(RuleSetOutline outline, EmitOptions options)
    {
        var writer = new SourceWriter();
        string ruleSet = writer.Use(RuntimeTypes.RuleSet);
        int rules = outline.TypeNames.Count;
        string count = rules.ToString(CultureInfo.InvariantCulture);
        writer.Summary($"The {(rules == 1 ? "detection rule" : count + " detection rules")} of this project, compiled.");
        writer.Open($"{options.Visibility} static partial class {options.ClassName}");
        writer.Summary("How many rules the set has.");
        writer.Line($"public const int RuleCount = {count};");
        writer.Separate();
        writer.Summary("The rules as one set, which any number of threads may use at once.");
        writer.Line($"public static {ruleSet} RuleSet {{ get; }} = CreateRuleSet();");
        if (outline.IsLarge) WriteNumbers(outline, writer);
        WriteSlots(outline, writer);
        if (outline.LogSources.Count > 0) WriteLogSources(outline, writer);
        WriteCreation(ruleSet, RuleSetEmitter.FileName(options), writer);
        writer.Close();
        return new EmittedFile(options.ClassName + ".g.cs", writer.ToFile(options));
    }

    // An editor may leave out, while somebody types, what a project's code cannot name. A partial method without a body is no error, so the
    // rest is whole without that file.
    private static void WriteCreation(string ruleSet, string implementation, SourceWriter writer)
    {
        writer.Separate();
        writer.Open($"private static {ruleSet} CreateRuleSet()");
        writer.Line($"{ruleSet}? rules = null;");
        writer.Line("Compiled(ref rules);");
        writer.Line("return rules!;");
        writer.Close();
        writer.Separate();
        writer.Comment($"Its body is in {implementation}, which an editor may leave out while somebody types.");
        writer.Line($"static partial void Compiled(ref {ruleSet}? rules);");
    }

    private static void WriteNumbers(RuleSetOutline outline, SourceWriter writer)
    {
        writer.Separate();
        writer.Summary("The numbers of the rules.");
        writer.Open("private static class RuleNumbers");
        for (int i = 0; i < outline.TypeNames.Count; i++)
        {
            writer.Line($"public const int {outline.TypeNames[i]} = {i.ToString(CultureInfo.InvariantCulture)};");
        }
        writer.Close();
    }

    private static void WriteSlots(RuleSetOutline outline, SourceWriter writer)
    {
        writer.Separate();
        writer.Summary("The numbers of the event buffer's slots.");
        writer.Open("public static class Slots");
        for (int i = 0; i < outline.Slots.Count; i++)
        {
            PlannedSlot slot = outline.Slots[i];
            writer.Separate();
            writer.Summary(Describe(slot.Key));
            writer.Line($"public const int {slot.Name} = {i.ToString(CultureInfo.InvariantCulture)};");
        }
        writer.Close();
    }

    private static void WriteLogSources(RuleSetOutline outline, SourceWriter writer)
    {
        writer.Separate();
        writer.Summary("The numbers of the log sources that rules are for.");
        writer.Open("public static class LogSources");
        for (int i = 0; i < outline.LogSources.Count; i++)
        {
            PlannedLogSource logSource = outline.LogSources[i];
            writer.Separate();
            writer.Summary($"Records of {LogSourceWords.Describe(logSource.Source)}.");
            writer.Line($"public const int {logSource.Name} = {i.ToString(CultureInfo.InvariantCulture)};");
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
            SlotForm.Presence => $"Whether the record has {key.Field}",
            _ => $"The value of {key.Field}",
        };
        return what + key.View switch
        {
            Model.FieldView.Record => ", looked for under exactly this name.",
            Model.FieldView.Source => ", under whatever its source calls it.",
            _ => ".",
        };
    }
}
