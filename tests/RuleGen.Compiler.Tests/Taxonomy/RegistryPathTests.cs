using System.Text.Json;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Testing;

namespace RuleGen.Compiler.Tests.Taxonomy;

public sealed class RegistryPathTests
{
    [SharedDataFact]
    public void Every_reference_path_comes_to_its_one_spelling_and_stays_there()
    {
        int cases = 0;
        foreach (string line in File.ReadLines(SharedData.Path("conformance", "registry_canonical.jsonl")!))
        {
            JsonElement reference = JsonDocument.Parse(line).RootElement;
            if (reference.GetProperty("language").GetString() != "registry-path") continue;
            string expected = reference.GetProperty("expected").GetProperty("canonical").GetString()!;
            string canonical = RegistryPath.Canonicalise(reference.GetProperty("rule").GetString()!);
            Assert.Equal(expected, canonical);
            Assert.Equal(expected, RegistryPath.Canonicalise(canonical));
            cases++;
        }
        Assert.Equal(23, cases);
    }

    [Theory]
    [InlineData("HKEY_CURRENT_USER\\S-1-5-21-1-2-3-1001\\Software\\X", "HKU\\S-1-5-21-1-2-3-1001\\Software\\X")]
    [InlineData("Computer\\HKEY_LOCAL_MACHINE\\SOFTWARE\\X", "HKLM\\SOFTWARE\\X")]
    [InlineData("HKCC\\X", "HKLM\\SYSTEM\\CurrentControlSet\\Hardware Profiles\\Current\\X")]
    [InlineData("HKLM\\SYSTEM\\ControlSet001", "HKLM\\SYSTEM\\CurrentControlSet")]
    [InlineData("HKU\\S-1-5-21-1_Classes", "HKU\\S-1-5-21-1\\Software\\Classes")]
    [InlineData("HKU\\A_Classes_Classes\\X", "HKU\\A_Classes_Classes\\X")]
    [InlineData("HKLM\\Software\\Run\\", "HKLM\\Software\\Run\\")]
    [InlineData("\\Software\\X", "\\Software\\X")]
    public void A_path_comes_to_its_one_spelling(string path, string expected)
    {
        Assert.Equal(expected, RegistryPath.Canonicalise(path));
        Assert.Equal(expected, RegistryPath.Canonicalise(expected));
    }
}
