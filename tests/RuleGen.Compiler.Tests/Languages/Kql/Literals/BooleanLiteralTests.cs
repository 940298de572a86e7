using RuleGen.Compiler.Languages.Kql.Literals;

namespace RuleGen.Compiler.Tests.Languages.Kql.Literals;

public class BooleanLiteralTests
{
    [Theory]
    [InlineData("true", true, true)]
    [InlineData("False", true, false)]
    [InlineData("1", false, false)]
    [InlineData("", false, false)]
    [InlineData("true ", false, false)]
    public void Only_the_two_words_are_booleans(string text, bool isBoolean, bool value)
    {
        Assert.Equal(isBoolean, BooleanLiteral.TryRead(text, out bool read));
        Assert.Equal(value, read);
    }
}
