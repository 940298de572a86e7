using System.Globalization;
using RuleGen.Compiler.Evaluation;

namespace RuleGen.Compiler.Tests.Evaluation;

public class ReadingTests
{
    [Theory]
    [InlineData("13", "13")]
    [InlineData("-1.50", "-1.50")]
    [InlineData("1e3", "1000")]
    [InlineData("0xce4", "3300")]
    [InlineData("0XFFFFFFFFFFFFFFFF", "18446744073709551615")]
    [InlineData("0x10000000000000000", null)]
    [InlineData("0x", null)]
    [InlineData("", null)]
    [InlineData(" 1", null)]
    [InlineData("1,000", null)]
    [InlineData("NaN", null)]
    [InlineData("1e400", null)]
    [InlineData("1 2", null)]
    public void A_number_is_decimal_or_hex(string text, string? expected) =>
        Assert.Equal(expected, NumberReading.Read(text)?.ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2025-06-04T06:15:23.123Z", "2025-06-04T06:15:23.1230000")]
    [InlineData("2020-10-19 03:30:41.104", "2020-10-19T03:30:41.1040000")]
    [InlineData("2020-12-11T12:28:01.299004567Z", "2020-12-11T12:28:01.2990045")]
    [InlineData("2025-06-04T06:15:23+02:00", "2025-06-04T04:15:23.0000000")]
    [InlineData("2025-06-04T23:15-0130", "2025-06-05T00:45:00.0000000")]
    [InlineData("2025-06-04t06:15:23,5z", "2025-06-04T06:15:23.5000000")]
    [InlineData("2025-06-04T06:15:23-01", "2025-06-04T07:15:23.0000000")]
    [InlineData("2025-06-04T06", null)]
    [InlineData("2025-06-04", "2025-06-04T00:00:00.0000000")]
    [InlineData("2025-06", null)]
    [InlineData("2024-02-29", "2024-02-29T00:00:00.0000000")]
    [InlineData("1749017723123", "2025-06-04T06:15:23.1230000")]
    [InlineData("-1", "1969-12-31T23:59:59.9990000")]
    [InlineData("2025-02-29", null)]
    [InlineData("2025-13-01", null)]
    [InlineData("2025-06-04T24:00:00Z", null)]
    [InlineData("2025-06-04T06:15:23+15:00", null)]
    [InlineData("0000-01-01", null)]
    [InlineData("2025-06-04 ", null)]
    [InlineData("2025-06-04T06:15:23Z\n", null)]
    [InlineData("9223372036854775807", null)]
    [InlineData("yesterday", null)]
    [InlineData("", null)]
    public void A_date_is_a_calendar_date_or_milliseconds(string text, string? expected)
    {
        DateTime? read = DateReading.Read(text) is long ticks ? new DateTime(ticks) : null;

        Assert.Equal(expected, read?.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("10.0.0.255", "0A0000FF")]
    [InlineData("::ffff:10.0.0.1", "0A000001")]
    [InlineData("0:0:0:0:0:FFFF:0a00:0001", "0A000001")]
    [InlineData("::", "00000000000000000000000000000000")]
    [InlineData("::1", "00000000000000000000000000000001")]
    [InlineData("fe80::1%12", "FE800000000000000000000000000001")]
    [InlineData("2001:db8::", "20010DB8000000000000000000000000")]
    [InlineData("1:2:3:4:5:6:7:8", "00010002000300040005000600070008")]
    [InlineData("1:2:3:4:5:6:7::", "00010002000300040005000600070000")]
    [InlineData("1:2:3:4:5:6:7", null)]
    [InlineData("1:2:3:4:5:6:7:8:9", null)]
    [InlineData("1::2::3", null)]
    [InlineData(":::", null)]
    [InlineData("1:2:3:4::5:6:7:8", null)]
    [InlineData("12345::", null)]
    [InlineData("::1.2.3", null)]
    [InlineData("1.2.3.4::", null)]
    [InlineData("10.0.0.256", null)]
    [InlineData("10.0.0.01", null)]
    [InlineData("10.0.0", null)]
    [InlineData("10.0.0.1 ", null)]
    [InlineData("", null)]
    public void An_address_is_four_bytes_or_sixteen(string text, string? expected) =>
        Assert.Equal(expected, AddressReading.Read(text) is byte[] bytes ? Convert.ToHexString(bytes) : null);

    [Theory]
    [InlineData("10.1.2.3", "0A000000", 8, true)]
    [InlineData("11.1.2.3", "0A000000", 8, false)]
    [InlineData("10.127.0.1", "0A000000", 9, true)]
    [InlineData("10.128.0.1", "0A000000", 9, false)]
    [InlineData("10.1.2.3", "0A010203", 32, true)]
    [InlineData("8.8.8.8", "00000000", 0, true)]
    [InlineData("::1", "00000000", 0, false)]
    [InlineData("fe80::1", "FE800000000000000000000000000000", 10, true)]
    public void A_network_holds_the_addresses_with_its_first_bits(string address, string network, int prefix, bool expected) =>
        Assert.Equal(expected, AddressReading.IsIn(AddressReading.Read(address)!, AddressReading.FromHex(network), prefix));
}
