using System.Globalization;
using RuleGen.Shared;

namespace RuleGen.Compiler.Tests.Taxonomy;

/// <summary>The reference page of the taxonomy says what the tables in the code say.</summary>
public sealed class TaxonomyPageTests
{
    private static readonly string[] _page = Repository.Lines("docs", "reference", "taxonomy.md");

    [Fact]
    public void The_page_lists_the_event_classes()
    {
        Assert.Equal(
            EventClassTable.Rows.Select(row => Row(
                row.Classes.ToString(), Code(row.SigmaCategory.Split(" / ")), Numbers(row.SysmonIds), Numbers(row.SecurityIds),
                Code(row.EcsCategories), Code(row.EcsTypes), Code(row.DefenderActions))),
            Rows("| class | category | Sysmon | Security | `event.category` | `event.type` | Defender `ActionType` |"));
    }

    [Fact]
    public void The_page_lists_the_fields()
    {
        Assert.Equal(
            FieldTable.Rows.Select(row => Row(
                Code([row.Name]), row.Type.ToString().ToLowerInvariant(), Code(row.WindowsNames), Code(row.EcsNames),
                Code(row.SecurityNames), Code(row.DefenderNames))),
            Rows("| field | type | Sysmon and other Windows logs | ECS | Security | Defender |"));
    }

    private static IEnumerable<string> Rows(string heading) => Repository.Table(_page, heading).Select(cells => Row(cells));

    private static string Row(params string[] cells) => string.Join(" | ", cells);

    private static string Code(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    private static string Numbers(IEnumerable<int> ids) => string.Join(", ", ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
