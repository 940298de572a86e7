using System.Net;
using RuleGen.Compiler.Languages.Kql.Literals;

namespace RuleGen.Compiler.Tests.Languages.Kql.Literals;

public class AddressLiteralTests
{
    [Theory]
    [InlineData("10.0.0.1", "0A000001")]
    [InlineData("255.255.255.255", "FFFFFFFF")]
    [InlineData("::", "00000000000000000000000000000000")]
    [InlineData("::1", "00000000000000000000000000000001")]
    [InlineData("fe80::", "FE800000000000000000000000000000")]
    [InlineData("2001:DB8::a:0:1", "20010DB8000000000000000A00000001")]
    [InlineData("1:2:3:4:5:6:7:8", "00010002000300040005000600070008")]
    [InlineData("1:2:3:4:5:6:7::", "00010002000300040005000600070000")]
    [InlineData("::ffff:10.0.0.1", "0A000001")]
    [InlineData("0:0:0:0:0:FFFF:0a00:0001", "0A000001")]
    [InlineData("64:ff9b::10.0.0.1", "0064FF9B00000000000000000A000001")]
    public void An_address_is_read(string text, string hex)
    {
        Assert.True(AddressLiteral.TryRead(text, out string read));
        Assert.Equal(hex, read);
        IPAddress known = IPAddress.Parse(text);
        Assert.Equal(Convert.ToHexString((known.IsIPv4MappedToIPv6 ? known.MapToIPv4() : known).GetAddressBytes()), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0")]
    [InlineData("10.0.0.256")]
    [InlineData("10.0.0.01")]
    [InlineData("10.0.0.1.")]
    [InlineData("0x0a.0.0.1")]
    [InlineData("1")]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4::5:6:7:8")]
    [InlineData("12345::")]
    [InlineData("::g")]
    [InlineData("1.2.3.4::")]
    [InlineData("::1.2.3.4:5")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[::1]")]
    [InlineData("::-1")]
    public void What_is_no_address_is_refused(string text) => Assert.False(AddressLiteral.TryRead(text, out _));

    [Theory]
    [InlineData("10.1.2.3", "0A010203", 32)]
    [InlineData("10.1.2.3/8", "0A000000", 8)]
    [InlineData("10.1.2.255/25", "0A010280", 25)]
    [InlineData("10.1.2.3/0", "00000000", 0)]
    [InlineData("fe80::1/10", "FE800000000000000000000000000000", 10)]
    [InlineData("::1", "00000000000000000000000000000001", 128)]
    [InlineData("::ffff:10.1.2.3/104", "0A000000", 8)]
    [InlineData("::ffff:10.1.2.3", "0A010203", 32)]
    [InlineData("::ffff:0:0/90", "00000000000000000000FFC000000000", 90)]
    public void A_network_keeps_the_bits_of_its_prefix(string text, string network, int prefix)
    {
        Assert.True(NetworkLiteral.TryRead(text, out NetworkLiteral read));
        Assert.Equal(new NetworkLiteral(network, prefix), read);
    }

    [Theory]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/08")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("::/129")]
    [InlineData("/8")]
    [InlineData("10.0/8")]
    public void What_is_no_network_is_refused(string text) => Assert.False(NetworkLiteral.TryRead(text, out _));
}
