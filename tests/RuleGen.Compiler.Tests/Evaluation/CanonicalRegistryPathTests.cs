using System.Text.Json;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;
using RuleGen.Shared;
using RuleGen.Testing;

namespace RuleGen.Compiler.Tests.Evaluation;

public class CanonicalRegistryPathTests
{
    [Theory]
    [InlineData("Computer\\HKEY_LOCAL_MACHINE\\SOFTWARE\\X", "HKLM\\SOFTWARE\\X")]
    [InlineData("HKEY_CURRENT_USER\\S-1-5-21-1-2-3-1001\\X", "HKU\\S-1-5-21-1-2-3-1001\\X")]
    [InlineData("HKCU:\\X", "HKU\\.CURRENT\\X")]
    [InlineData("HKCU\\.DEFAULT\\X", "HKU\\.DEFAULT\\X")]
    [InlineData("HKCU\\S-1-5-18_Classes\\X", "HKU\\S-1-5-18\\Software\\Classes\\X")]
    [InlineData("HKCU", "HKU\\.CURRENT")]
    [InlineData("HKCC\\X", "HKLM\\SYSTEM\\CurrentControlSet\\Hardware Profiles\\Current\\X")]
    [InlineData("HKLM\\SYSTEM\\ControlSet000\\X", "HKLM\\SYSTEM\\ControlSet000\\X")]
    [InlineData("machine\\system\\controlset999", "HKLM\\system\\CurrentControlSet")]
    [InlineData("HKLM\\SOFTWARE\\ControlSet001\\X", "HKLM\\SOFTWARE\\ControlSet001\\X")]
    [InlineData("HKU\\S-1-5-18_CLASSES", "HKU\\S-1-5-18\\Software\\Classes")]
    [InlineData("HKU\\_Classes\\X", "HKU\\_Classes\\X")]
    [InlineData("HKDD\\X", "HKDD\\X")]
    [InlineData("\\Software\\X", "\\Software\\X")]
    [InlineData("HKLM\\", "HKLM\\")]
    public void A_path_has_one_spelling(string path, string expected)
    {
        string canonical = CanonicalRegistryPath.Of(path);

        Assert.Equal(expected, canonical);
        Assert.Equal(expected, CanonicalRegistryPath.Of(canonical));
    }

    [SharedDataFact]
    public void The_reference_paths_agree()
    {
        int count = 0;
        foreach (JsonElement item in Cases("registry-path"))
        {
            string expected = item.GetProperty("expected").GetProperty("canonical").GetString()!;
            Assert.Equal(expected, CanonicalRegistryPath.Of(item.GetProperty("rule").GetString()!));
            Assert.Equal(expected, CanonicalRegistryPath.Of(expected));
            count++;
        }
        Assert.True(count > 20, $"only {count} cases were read");
    }

    [SharedDataFact]
    public void The_reference_details_agree()
    {
        int count = 0;
        foreach (JsonElement item in Cases("sysmon-details"))
        {
            JsonElement expected = item.GetProperty("expected");
            string details = JsonSerializer.Serialize(item.GetProperty("rule").GetString());
            EventView view = Build.View($$"""{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13,"Details":{{details}}}""");
            Assert.Equal(
                expected.GetProperty("registry.data.strings").EnumerateArray().Select(text => text.GetString()),
                view.Values(Build.Canonical("registry.data.strings")).Select(LeafText.Of));
            Assert.Equal(expected.GetProperty("registry.data.type").GetString(), Build.Texts(view, Build.Canonical("registry.data.type")));
            count++;
        }
        Assert.True(count > 5, $"only {count} cases were read");
    }

    [Theory]
    [InlineData("DWORD (0xFFFFFFFF)", "4294967295", "REG_DWORD")]
    [InlineData("qword (0xffffffff-0xffffffff)", "18446744073709551615", "REG_QWORD")]
    [InlineData("DWORD (0x0000000G)", "DWORD (0x0000000G)", "REG_SZ")]
    [InlineData("DWORD (0x 0000001)", "DWORD (0x 0000001)", "REG_SZ")]
    [InlineData("DWORD (0x00000001) ", "DWORD (0x00000001) ", "REG_SZ")]
    [InlineData("(empty)", "", "REG_SZ")]
    [InlineData("(Empty) ", "(Empty) ", "REG_SZ")]
    [InlineData("BINARY DATA", null, "REG_BINARY")]
    [InlineData("", "", "REG_SZ")]
    public void Details_are_decoded_only_in_the_exact_forms(string details, string? text, string type) =>
        Assert.Equal((text, type), SysmonDetails.Decode(details));

    [Theory]
    [InlineData("HKLM\\Software\\Run", true)]
    [InlineData("HKLM\\SOFTWARE\\RUN\\", true)]
    [InlineData("HKLM\\Software\\RunOnce", false)]
    [InlineData("HKLM\\Software\\Run\\x", false)]
    [InlineData("HKU\\S-1\\Software\\Run", false)]
    [InlineData("Software\\Run", false)]
    public void A_machine_place_is_its_key_alone(string path, bool expected) =>
        Assert.Equal(expected, CanonicalRegistryPath.IsPlace(path, new RegistryPlace(RegistryRoot.LocalMachine, null, "Software\\Run")));

    [Theory]
    [InlineData("HKU\\S-1-5-18\\Software\\Run", null, true)]
    [InlineData("HKU\\.CURRENT\\Software\\Run", null, true)]
    [InlineData("HKU\\S-1-5-18\\Software\\Run", "s-1-5-18", true)]
    [InlineData("HKU\\S-1-5-19\\Software\\Run", "S-1-5-18", false)]
    [InlineData("HKU\\Software\\Run", null, false)]
    [InlineData("HKU\\S-1-5-18\\x\\Software\\Run", null, false)]
    [InlineData("HKLM\\Software\\Run", null, false)]
    public void A_user_place_is_its_key_below_one_user(string path, string? user, bool expected) =>
        Assert.Equal(expected, CanonicalRegistryPath.IsPlace(path, new RegistryPlace(RegistryRoot.Users, user, "Software\\Run")));

    private static IEnumerable<JsonElement> Cases(string language) =>
        File.ReadLines(SharedData.Path("conformance", "registry_canonical.jsonl")!)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(item => item.GetProperty("language").GetString() == language);
}
