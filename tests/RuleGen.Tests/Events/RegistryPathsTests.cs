using System.Text;
using System.Text.Json;
using RuleGen.Events;
using RuleGen.Events.Normalising;
using RuleGen.Testing;

namespace RuleGen.Tests.Events;

public sealed class RegistryPathsTests
{
    [SharedDataFact]
    public void Every_conformance_case_gets_its_one_spelling()
    {
        var wrong = new List<string>();
        int cases = 0;
        foreach (string line in File.ReadLines(SharedData.Path("conformance", "registry_canonical.jsonl")!))
        {
            using var document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            string text = root.GetProperty("rule").GetString()!;
            JsonElement expected = root.GetProperty("expected");
            cases++;
            if (root.GetProperty("language").GetString() == "registry-path")
            {
                string canonical = expected.GetProperty("canonical").GetString()!;
                if (Canonical(text) != canonical) wrong.Add($"{text}: {Canonical(text)}, not {canonical}");
            }
            else
            {
                string[] strings = [.. expected.GetProperty("registry.data.strings").EnumerateArray().Select(item => item.GetString()!)];
                string type = expected.GetProperty("registry.data.type").GetString()!;
                (List<string> actual, List<string> actualType) = Details(text);
                if (!actual.SequenceEqual(strings) || actualType is not [string only] || only != type) wrong.Add($"{text}: {string.Join('|', actual)}");
            }
        }
        Assert.Empty(wrong);
        Assert.Equal(32, cases);
    }

    [Theory]
    [InlineData("HKLM")]
    [InlineData("HKU")]
    [InlineData(@"HKCU\Software_Classes\X")]
    [InlineData(@"HKCU\S-1-5-21-1_Classes\CLSID")]
    [InlineData(@"\REGISTRY\USER\S-1-5-18_Classes")]
    [InlineData(@"hklm\system\controlset123")]
    [InlineData(@"HKLM\SYSTEM\ControlSet12\X")]
    [InlineData(@"\REGISTRY\MACHINE")]
    [InlineData(@"HKEY_CURRENT_CONFIG\Software")]
    [InlineData(@"HKLMX\A")]
    [InlineData("")]
    [InlineData(@"\")]
    public void A_canonical_path_stays_as_it_is(string path) => Assert.Equal(Canonical(path), Canonical(Canonical(path)));

    [Theory]
    [InlineData(@"HKCU\Software_Classes\X", @"HKU\.CURRENT\Software_Classes\X")]
    [InlineData(@"HKEY_CURRENT_USER\S-1-5-21-1-2-3-1001\SOFTWARE\X", @"HKU\S-1-5-21-1-2-3-1001\SOFTWARE\X")]
    [InlineData(@"HKLM\SYSTEM\ControlSet12\X", @"HKLM\SYSTEM\ControlSet12\X")]
    [InlineData(@"HKCC\Software", @"HKLM\SYSTEM\CurrentControlSet\Hardware Profiles\Current\Software")]
    public void Only_what_is_a_spelling_is_replaced(string path, string expected) => Assert.Equal(expected, Canonical(path));

    private static string Canonical(string path)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(path);
        var canonical = new byte[utf8.Length + RegistryPaths.MaxGrowth];
        return Encoding.UTF8.GetString(canonical, 0, RegistryPaths.Canonicalise(utf8, canonical, out _));
    }

    private static (List<string> Strings, List<string> Type) Details(string details)
    {
        EventSchema schema = EventSchema.Create(
            false,
            new SlotDefinition("registry.data.strings", SlotView.Canonical, SlotForm.Text),
            new SlotDefinition("registry.data.type", SlotView.Canonical, SlotForm.Text));
        var buffer = new EventBuffer(schema);
        string json = JsonSerializer.Serialize(new { Channel = "Microsoft-Windows-Sysmon/Operational", EventID = 13, Details = details });
        Assert.Equal(ReadStatus.Ok, buffer.ReadJson(Encoding.UTF8.GetBytes(json)));
        return (BufferValues.Of(buffer, 0), BufferValues.Of(buffer, 1));
    }
}
