using System.Text.RegularExpressions;
using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Lowering;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Testing;

namespace RuleGen.Compiler.Tests.Lowering;

/// <summary>The Run-key document's query, cut out of the document where it stands.</summary>
internal static class SeedQuery
{
    private const string Fence = "```sql\n";

    public static LoweredQuery Lower(ReadingMode mode, EventClasses binding = EventClasses.RegistryValueSet)
    {
        string text = File.ReadAllText(SharedData.Path("seed", "registry-run-keys.md")!).ReplaceLineEndings("\n");
        int start = text.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        int end = text.IndexOf("```", start, StringComparison.Ordinal);
        QueryBuilder tree = QueryBuilder.Of(BlockText.Of(new SourceFile("registry-run-keys.md", text), TextSpan.FromBounds(start, end)));
        KqlNode system = tree.Is("host.os.name", "\"Windows\"");
        KqlNode type = tree.Is("event.type", "\"change\"");
        KqlNode data = tree.Is("registry.data.strings", "*");
        string list = text[text.IndexOf("registry.path", start, StringComparison.Ordinal)..end];
        string[] values = Regex.Matches(list, "\"[^\"]*\"").Select(match => match.Value).ToArray();
        return tree.Lower(QueryBuilder.And(system, type, data, tree.AnyOf("registry.path", values)), mode, binding);
    }
}
