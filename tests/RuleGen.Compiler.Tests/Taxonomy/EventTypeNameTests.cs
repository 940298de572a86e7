using RuleGen.Compiler.Taxonomy;

namespace RuleGen.Compiler.Tests.Taxonomy;

/// <summary>The names by which event types speak of classes and fields.</summary>
public class EventTypeNameTests
{
    [Theory]
    [InlineData("registry_set", (ulong)EventClasses.RegistryValueSet)]
    [InlineData("registry_value_set", (ulong)EventClasses.RegistryValueSet)]
    [InlineData("Registry_Set", (ulong)EventClasses.RegistryValueSet)]
    [InlineData("registry_event", (ulong)EventClasses.RegistryAny)]
    [InlineData("registry_add", (ulong)EventClasses.RegistryKeyCreateDelete)]
    [InlineData("registry_delete", (ulong)EventClasses.RegistryKeyCreateDelete)]
    [InlineData("process_creation", (ulong)EventClasses.ProcessStart)]
    [InlineData("dns_query", (ulong)EventClasses.Dns)]
    public void A_class_has_its_own_name_and_that_of_its_category(string name, ulong classes) =>
        Assert.Equal((EventClasses)classes, EventClassNames.Find(name));

    [Theory]
    [InlineData("")]
    [InlineData("registry")]
    [InlineData("registry_set ")]
    public void Any_other_text_names_no_class(string name) => Assert.Null(EventClassNames.Find(name));

    [Theory]
    [InlineData("registry.path", "registry.path")]
    [InlineData("TargetObject", "registry.path")]
    [InlineData("Details", "registry.data.strings (details), registry.data.type (details-type)")]
    [InlineData("User", "user.name (name), user.domain (domain)")]
    [InlineData("Image", "process.executable, process.name (file)")]
    [InlineData("RegistryKey", "registry.key")]
    [InlineData("NoSuchName", "NoSuchName")]
    public void A_name_gives_whole_fields_and_parts(string name, string fields) => Assert.Equal(
        fields,
        string.Join(", ", MemberFields.Of(name, EventClasses.RegistryValueSet)
            .Select(field => field.Part is null ? field.Name : $"{field.Name} ({field.Part})")));

    [Fact]
    public void A_name_means_what_it_means_in_the_class()
    {
        Assert.Contains(MemberFields.Of("Hashes", EventClasses.FileCreate | EventClasses.FileDelete), field => field.Name == "file.hash.sha256");
        Assert.DoesNotContain(MemberFields.Of("Hashes", EventClasses.ProcessStart), field => field.Name == "file.hash.sha256");
    }
}
