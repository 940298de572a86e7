using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Emit;

/// <summary>Says in words which records a log source covers. The text is raw: whoever writes it somewhere escapes it.</summary>
internal static class LogSourceWords
{
    /// <summary>What is set of it, such as <c>product windows, category registry_set</c>.</summary>
    public static string Describe(LogSource source)
    {
        string[] parts = new[] { ("product ", source.Product), ("category ", source.Category), ("service ", source.Service) }
            .Where(part => part.Item2 is not null).Select(part => part.Item1 + part.Item2).ToArray();
        return parts.Length == 0 ? "any log source" : string.Join(", ", parts);
    }

    /// <summary>Which records a rule for the log source is offered, as a sentence.</summary>
    public static string Offer(LogSource source)
    {
        string records = $"Records of {Describe(source)}";
        if (HasEquivalents(source))
        {
            records += source.SecurityEquivalents ? ", the Security log's among them," : ", but for the Security log's,";
        }
        return records + (source.NeedsDeclaration
            ? " are offered to the rule."
            : " are offered to the rule, and those of which no log source is known.");
    }

    private static bool HasEquivalents(LogSource source) =>
        source.Category is { } category && WindowsLogSources.FindCategory(category) is { } known
        && known.Places.Any(place => place.IsSecurityEquivalent)
        && string.Equals(source.Product ?? WindowsLogSources.Product, WindowsLogSources.Product, StringComparison.OrdinalIgnoreCase);
}
