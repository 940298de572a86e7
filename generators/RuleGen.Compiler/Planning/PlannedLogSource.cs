using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Planning;

/// <summary>A log source that rules ask for, and the constant that stands for its number in emitted code.</summary>
internal sealed record PlannedLogSource(string Name, LogSource Source)
{
    /// <summary>Names the log sources of a set, each once, in an order that does not depend on the rules'.</summary>
    public static PlannedLogSource[] NameAll(IEnumerable<LogSource> sources)
    {
        var names = new NameTable(StringComparer.Ordinal, ReservedNames.InLogSources);
        return sources.Distinct()
            .OrderBy(source => source.Product, StringComparer.Ordinal)
            .ThenBy(source => source.Category, StringComparer.Ordinal)
            .ThenBy(source => source.Service, StringComparer.Ordinal)
            .ThenByDescending(source => source.SecurityEquivalents)
            .ThenByDescending(source => source.NeedsDeclaration)
            .Select(source => new PlannedLogSource(names.Take(NameOf(source)), source))
            .ToArray();
    }

    private static string NameOf(LogSource source)
    {
        string name = CSharpText.PascalCase(string.Join(" ", source.Product, source.Category, source.Service));
        return CSharpText.IsIdentifier(name) ? name : "LogSource" + name;
    }
}
