using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Shared;

namespace RuleGen.Compiler.Tests.Taxonomy;

public sealed class RegistryPatternTests
{
    [Theory]
    [InlineData("\\REGISTRY\\MACHINE\\Software\\X\\*", "HKLM\\Software\\X\\*")]
    [InlineData("HKEY_USERS\\*\\Software\\X", "HKU\\*\\Software\\X")]
    [InlineData("HKCU\\Software\\X", "HKU\\*\\Software\\X")]
    [InlineData("HKCU\\*\\Software\\X", "HKU\\*\\Software\\X")]
    [InlineData("HKCU\\S-1-5-18\\Software\\X", "HKU\\S-1-5-18\\Software\\X")]
    [InlineData("HKCR\\exefile", "HKLM\\SOFTWARE\\Classes\\exefile HKU\\*\\Software\\Classes\\exefile")]
    [InlineData("HKCC\\X", "HKLM\\SYSTEM\\CurrentControlSet\\Hardware Profiles\\Current\\X")]
    [InlineData("H*\\Software\\X", "HKLM*\\Software\\X HKU*\\Software\\X")]
    [InlineData("HK*\\Software\\X", "HKLM*\\Software\\X HKU*\\Software\\X")]
    [InlineData("HKEY_L*\\Software\\X", "HKLM*\\Software\\X")]
    [InlineData("*\\Software\\X", "*\\Software\\X")]
    [InlineData("*\\MACHINE\\SOFTWARE\\X", "HKLM\\SOFTWARE\\X *\\MACHINE\\SOFTWARE\\X")]
    [InlineData("HKLM\\SYSTEM\\ControlSet001\\Services", "HKLM\\SYSTEM\\CurrentControlSet\\Services")]
    [InlineData("HKLM\\SYSTEM\\ControlSet*\\Services", "HKLM\\SYSTEM\\ControlSet*\\Services HKLM\\SYSTEM\\CurrentControlSet\\Services")]
    [InlineData("HKLM\\SYSTEM\\*ControlSet*\\Services", "HKLM\\SYSTEM\\*ControlSet*\\Services")]
    [InlineData("HKLM\\SYSTEM\\*\\Services", "HKLM\\SYSTEM\\*\\Services")]
    [InlineData("*\\ControlSet00*\\Services\\*", "*\\ControlSet00*\\Services\\* *\\CurrentControlSet\\Services\\*")]
    [InlineData("HKU\\*_Classes\\CLSID", "HKU\\*\\Software\\Classes\\CLSID")]
    [InlineData("HKLM\\Software\\Run\\", "HKLM\\Software\\Run\\ HKLM\\Software\\Run\\(Default)")]
    [InlineData("HKLM\\Software\\Run\\(Default)", "HKLM\\Software\\Run\\(Default) HKLM\\Software\\Run\\")]
    [InlineData("\\REGISTRY\\A\\{1}\\X", "\\REGISTRY\\A\\{1}\\X")]
    [InlineData("HKLMX\\Software", "HKLMX\\Software")]
    [InlineData("**", "*")]
    [InlineData("", "")]
    public void A_pattern_comes_to_its_canonical_texts(string written, string expected)
    {
        Assert.Equal(expected, string.Join(" ", Canonicalise(written).Texts).Replace(WildcardText.Wildcard, '*'));
    }

    [Fact]
    public void A_key_below_a_fixed_hive_is_a_place()
    {
        Assert.Equal([new RegistryPlace(RegistryRoot.LocalMachine, null, "Software\\X")], Canonicalise("MACHINE\\Software\\X").Places);
        Assert.Equal([new RegistryPlace(RegistryRoot.Users, null, "Software\\X")], Canonicalise("HKU\\*\\Software\\X").Places);
        Assert.Equal([new RegistryPlace(RegistryRoot.Users, ".DEFAULT", "Software\\X")], Canonicalise("HKU\\.DEFAULT\\Software\\X").Places);
        Assert.Equal(
            [
                new RegistryPlace(RegistryRoot.LocalMachine, null, "SOFTWARE\\Classes\\exefile"),
                new RegistryPlace(RegistryRoot.Users, null, "Software\\Classes\\exefile"),
            ],
            Canonicalise("HKCR\\exefile").Places);
    }

    [Theory]
    [InlineData("HKLM")]
    [InlineData("HKLM\\Software\\*\\Run")]
    [InlineData("HKU\\S-1-5-*\\Software\\X")]
    [InlineData("H*\\Software\\X")]
    [InlineData("HKLM\\Software\\Run\\")]
    public void A_pattern_that_needs_a_search_is_no_place(string written) => Assert.Null(Canonicalise(written).Places);

    [Fact]
    public void An_endless_pattern_is_kept_as_written()
    {
        string written = "HKLM\\" + string.Concat(Enumerable.Repeat("a*", 100_000));

        RegistryPattern pattern = Canonicalise(written);

        Assert.Single(pattern.Texts);
        Assert.False(pattern.CoversSpelling);
    }

    private static RegistryPattern Canonicalise(string written) =>
        RegistryPattern.Canonicalise(written.Replace('*', WildcardText.Wildcard));
}
