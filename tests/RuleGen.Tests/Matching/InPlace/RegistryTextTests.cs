using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RuleGen.Events;
using RuleGen.Matching;

namespace RuleGen.Tests.Matching.InPlace;

/// <summary>Registry paths where they stand, against the event buffer and a plain canonical spelling.</summary>
public sealed partial class RegistryTextTests
{
    private const int Seed = 20260712;

    private static readonly EventSchema _schema = EventSchema.Create(
        true,
        new SlotDefinition("registry.path", SlotView.Canonical, SlotForm.RegistryKey));

    private static readonly string[] _roots =
    [
        "HKLM", "hklm:", "HKEY_LOCAL_MACHINE", @"\REGISTRY\MACHINE", @"registry\machine", "MACHINE", "Registry::HKEY_LOCAL_MACHINE",
        @"Computer\HKEY_LOCAL_MACHINE", "HKU", "HKU:", "hku", "HKEY_USERS", @"\REGISTRY\USER", @"REGISTRY\USER", "USER", "HKCU", "HKCU:",
        "HKEY_CURRENT_USER", "HKCR", "HKCR:", "HKEY_CLASSES_ROOT", "HKCC", "HKEY_CURRENT_CONFIG", @"\REGISTRY\A", "HKLMX", "HKL", "C:", "",
        "\uFF28KLM", "H\u212ALM", "|REGISTRY",
    ];

    private static readonly string[] _segments =
    [
        "SYSTEM", "system", "ControlSet001", "controlset999", "ControlSet000", "ControlSet01", "ControlSet0012", "CurrentControlSet",
        "S-1-5-21-1-2-3-1001", "S-1-5-18_Classes", "s-1-5-21-7-8_CLASSES", "_Classes", "x_Classes", "_Classes_Classes", ".DEFAULT",
        ".CURRENT",
        "Software", "SOFTWARE", "Classes", "Run", "run", "Müller", "\u212Aey", "\u0131\u017F", "😀", "a\0b", "", "",
    ];

    [Fact]
    public void A_path_gets_the_one_spelling_and_its_hive()
    {
        var random = new Random(Seed);
        int changed = 0;
        for (int round = 0; round < 20_000; round++)
        {
            string path = Path(random);
            string expected = Canonical(path);
            if (expected != path) changed++;
            string? hive = expected.StartsWith("HKLM", StringComparison.Ordinal) && IsRoot(path) ? "HKLM" : IsRoot(path) ? "HKU" : null;
            foreach (TextKit kit in TextKit.Both)
            {
                string name = $"seed {Seed}, {kit}: {path}";
                string? actual = kit.Part(TextPart.CanonicalRegistryPath, path);
                Assert.True(expected == actual, $"{name}: {actual}");
                Assert.True(hive == kit.Part(TextPart.RegistryHive, path), name);
            }
        }
        Assert.InRange(changed, 5000, 19_000);
    }

