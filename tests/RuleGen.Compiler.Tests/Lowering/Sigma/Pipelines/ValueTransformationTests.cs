namespace RuleGen.Compiler.Tests.Lowering.Sigma.Pipelines;

/// <summary>What pipelines make of values.</summary>
public sealed class ValueTransformationTests
{
    private const string Device = """{type: replace_string, regex: '^C:', replacement: '\\Device\\HarddiskVolume?'}""";

    [Theory]
    [InlineData(@"f: C:\a", Device, @"f fits ""\Device\HarddiskVolume?\a""")]
    [InlineData(@"f|startswith: C:\a", Device, @"f fits ""\Device\HarddiskVolume?\a*""")]
    [InlineData(@"f|contains: C:\a", Device, @"f contains ""C:\a""")]
    [InlineData("f|contains: [ab, c]", "{type: replace_string, regex: '^\\*a', replacement: 'x'}",
        "f begins with \"xb\" or f contains \"c\"")]
    [InlineData("f: abc", "{type: replace_string, regex: '(a)(b)', replacement: '\\2\\g<1>'}", "f is \"bac\"")]
    [InlineData("f: a*c", "{type: replace_string, regex: '(.*)c', replacement: 'x\\1'}", "f begins with \"xa\"")]
    [InlineData(@"f: a\*c", "{type: replace_string, regex: c, replacement: d}", "f is \"a*d\"")]
    [InlineData("f: abc", @"{type: replace_string, regex: b, replacement: '\*'}", "f is \"a*c\"")]
    [InlineData("f: a*b", "{type: replace_string, regex: '.+', replacement: x, skip_special: true}", "f fits \"x*x\"")]
    [InlineData("f: ab", "{type: replace_string, regex: b, replacement: '*', skip_special: true}", "f is \"a*\"")]
    [InlineData("f: ab", "{type: replace_string, regex: b, replacement: '*', skip_special: true, interpret_special: true}",
        "f begins with \"a\"")]
    [InlineData("f: 15", "{type: replace_string, regex: '1', replacement: x}", "f is \"x5\"")]
    [InlineData("f|re: a+", "{type: replace_string, regex: a, replacement: x}", "f fits the expression \"a+\"")]
    [InlineData("f: $1", "{type: replace_string, regex: '1', replacement: $0}", "f is \"$$0\"")]
    public void A_text_is_replaced_where_an_expression_is_found(string item, string change, string words) =>
        Assert.Equal(words, Pipe.Words(Pipe.Rule(item), Pipe.Of(change)));

    [Theory]
    [InlineData("f: [b, x]", "f is \"c\" or f is \"d\" or f is \"x\"")]
    [InlineData("f|all: [b, x]", "(f is \"c\" or f is \"d\") and f is \"x\"")]
    [InlineData("f|contains: [b, x]", "f contains \"b\" or f contains \"x\"")]
    [InlineData("f|contains: y", "f begins with \"z\"")]
    [InlineData("f: 5", "f is 5")]
    public void A_text_is_mapped_to_others(string item, string words) => Assert.Equal(
        words, Pipe.Words(Pipe.Rule(item), Pipe.Of("{type: map_string, mapping: {b: [c, d], '*y*': 'z*', '5': six}}")));

    [Theory]
    [InlineData("f|contains: [a, b]", "value: z", "f is \"z\"")]
    [InlineData("f|re: a+", "value: z*", "f begins with \"z\"")]
    [InlineData("f|neq: a", "value: 5", "not (f is 5)")]
    [InlineData("f: a", "value: '5'", "f is \"5\"")]
    [InlineData("f: a", "value: 5, force_type: str", "f is \"5\"")]
    [InlineData("f: a", "value: '5', force_type: num", "f is 5")]
    [InlineData("f: a", "value: true", "f is true")]
    [InlineData("f: a", "value: null", "not (f has a value)")]
    public void A_value_is_set_whatever_it_was(string item, string value, string words) =>
        Assert.Equal(words, Pipe.Words(Pipe.Rule(item), Pipe.Of($"{{type: set_value, {value}}}")));

    [Theory]
    [InlineData("f: 5", "str", "f is \"5\"")]
    [InlineData("f: true", "str", "f is \"true\"")]
    [InlineData("f: '5'", "num", "f is 5")]
    [InlineData("f: null", "num", "not (f has a value)")]
    [InlineData("f: abc", "num", "13,8 RG4602")]
    [InlineData("f|contains: '5'", "num", "13,17 RG4602")]
    [InlineData("f|gt: 5", "str", "f is above 5")]
    public void A_value_becomes_a_text_or_a_number(string item, string type, string words) =>
        Assert.Equal(words, Pipe.Words(Pipe.Rule(item), Pipe.Of($"{{type: convert_type, target_type: {type}}}")));

    [Theory]
    [InlineData("f|cased: aBc", "", "f is \"abc\"")]
    [InlineData("f|cased: aBc*", "method: upper", "f begins with \"ABC\"")]
    [InlineData("f|cased|contains: CommandLine", "method: snake_case", "f contains \"command_line\"")]
    [InlineData("f|re: A", "method: lower", "f fits the expression \"A\"")]
    public void A_text_is_written_in_another_case(string item, string method, string words) =>
        Assert.Equal(words, Pipe.Words(Pipe.Rule(item), Pipe.Of($"{{type: case, {method}}}")));

    [Theory]
    [InlineData("", "f is \"root\" or f begins with \"adm\"")]
    [InlineData("include: [Admins]", "f is \"root\" or f begins with \"adm\"")]
    [InlineData("exclude: [Admins]", "13,15 RG4301")]
    [InlineData("include: [Others]", "13,15 RG4301")]
    public void Variables_stand_for_placeholders(string meant, string words) => Assert.Equal(
        words,
        Pipe.Words(
            Pipe.Rule("f|expand: '%Admins%'"), "vars: {Admins: [root, adm*]}\n" + Pipe.Of($"{{type: value_placeholders, {meant}}}")));

    [Fact]
    public void A_variable_that_is_not_defined_is_an_error_of_the_rule() =>
        Assert.Equal("13,15 RG4301", Pipe.Words(Pipe.Rule("f|expand: '%Admins%'"), Pipe.Of("{type: value_placeholders}")));

    [Theory]
    [InlineData("f|expand: 'a%x%'", "", "f begins with \"a\"")]
    [InlineData("f|expand: 'a%x%'", "exclude: [x]", "13,15 RG4301")]
    public void Placeholders_may_stand_for_anything(string item, string meant, string words) =>
        Assert.Equal(words, Pipe.Words(Pipe.Rule(item), Pipe.Of($"{{type: wildcard_placeholders, {meant}}}")));
}
