namespace RuleGen.Tests.Matching.InPlace;

/// <summary>Parts of values where they stand.</summary>
public sealed class PartTests
{
    private const int Seed = 20260713;

    [Fact]
    public void A_part_is_cut_where_a_plain_search_cuts_it()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 5000; round++)
        {
            string value = RandomText.Mixed(random, 30);
            int separator = value.LastIndexOfAny(['\\', '/']);
            string file = value[(separator + 1)..];
            int backslash = value.IndexOf('\\');
            foreach (TextKit kit in TextKit.Both)
            {
                Assert.Equal(file, kit.Part(TextPart.FileName, value));
                Assert.Equal(separator < 0 ? null : value[..separator], kit.Part(TextPart.Folder, value));
                Assert.Equal(file.Contains('.') ? file[(file.LastIndexOf('.') + 1)..] : null, kit.Part(TextPart.Extension, value));
                Assert.Equal(value[(backslash + 1)..], kit.Part(TextPart.UserName, value));
                Assert.Equal(backslash < 0 ? null : value[..backslash], kit.Part(TextPart.UserDomain, value));
            }
        }
    }

    [Theory]
    [InlineData("SHA1=aa,MD5=bb,SHA256=cc,IMPHASH=dd", "bb", "aa", "cc", "dd")]
    [InlineData("md5=BB", "BB", null, null, null)]
    [InlineData("MD5=,Sha256=é", "", null, "é", null)]
    [InlineData(" MD5=bb", null, null, null, null)]
    [InlineData("xMD5=bb,MD5", null, null, null, null)]
    [InlineData("MD5=a,MD5=b", "a", null, null, null)]
    [InlineData("", null, null, null, null)]
    public void Hashes_stand_behind_their_labels(string list, string? md5, string? sha1, string? sha256, string? imphash)
    {
        Assert.All(TextKit.Both, kit =>
        {
            Assert.Equal(md5, kit.Part(TextPart.Md5, list));
            Assert.Equal(sha1, kit.Part(TextPart.Sha1, list));
            Assert.Equal(sha256, kit.Part(TextPart.Sha256, list));
            Assert.Equal(imphash, kit.Part(TextPart.Imphash, list));
        });
    }

    [Theory]
    [InlineData("Binary Data", null)]
    [InlineData("binary data", null)]
    [InlineData("(Empty)", "")]
    [InlineData("DWORD (0x0000000A)", "10")]
    [InlineData("dword (0xFFFFFFFF)", "4294967295")]
    [InlineData("QWORD (0x00000001-0x00000002)", "4294967298")]
    [InlineData("QWORD (0xffffffff-0xffffffff)", "18446744073709551615")]
    [InlineData("DWORD (0x0000000G)", "DWORD (0x0000000G)")]
    [InlineData("DWORD (0x0000000\u0661)", "DWORD (0x0000000\u0661)")]
    [InlineData("DWORD (0x1)", "DWORD (0x1)")]
    [InlineData(@"C:\Windows\x.exe", @"C:\Windows\x.exe")]
    [InlineData("", "")]
    public void Details_stand_for_a_text(string details, string? expected) =>
        Assert.All(TextKit.Both, kit => Assert.Equal(expected, kit.Part(TextPart.SysmonText, details)));

    [Fact]
    public void An_absent_value_has_no_part() =>
        Assert.All(TextKit.Both, kit => Assert.All(Enum.GetValues<TextPart>(), part => Assert.Null(kit.Part(part, null))));
}