    [Fact]
    public void A_key_taken_apart_is_what_the_buffer_has()
    {
        var random = new Random(Seed);
        var buffer = new EventBuffer(_schema);
        for (int round = 0; round < 10_000; round++)
        {
            string path = Path(random);
            string? name = random.Next(3) == 0 ? null : Name(random, path);
            Assert.Equal(ReadStatus.Ok, buffer.ReadJson(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string?>
            {
                ["registry.path"] = path,
                ["registry.value"] = name,
            })));
            int keys = 0;
            foreach (RegistryKey key in buffer.RegistryKeys(0))
            {
                bool isWhole = keys++ == 0;
                foreach (TextKit kit in TextKit.Both)
                {
                    string? own = isWhole ? path : kit.RegistryKey(path, name);
                    // Of a name that begins with the user the buffer keeps the hive of the whole path.
                    if (!isWhole && CurrentUser().IsMatch(own!) && !CurrentUser().IsMatch(path)) continue;
                    AssertSame(key, kit, own, random, $"seed {Seed}, {kit}: {(isWhole ? "path" : "key")} of {path} and {name}");
                }
            }
            if (keys == 1) Assert.All(TextKit.Both, kit => Assert.Null(kit.RegistryKey(path, name)));
        }
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("", null, null)]
    [InlineData("HKLM", null, null)]
    [InlineData(@"HKLM\A\b", null, @"HKLM\A")]
    [InlineData(@"HKLM\A\b", "B", @"HKLM\A")]
    [InlineData(@"HKLM\A\b\c", @"B\C", @"HKLM\A")]
    [InlineData(@"HKLM\A\b\c", @"x\c", @"HKLM\A\b")]
    [InlineData(@"HKLM\A\MÜ\c", @"mü\C", @"HKLM\A")]
    [InlineData(@"HKLM\A\", "", @"HKLM\A")]
    [InlineData(@"\x", null, "")]
    [InlineData(@"\x", "x", "")]
    [InlineData(@"x\y", @"x\y", "x")]
    [InlineData(@"HKLM\A\ı", "I", @"HKLM\A")]
    public void A_key_ends_before_the_name_of_its_value(string? path, string? name, string? expected) =>
        Assert.All(TextKit.Both, kit => Assert.Equal(expected, kit.RegistryKey(path, name)));

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("HKLM", null, null)]
    [InlineData(@"HKLM\A\b", @"HKLM\A", "b")]
    [InlineData(@"HKLM\A\", @"HKLM\A", "")]
    [InlineData(@"\", "", "")]
    public void Without_a_name_the_last_backslash_parts_key_and_value(string? path, string? key, string? name)
    {
        Assert.All(TextKit.Both, kit =>
        {
            Assert.Equal(key, kit.Part(TextPart.RegistryKey, path));
            Assert.Equal(name, kit.Part(TextPart.RegistryValueName, path));
        });
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("HKLM", null, "v", null)]
    [InlineData(null, "Software", null, "Software")]
    [InlineData(null, "Software", "v", @"Software\v")]
    [InlineData("HKLM", "Software", "v", @"HKLM\Software\v")]
    [InlineData("HKLM", "Software", null, @"HKLM\Software")]
    [InlineData("HKLM", @"HKEY_USERS\S-1-5-18", "v", @"HKEY_USERS\S-1-5-18\v")]
    [InlineData("HKLM", @"HKEY_USERS\S-1-5-18", null, @"HKEY_USERS\S-1-5-18")]
    [InlineData("", "", "", @"\\")]
    [InlineData("HKLM", "HKLMX", "ü", @"HKLM\HKLMX\ü")]
    public void Hive_key_and_value_are_joined(string? hive, string? key, string? value, string? expected) =>
        Assert.All(TextKit.Both, kit => Assert.Equal(expected, kit.JoinRegistryPath(hive, key, value)));

    [Fact]
    public void A_joined_path_can_be_canonicalised_and_searched_without_being_copied_first()
    {
        ReadOnlySpan<char> joined = Utf16Text.JoinRegistryPath("HKEY_LOCAL_MACHINE", @"SYSTEM\ControlSet001\Müller", "Wert");
        ReadOnlySpan<char> canonical = Utf16Text.CanonicalRegistryPath(joined);
        Glob glob = Glob.Create(true, CaseFold.Fold(@"HKLM\SYSTEM\CURRENTCONTROLSET\mü"), CaseFold.Fold("wert"));
        Assert.True(Utf16Text.Fits(canonical, glob));
        Assert.Equal(@"HKLM\SYSTEM\CurrentControlSet\Müller\Wert", canonical);
        Assert.Equal(@"HKEY_LOCAL_MACHINE\SYSTEM\ControlSet001\Müller\Wert", joined);
    }

    [Fact]
    public void A_canonical_path_is_not_copied()
    {
        const string Path = @"HKLM\SOFTWARE\X";
        Assert.True(Utf16Text.CanonicalRegistryPath(Path).Overlaps(Path));
        Assert.False(Utf16Text.CanonicalRegistryPath(@"hklm\SOFTWARE\X").IsEmpty);
        Assert.Equal(@"HKLM\SOFTWARE\X", Utf16Text.CanonicalRegistryPath(@"hklm\SOFTWARE\X"));
    }

    [Fact]
    public void No_key_equals_no_path()
    {
        Assert.All(TextKit.Both, kit =>
        {
            Assert.Null(kit.Part(TextPart.CanonicalRegistryPath, null));
            Assert.Null(kit.Part(TextPart.RegistryHive, null));
            Assert.Equal(new RegistryParts(RegistryHive.Other, "", true, false, false), kit.Registry(null, ""));
            Assert.Equal(new RegistryParts(RegistryHive.LocalMachine, "", true, true, true), kit.Registry("HKLM", ""));
            Assert.Equal(new RegistryParts(RegistryHive.Users, ".CURRENT", true, true, true), kit.Registry("HKCU", ""));
            RegistryParts classes = kit.Registry(@"HKCR\x", @"software\CLASSES\X");
            Assert.Equal(new RegistryParts(RegistryHive.LocalMachine, "", true, true, true), classes);
        });
    }

    private static void AssertSame(RegistryKey key, TextKit kit, string? own, Random random, string name)
    {
        string path = Encoding.UTF8.GetString(key.Path);
        string asked = RandomText.Recased(random, path);
        if (!CaseFold.Fold(asked).AsSpan().SequenceEqual(CaseFold.Fold(path))) asked = path;
        RegistryParts parts = kit.Registry(own, asked);
        Assert.True(key.Hive == parts.Hive, $"{name}: {parts.Hive}");
        Assert.True(key.User.SequenceEqual(CaseFold.Fold(parts.User)), $"{name}: user {parts.User}");
        Assert.True(parts.IsFolded, $"{name} should be {path}");
        if (Ascii.IsValid(asked)) Assert.True(parts.Is, $"{name} should be {asked}");
        RegistryParts other = kit.Registry(own, asked.Length == 0 ? "x" : "~" + asked[1..]);
        Assert.False(other.Is || other.IsFolded, name);
    }

    private static string Path(Random random)
    {
        string path = _roots[random.Next(_roots.Length)];
        if (random.Next(2) == 0) path = RandomText.Recased(random, path);
        for (int segments = random.Next(5); segments > 0; segments--)
        {
            path += '\\' + _segments[random.Next(_segments.Length)];
        }
        return path;
    }

    /// <summary>A stretch at the end of the path, mostly behind a backslash.</summary>
    private static string Name(Random random, string path) =>
        RandomText.Recased(random, path[random.Next(path.Length + 1)..]).Split('\\', random.Next(1, 3))[^1];

    private static bool IsRoot(string path) => Root().IsMatch(WithoutKelvin(path));

    private static string Canonical(string path) => Rewritten(WithoutKelvin(path)).Replace('\u0001', '\u212A');

    /// <summary>Expressions take the Kelvin sign for a K, and registry paths do not.</summary>
    private static string WithoutKelvin(string path) => path.Replace('\u212A', '\u0001');

    /// <summary>The table of spellings as expressions, one after the other.</summary>
    private static string Rewritten(string path)
    {
        string canonical = Machine().Replace(path, "HKLM", 1);
        if (canonical != path || canonical.StartsWith("HKLM\\", StringComparison.Ordinal) || canonical == "HKLM")
        {
            return ControlSet().Replace(canonical, "$1CurrentControlSet", 1);
        }
        if (ClassesRoot().IsMatch(path)) return ClassesRoot().Replace(path, @"HKLM\SOFTWARE\Classes", 1);
        if (CurrentConfig().IsMatch(path))
        {
            return CurrentConfig().Replace(path, @"HKLM\SYSTEM\CurrentControlSet\Hardware Profiles\Current", 1);
        }
        if (CurrentUser().IsMatch(path)) return CurrentUser().Replace(path, @"HKU\.CURRENT", 1);
        return Users().IsMatch(path) ? UserClasses().Replace(Users().Replace(path, "HKU", 1), @"$1\Software\Classes", 1) : path;
    }

    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string MachineRoots =
        @"(HKLM:?|HKEY_LOCAL_MACHINE|\\?REGISTRY\\MACHINE|MACHINE|Registry::HKEY_LOCAL_MACHINE|Computer\\HKEY_LOCAL_MACHINE)";
    private const string UserRoots = @"(HKU:?|HKEY_USERS|\\?REGISTRY\\USER|USER)";
    private const string CurrentUserRoots = "(HKCU:?|HKEY_CURRENT_USER)";
    private const string NamedUser = @"(?=\\S-1-|\\\.DEFAULT(\\|\z)|\\\.CURRENT(\\|\z))";
    private const string End = @"(?=\\|\z)";

    [GeneratedRegex(@"\A" + MachineRoots + End, AnyCase)]
    private static partial Regex Machine();

    [GeneratedRegex(@"\A(HKLM\\SYSTEM\\)ControlSet(?!000)[0-9]{3}" + End, AnyCase)]
    private static partial Regex ControlSet();

    [GeneratedRegex(@"\A(HKCR:?|HKEY_CLASSES_ROOT)" + End, AnyCase)]
    private static partial Regex ClassesRoot();

    [GeneratedRegex(@"\A(HKCC|HKEY_CURRENT_CONFIG)" + End, AnyCase)]
    private static partial Regex CurrentConfig();

    [GeneratedRegex(@"\A" + CurrentUserRoots + End + "(?!" + NamedUser + ")", AnyCase)]
    private static partial Regex CurrentUser();

    [GeneratedRegex(@"\A(" + UserRoots + End + "|" + CurrentUserRoots + NamedUser + ")", AnyCase)]
    private static partial Regex Users();

    [GeneratedRegex(@"\A(HKU\\[^\\]+)_CLASSES" + End, AnyCase)]
    private static partial Regex UserClasses();

    [GeneratedRegex(
        @"\A(" + MachineRoots + "|" + UserRoots + "|" + CurrentUserRoots + "|HKCR:?|HKEY_CLASSES_ROOT|HKCC|HKEY_CURRENT_CONFIG)" + End,
        AnyCase)]
    private static partial Regex Root();
}
