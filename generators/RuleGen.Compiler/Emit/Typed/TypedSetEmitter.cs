using System.Globalization;
using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Planning;

namespace RuleGen.Compiler.Emit.Typed;

/// <summary>Writes the one method that asks every rule over events of one type.</summary>
internal static class TypedSetEmitter
{
    // A screen of rules a method.
    private const int MostRules = 32;

    /// <summary>The file with <c>Match</c> over one type; rules bear the numbers they have in the set.</summary>
    /// <param name="outline">The set.</param>
    /// <param name="met">The class names of the rules that some event of the type can meet.</param>
    /// <param name="type">The type.</param>
    /// <param name="options">How the code is named.</param>
    public static EmittedFile Emit(RuleSetOutline outline, IEnumerable<string> met, NamedEventType type, EmitOptions options)
    {
        var names = new HashSet<string>(met, StringComparer.Ordinal);
        (string TypeName, int Number)[] rules = outline.TypeNames
            .Select((name, i) => (name, i))
            .Where(item => names.Contains(item.name))
            .ToArray();
        var writer = new SourceWriter();
        writer.UseSystem();
        writer.Open($"{options.Visibility} static partial class {options.ClassName}");
        writer.Summary("Asks every rule that events of this type can meet. Allocates nothing and never throws.");
        writer.Line("/// <param name=\"e\">The event.</param>");
        writer.Line("/// <param name=\"hits\">Receives the numbers of the rules that match, rising; they are places in <see cref=\"RuleSet\"/>'s rules.</param>");
        writer.Line("/// <returns>How many rules match, also where that is more than <paramref name=\"hits\"/> holds.</returns>");
        string visibility = options.IsPublic && type.Type.IsPublic ? "public" : "internal";
        writer.Open($"{visibility} static int Match(in {type.Type.FullName} e, Span<int> hits)");
        writer.Line("int count = 0;");
        int[] parts = rules.Length <= MostRules ? [] : Parts(rules.Length);
        if (parts.Length == 0) WriteRules(rules, writer);
        foreach (int start in parts) writer.Line($"count = {PartName(type, start)}(in e, hits, count);");
        writer.Line("return count;");
        writer.Close();
        for (int i = 0; i < parts.Length; i++)
        {
            int end = i + 1 < parts.Length ? parts[i + 1] : rules.Length;
            writer.Separate();
            writer.Open($"private static int {PartName(type, parts[i])}(in {type.Type.FullName} e, Span<int> hits, int count)");
            WriteRules(rules.Skip(parts[i]).Take(end - parts[i]), writer);
            writer.Line("return count;");
            writer.Close();
        }
        writer.Close();
        return new EmittedFile($"{options.ClassName}.{type.Name}.g.cs", writer.ToFile(options));
    }

    /// <summary>Where the parts of a large set begin; as many parts as a part has rules.</summary>
    private static int[] Parts(int count)
    {
        int size = Math.Max(MostRules, (int)Math.Ceiling(Math.Sqrt(count)));
        return Enumerable.Range(0, (count + size - 1) / size).Select(part => part * size).ToArray();
    }

    private static string PartName(NamedEventType type, int start) =>
        $"Match_{type.Name}_{start.ToString(CultureInfo.InvariantCulture)}";

    private static void WriteRules(IEnumerable<(string TypeName, int Number)> rules, SourceWriter writer)
    {
        foreach ((string typeName, int number) in rules)
        {
            string hits = writer.Use(RuntimeTypes.Hits);
            writer.Line($"if ({typeName}.IsMatch(in e)) {hits}.Add({number.ToString(CultureInfo.InvariantCulture)}, hits, ref count);");
        }
    }
}
