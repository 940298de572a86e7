using System.Text;
using RuleGen.Events;
using RuleGen.Matching;
using RuleGen.Testing;

namespace RuleGen.Tests.Matching.InPlace;

/// <summary>Values made to break code: ill-formed, very long, asked a million times.</summary>
public sealed class HostileTextTests
{
    private const int Seed = 20260716;
    private const int Megabyte = 1 << 20;

    private static readonly Glob _plainGlob = Glob.Create(true, CaseFold.Fold("hklm"), CaseFold.Fold("a"), CaseFold.Fold("z"));
    private static readonly Glob _oddGlob = Glob.Create(true, CaseFold.Fold("hklm"), CaseFold.Fold("ü"), CaseFold.Fold("z"));
    private static readonly WordPattern _words = WordPattern.Create(true, CaseFold.Fold("alpha"), CaseFold.Fold("beta"));
    private static readonly string[] _starts =
        ["", @"HKLM\SYSTEM\ControlSet001", @"HKU\x_Classes", "HKCU", @"\REGISTRY\MACHINE\", "QWORD (0x"];

    private static readonly byte[] _network = [10, 0, 0, 0];

    [Fact]
    public void Nothing_throws_for_any_bytes_or_characters()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Start(random) + RandomText.Mixed(random, 40));
            for (int broken = random.Next(5); broken > 0 && bytes.Length > 0; broken--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }
            if (random.Next(4) == 0) bytes = bytes[..random.Next(bytes.Length + 1)];
            Ask(bytes);
            Ask((Start(random) + RandomText.Broken(random, 40)).AsSpan());
        }
        Ask(new byte[] { 0xFF });
        Ask(Enumerable.Repeat((byte)0xFF, 1000).ToArray());
        Ask(new string('\uD800', 1000).AsSpan());
        Ask(default(ReadOnlySpan<byte>));
        Ask(default(ReadOnlySpan<char>));
    }

    [Fact]
    public void What_is_ill_formed_counts_as_the_replacement_character_where_it_is_folded()
    {
        Glob glob = Glob.Create(true, CaseFold.Fold("a\uFFFDü"));
        Assert.True(Utf8Text.Fits([(byte)'A', 0xFF, 0xC3, 0xBC], glob));
        Assert.True(Utf16Text.Fits("A\uD800Ü", glob));
        Assert.False(Utf8Text.EqualTo([0xFF], "\uFFFD"u8));
        Assert.False(Utf16Text.EqualTo("\uD800", "\uFFFD"));
        Assert.True(Utf16Text.Stands("\uD800", Ordering.Equal, "\uFFFD"u8));
        Assert.True(Utf8Text.RegistryKey([(byte)'A', (byte)'\\', 0xFF, 0xC3, 0xBC], [0xFE, 0xC3, 0x9C]).SequenceEqual("A"u8));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\\")]
    [InlineData("HKLM\\")]
    [InlineData("ü")]
    [InlineData("\0")]
    [InlineData("1")]
    [InlineData("\uD800")]
    [InlineData("x MD5=,")]
    public void A_megabyte_is_answered_at_once(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, Megabyte / piece.Length));
        Ask(text.AsSpan());
        Ask(Encoding.UTF8.GetBytes(text));
        Assert.False(Utf16Text.ContainsIgnoringCase(text, "aaaaaaaaaaaaaaaaaaaaaaaabaaaaaaaaaaaaaaaaaaaaaaaa"));
        Assert.True(Utf16Text.ContainsIgnoringCase(text + "aba", "ABA"));
        Assert.True(Utf8Text.ContainsIgnoringCase(Encoding.UTF8.GetBytes(text + "aba"), "ABA"u8));
    }

    [Fact]
    public void Nothing_is_allocated_once_the_buffers_have_grown()
    {
        string[] values =
        [
            @"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run\x", @"HKEY_USERS\S-1-5-21-1-2-3-1001_Classes\Müller\ı", "alpha beta",
            "DWORD (0x0000000A)", "2026-02-28T01:02:03Z", "10.1.2.3", "12.5", @"\REGISTRY\MACHINE\SYSTEM\ControlSet001\x", "MD5=aa,SHA1=bb",
        ];
        byte[][] bytes = [.. values.Select(Encoding.UTF8.GetBytes)];
        Ask(values, bytes, 200);
        Assert.Equal(0, SteadyState.BytesOf(() => Ask(values, bytes, 2000)));
    }

    private static string Start(Random random) =>
        _starts[random.Next(_starts.Length)];

    private static void Ask(string[] values, byte[][] bytes, int rounds)
    {
        Span<char> number = stackalloc char[40];
        for (int round = 0; round < rounds; round++)
        {
            foreach (string value in values) Ask(value.AsSpan());
            foreach (byte[] value in bytes) Ask(value);
            for (int i = 0; i < 5; i++) NumberValue.Stands(i * 0.37e30, Ordering.Less, NumberValue.Text(i * 0.1, number).Length);
        }
    }

    /// <summary>Asks everything of a value, and checks that what is cut out of it is not longer than it may be.</summary>
    private static void Ask(ReadOnlySpan<char> value)
    {
        bool exists = Utf16Text.Exists(value);
        bool any = Utf16Text.EqualTo(value, "a") | Utf16Text.StartsWith(value, "a")
            | Utf16Text.EndsWith(value, "a") | Utf16Text.Contains(value, "ab")
            | Utf16Text.EqualToIgnoringCase(value, "ab")
            | Utf16Text.StartsWithIgnoringCase(value, "ab") | Utf16Text.EndsWithIgnoringCase(value, "ab")
            | Utf16Text.ContainsIgnoringCase(value, "abc")
            | Utf16Text.Fits(value, _plainGlob) | Utf16Text.Fits(value, _oddGlob)
            | Utf16Text.HasWords(value, _words)
            | Utf16Text.Stands(value, Ordering.Less, "m"u8) | Utf16Text.IsNumber(value, Ordering.Less, 0)
            | Utf16Text.IsDate(value, 0, 1)
            | Utf16Text.IsInNetwork(value, _network, 8) | Utf16Text.IsAddress(value, Ordering.Less, _network)
            | Utf16Text.IsBoolean(value, true);
        int parts = Utf16Text.FileName(value).Length + Utf16Text.Folder(value).Length + Utf16Text.Extension(value).Length
            + Utf16Text.UserName(value).Length
            + Utf16Text.UserDomain(value).Length + Utf16Text.Md5(value).Length + Utf16Text.Sha1(value).Length
            + Utf16Text.Sha256(value).Length + Utf16Text.Imphash(value).Length + Utf16Text.RegistryValueName(value).Length
            + Utf16Text.RegistryKey(value, Utf16Text.FileName(value)).Length;
        ReadOnlySpan<char> joined = Utf16Text.JoinRegistryPath("HKLM", value, Utf16Text.SysmonText(value));
        ReadOnlySpan<char> canonical = Utf16Text.CanonicalRegistryPath(joined);
        var key = new RegistryKeyText<char>(Utf16Text.RegistryKey(canonical));
        any |= key.Is("Software") | key.IsFolded("SOFTWARE"u8) | Utf16Text.Exists(Utf16Text.Or(value, canonical));
        Assert.True(parts <= 11L * value.Length);
        Assert.True(exists || (!any && canonical.IsEmpty));
    }

    private static void Ask(ReadOnlySpan<byte> value)
    {
        bool exists = Utf8Text.Exists(value);
        bool any = Utf8Text.EqualTo(value, "a"u8) | Utf8Text.StartsWith(value, "a"u8)
            | Utf8Text.EndsWith(value, "a"u8) | Utf8Text.Contains(value, "ab"u8)
            | Utf8Text.EqualToIgnoringCase(value, "ab"u8)
            | Utf8Text.StartsWithIgnoringCase(value, "ab"u8) | Utf8Text.EndsWithIgnoringCase(value, "ab"u8)
            | Utf8Text.ContainsIgnoringCase(value, "abc"u8)
            | Utf8Text.Fits(value, _plainGlob) | Utf8Text.Fits(value, _oddGlob)
            | Utf8Text.HasWords(value, _words)
            | Utf8Text.Stands(value, Ordering.Less, "m"u8) | Utf8Text.IsNumber(value, Ordering.Less, 0)
            | Utf8Text.IsDate(value, 0, 1)
            | Utf8Text.IsInNetwork(value, _network, 8) | Utf8Text.IsAddress(value, Ordering.Less, _network)
            | Utf8Text.IsBoolean(value, true);
        int parts = Utf8Text.FileName(value).Length + Utf8Text.Folder(value).Length + Utf8Text.Extension(value).Length
            + Utf8Text.UserName(value).Length
            + Utf8Text.UserDomain(value).Length + Utf8Text.Md5(value).Length + Utf8Text.Sha1(value).Length
            + Utf8Text.Sha256(value).Length + Utf8Text.Imphash(value).Length + Utf8Text.RegistryValueName(value).Length
            + Utf8Text.RegistryKey(value, Utf8Text.FileName(value)).Length;
        ReadOnlySpan<byte> joined = Utf8Text.JoinRegistryPath("HKLM"u8, value, Utf8Text.SysmonText(value));
        ReadOnlySpan<byte> canonical = Utf8Text.CanonicalRegistryPath(joined);
        var key = new RegistryKeyText<byte>(Utf8Text.RegistryKey(canonical));
        any |= key.Is("Software"u8) | key.IsFolded("SOFTWARE"u8) | Utf8Text.Exists(Utf8Text.Or(value, canonical));
        Assert.True(parts <= 11L * value.Length);
        Assert.True(exists || (!any && canonical.IsEmpty));
    }
}
