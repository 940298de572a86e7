using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Model;
using static RuleGen.Compiler.Tests.EventTypes.Declare;

namespace RuleGen.Compiler.Tests.EventTypes;

public class EventTypeReaderTests
{
    [Fact]
    public void Members_hold_the_field_they_name_or_are_called_like()
    {
        ReadEventType read = Read("registry_set", Texts("Path", "registry.path"), Texts("Details"), Texts("Other"), Texts("@event", "x"));

        Assert.Equal(["registry.path", "Details", "x"], read.Type!.Members.Select(member => member.Mapped));
        Assert.Equal([1, 2, 4], read.Members.Select(place => place.StartLine));
        Assert.Equal(EventClasses.RegistryValueSet, read.Type.Classes);
    }

    [Fact]
    public void A_type_that_only_moved_is_the_same_type()
    {
        ReadEventType first = Read("registry_set", Texts("Other"), Texts("Details"));
        ReadEventType second = Read("registry_set", Texts("Details"));

        Assert.Equal(first.Type, second.Type);
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData("registry.path", (int)MemberKind.Whole, "it is a number, and the field holds text")]
    [InlineData("process.command_line", (int)MemberKind.Real, "it is a number, and the field holds text")]
    [InlineData("process.pid", (int)MemberKind.Boolean, "it is a boolean, and the field holds numbers")]
    [InlineData("@timestamp", (int)MemberKind.Boolean, "it is a boolean, and the field holds points in time; write their text or epoch milliseconds")]
    [InlineData("Image", (int)MemberKind.Whole, "it is a number, and the field holds text")]
    public void A_value_of_the_wrong_kind_is_refused_where_a_field_is_named(string field, int kind, string reason)
    {
        ReadEventType read = Read("registry_set", Texts("Details"), Member("M", field, (MemberKind)kind));

        Assert.Equal($"2 RG2001 M cannot hold {field}: {reason}", Findings(read.Diagnostics));
        Assert.Null(read.Type);
        Assert.NotNull(Read("registry_set", Texts("Details"), Member(field, null, (MemberKind)kind)).Type);
    }

    [Theory]
    [InlineData("process.pid", (int)MemberKind.Whole)]
    [InlineData("process.pid", (int)MemberKind.Utf8)]
    [InlineData("@timestamp", (int)MemberKind.Unsigned)]
    [InlineData("event.code", (int)MemberKind.Whole)]
    public void Numbers_hold_what_their_digits_can_say(string field, int kind) =>
        Assert.Empty(Read("registry_set", Member("M", field, (MemberKind)kind)).Diagnostics);

    [Fact]
    public void An_attribute_comes_before_a_name()
    {
        ReadEventType read = Read("registry_set", Texts("TargetObject"), Texts("Path", "registry.path"));

        Assert.Empty(read.Diagnostics);
        Assert.Equal(["Path"], read.Type!.Members.Select(member => member.Name));
    }

    [Fact]
    public void One_fault_does_not_hide_another()
    {
        ReadEventType read = Read("nonsense", Texts("A", "registry.path"), Texts("B", "registry.path"), Member("C", "registry.key", default, "why"));

        Assert.Equal(["RG2006", "RG2005", "RG2001"], read.Diagnostics.Select(finding => finding.Id));
    }
}
