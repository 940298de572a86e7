using System.Globalization;
using RuleGen.Compiler.Languages.Kql.Literals;

namespace RuleGen.Compiler.Tests.Languages.Kql.Literals;

public class NumberLiteralTests
{
    [Theory]
    [InlineData("13", "13")]
    [InlineData("070", "70")]
    [InlineData("-1.50", "-1.5")]
    [InlineData("+2", "2")]
    [InlineData("1e3", "1000")]
    [InlineData("25E-1", "2.5")]
    [InlineData("0e9", "0")]
    [InlineData("0x1F", "31")]
    [InlineData("0xFFFFFFFFFFFFFFFF", "18446744073709551615")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void A_number_is_read(string text, string value)
    {
        Assert.True(NumberLiteral.TryRead(text, out decimal read));
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1,000")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    [InlineData("1e99999999999999999999")]
    [InlineData("NaN")]
    [InlineData("0x")]
    [InlineData("0x1FFFFFFFFFFFFFFFF")]
    [InlineData("0x-1")]
    [InlineData("\u0661")]
    [InlineData("\u22121")]
    public void What_is_no_number_or_too_large_or_too_small_is_refused(string text) => Assert.False(NumberLiteral.TryRead(text, out _));
}
