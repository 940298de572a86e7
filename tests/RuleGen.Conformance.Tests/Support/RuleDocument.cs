using RuleGen.Compiler.Model;

namespace RuleGen.Conformance.Tests.Support;

/// <summary>Writes the Markdown document of a rule whose query is all that matters.</summary>
internal static class RuleDocument
{
    /// <summary>A document with this query.</summary>
    /// <param name="query">The KQL text, without a line of tildes.</param>
    /// <param name="mode">How it is to be read.</param>
    /// <param name="eventIds">The event ids the rule is bound to; none is every event.</param>
    public static string Of(string query, ReadingMode mode, params int[] eventIds) => $"""
        ---
        mode: {(mode == ReadingMode.Strict ? "strict" : "intent")}
        ---

        # A rule

        {Table(eventIds)}
        ## Query

        ~~~~kql
        {query}
        ~~~~
        """;

    private static string Table(int[] eventIds) => eventIds.Length == 0
        ? ""
        : "## Event IDs\n\n| Event ID |\n| --- |\n" + string.Concat(eventIds.Select(id => $"| {id} |\n"));
}
