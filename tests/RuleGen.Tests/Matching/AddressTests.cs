using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using RuleGen.Events;
using RuleGen.Tests.Events;

namespace RuleGen.Tests.Matching;

/// <summary>Values read as IP addresses, against the platform's.</summary>
public sealed partial class AddressTests
{
    private const int Seed = 20260606;

    [Fact]
    public void An_address_lies_in_the_networks_that_share_its_first_bits()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 1000; round++)
        {
            byte[] network = Bytes(random);
            int prefix = random.Next((network.Length * 8) + 1);
            byte[] address = random.Next(4) == 0 ? Bytes(random) : Near(random, network);
            string text = Spelled(random, address);
            byte[] plain = Unmapped(address);
            bool expected = plain.Length == network.Length && Enumerable.Range(0, prefix).All(bit => Bit(plain, bit) == Bit(network, bit));
            foreach (EventBuffer e in OneField.Events("no address", text))
            {
                Assert.True(
                    e.AnyInNetwork(OneField.Slot, network, prefix) == expected,
                    $"seed {Seed}: {text} in {new IPAddress(network)}/{prefix} should be {expected}");
            }
        }
    }

    [Fact]
    public void Addresses_of_one_family_have_an_order()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 1000; round++)
        {
            byte[] literal = Bytes(random);
            byte[] address = random.Next(3) == 0 ? Bytes(random) : Near(random, literal);
            byte[] plain = Unmapped(address);
            int comparison = plain.AsSpan().SequenceCompareTo(literal);
            string text = Spelled(random, address);
            foreach (Ordering ordering in Enum.GetValues<Ordering>())
            {
                bool expected = plain.Length == literal.Length && Orderings.Holds(comparison, ordering);
                Assert.Equal(expected, OneField.Filled(text).AnyAddress(OneField.Slot, ordering, literal));
                Assert.False(OneField.Filled().AnyAddress(OneField.Slot, ordering, literal));
            }
        }
    }

    [Fact]
    public void Odd_texts_are_addresses_where_the_platform_says_so()
    {
        var random = new Random(Seed);
        string[] pieces = [":", ":", ":", "::", ".", "0", "1", "ff", "FFFF", "12345", "256", "255", "01", "1.2.3.4", "g", "-"];
        int addresses = 0;
        for (int round = 0; round < 20_000; round++)
        {
            string text = string.Concat(random.GetItems(pieces, random.Next(1, 14)));
            byte[]? expected = Platform(text);
            if (expected is not null) addresses++;
            EventBuffer e = OneField.Filled(text);
            bool isAny = e.AnyInNetwork(OneField.Slot, new byte[4], 0) || e.AnyInNetwork(OneField.Slot, new byte[16], 0);
            Assert.True(isAny == expected is not null, $"seed {Seed}: {text} {(isAny ? "is not" : "is")} an address");
            if (expected is not null) Assert.True(e.AnyInNetwork(OneField.Slot, expected, expected.Length * 8), $"seed {Seed}: {text}");
        }
        Assert.True(addresses > 100, $"only {addresses} of the texts were addresses");
    }

    [Theory]
    [InlineData("fe80::1%eth0", "fe80::1")]
    [InlineData("fe80::1%", "fe80::1")]
    [InlineData("::ffff:10.1.2.3", "10.1.2.3")]
    [InlineData("::FFFF:0A01:0203", "10.1.2.3")]
    [InlineData("0:0:0:0:0:ffff:10.1.2.3%4", "10.1.2.3")]
    [InlineData("::10.1.2.3", "::a01:203")]
    [InlineData("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0")]
    [InlineData("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8")]
    public void Zones_are_cut_off_and_mapped_addresses_are_those_they_map(string text, string same)
    {
        byte[] expected = IPAddress.Parse(same).GetAddressBytes();
        Assert.All(OneField.Events(text), e => Assert.True(e.AnyAddress(OneField.Slot, Ordering.Equal, expected)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("10.1.2.3%4")]
    [InlineData("10.1.2")]
    [InlineData("10.1.2.3.4")]
    [InlineData("10.1.2.03")]
    [InlineData("0x0a010203")]
    [InlineData("10.1.2.3/8")]
    [InlineData("[::1]")]
    [InlineData("::1/64")]
    [InlineData(" ::1")]
    [InlineData("1::2::3")]
    [InlineData(":::")]
    [InlineData("1:2:3:4:5:6:7:8::")]
    [InlineData("1:2:3:4:5:6:7:10.1.2.3")]
    [InlineData("10.1.2.3::")]
    public void Half_an_address_or_more_than_one_is_none(string text)
    {
        foreach (EventBuffer e in OneField.Events(text))
        {
            Assert.False(e.AnyInNetwork(OneField.Slot, new byte[4], 0));
            Assert.False(e.AnyInNetwork(OneField.Slot, new byte[16], 0));
        }
    }

    /// <summary>The platform's reading; of v4 it takes octal and short forms too, which here are none.</summary>
    private static byte[]? Platform(string text)
    {
        if (!text.Contains(':')) return Dotted().IsMatch(text) ? IPAddress.Parse(text).GetAddressBytes() : null;
        int v4 = text.LastIndexOf(':') + 1;
        if (text.AsSpan(v4).Contains('.') && !Dotted().IsMatch(text[v4..])) return null;
        return IPAddress.TryParse(text, out IPAddress? address) ? Unmapped(address.GetAddressBytes()) : null;
    }

    private static byte[] Unmapped(byte[] address)
    {
        var parsed = new IPAddress(address);
        return parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4().GetAddressBytes() : address;
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(2) == 0 ? 4 : 16];
        random.NextBytes(bytes);
        if (bytes.Length == 16 && random.Next(2) == 0) bytes.AsSpan(random.Next(12), 4).Clear();
        return Unmapped(bytes);
    }

    /// <summary>The address with one bit turned, sometimes none, and v4 sometimes mapped.</summary>
    private static byte[] Near(Random random, byte[] address)
    {
        byte[] near = [.. address];
        if (random.Next(4) > 0)
        {
            int bit = random.Next(near.Length * 8);
            near[bit / 8] ^= (byte)(0x80 >> (bit % 8));
        }
        return near.Length == 4 && random.Next(3) == 0 ? new IPAddress(near).MapToIPv6().GetAddressBytes() : near;
    }

    private static string Spelled(Random random, byte[] address)
    {
        var parsed = new IPAddress(address);
        if (parsed.AddressFamily == AddressFamily.InterNetwork || random.Next(2) == 0) return parsed.ToString();
        string full = string.Join(':', Enumerable.Range(0, 8).Select(i => $"{(address[i * 2] << 8) | address[(i * 2) + 1]:X4}"));
        return random.Next(2) == 0 ? full : full + "%7";
    }

    private static bool Bit(byte[] bytes, int bit) => (bytes[bit / 8] & (0x80 >> (bit % 8))) != 0;

    [GeneratedRegex(@"^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\.(?!\z)|\z)){4}\z")]
    private static partial Regex Dotted();
}
