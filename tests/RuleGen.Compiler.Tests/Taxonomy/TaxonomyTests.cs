using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Shared;

namespace RuleGen.Compiler.Tests.Taxonomy;

public sealed class TaxonomyTests
{
    [Theory]
    [InlineData("registry.path", "registry.path")]
    [InlineData("TargetObject", "registry.path")]
    [InlineData("RegistryKey", "registry.key")]
    [InlineData("RegistryValueName", "registry.value")]
    [InlineData("winlog.computer_name", "host.name")]
    [InlineData("Image", "process.executable")]
    public void A_field_is_found_by_any_of_its_names(string name, string canonical)
    {
        Assert.Equal(canonical, FieldResolver.Resolve(name, EventClasses.RegistryValueSet).Row?.Name);
    }

    [Theory]
    [InlineData((ulong)EventClasses.RegistryValueSet, "registry.operation")]
    [InlineData((ulong)EventClasses.Pipe, "pipe.event_type")]
    public void A_shared_name_leads_to_the_field_of_the_bound_class(ulong binding, string canonical)
    {
        Assert.Equal(canonical, FieldResolver.Resolve("EventType", (EventClasses)binding).Row?.Name);
    }

    [Fact]
    public void The_nearest_names_stand_first()
    {
        Assert.Equal("registry.path", FieldResolver.Nearest("registry.pth")[0]);
        Assert.Equal("host.os.name", FieldResolver.Nearest("host.os.nmae")[0]);
        Assert.Empty(FieldResolver.Nearest("nothing.like.it.at.all"));
        Assert.Empty(FieldResolver.Nearest(new string('x', 1_000_000)));
    }

    [Theory]
    [InlineData("HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run", RegistryTail.Key)]
    [InlineData("HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\RunOnce", RegistryTail.Key)]
    [InlineData("HKU\\*\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows\\Run", RegistryTail.Value)]
    [InlineData("HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\Userinit", RegistryTail.Value)]
    [InlineData("*\\Winlogon\\Shell", RegistryTail.Value)]
    [InlineData("*\\CurrentVersion\\Run", RegistryTail.Key)]
    [InlineData("HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon", RegistryTail.Key)]
    [InlineData("HKLM\\Software\\Microsoft", RegistryTail.Key)]
    [InlineData("HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\", RegistryTail.Value)]
    [InlineData("HKLM\\SYSTEM\\CurrentControlSet\\Control\\BootVerificationProgram\\ImagePath", RegistryTail.Value)]
    [InlineData("HKLM\\SYSTEM\\CurrentControlSet\\Control\\ImagePath", RegistryTail.Unknown)]
    [InlineData("HKLM\\Software\\Vendor\\Thing", RegistryTail.Unknown)]
    public void The_last_segment_is_told_as_key_or_value(string pattern, object expected)
    {
        Assert.Equal(expected, RegistryKnowledge.Tail(pattern.Replace('*', WildcardText.Wildcard)));
    }

    [Fact]
    public void A_run_key_rule_leaves_its_neighbours_out()
    {
        var run = new RegistryPlace(RegistryRoot.LocalMachine, null, "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run");

        IReadOnlyList<string> missing = AutostartCoverage.Missing([run]);

        Assert.Contains("HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce", missing);
        Assert.Contains("HKU\\*\\Software\\Microsoft\\Windows\\CurrentVersion\\Run", missing);
        Assert.DoesNotContain("HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run", missing);
    }

    [Fact]
    public void A_rule_on_another_key_has_no_such_neighbours()
    {
        Assert.Empty(AutostartCoverage.Missing([new RegistryPlace(RegistryRoot.LocalMachine, null, "Software\\Vendor")]));
    }

    [Theory]
    [InlineData("a*c", "abc", true)]
    [InlineData("a*c", "ac", true)]
    [InlineData("a*c", "acb", false)]
    [InlineData("*b*", "abc", true)]
    [InlineData("a*", "a*", true)]
    [InlineData("ab", "a*", false)]
    [InlineData("a*c*", "a*bc*", true)]
    [InlineData("a*bc*", "a*c*", false)]
    [InlineData("A", "a", true)]
    public void A_pattern_accepts_a_text_or_a_narrower_pattern(string pattern, string text, bool expected)
    {
        Assert.Equal(expected, WildcardText.Accepts(pattern.Replace('*', WildcardText.Wildcard), text.Replace('*', WildcardText.Wildcard)));
    }
}
