using System.Text.RegularExpressions;

namespace RuleGen.Compiler.Tests.Lowering.Sigma.Pipelines;

/// <summary>What pipelines make of the names of fields.</summary>
public sealed class FieldTransformationTests
{
    [Theory]
    [InlineData("{type: field_name_mapping, mapping: {Image: img}}", "img is \"a\"")]
    [InlineData("{type: field_name_mapping, mapping: {image: img}}", "Image is \"a\"")]
    [InlineData("{type: field_name_mapping, mapping: {Image: [img, exe]}}", "img is \"a\" or exe is \"a\"")]
    [InlineData("{type: field_name_prefix_mapping, mapping: {Im: pro., Image: no}}", "pro.age is \"a\"")]
    [InlineData("{type: field_name_prefix_mapping, mapping: {Im: [x., y.]}}", "x.age is \"a\" or y.age is \"a\"")]
    [InlineData("{type: field_name_prefix, prefix: winlog.event_data.}", "winlog.event_data.Image is \"a\"")]
    [InlineData("{type: field_name_suffix, suffix: .keyword}", "Image.keyword is \"a\"")]
    public void A_field_gets_its_name_from_the_pipeline(string item, string words) =>
        Assert.Equal(words, Pipe.Words(Pipe.Rule("Image: a"), Pipe.Of(item)));

    [Theory]
    [InlineData("lower", "commandline")]
    [InlineData("upper", "COMMANDLINE")]
    [InlineData("title", "Commandline")]
    [InlineData("snake_case", "command_line")]
    [InlineData("camelCase", "commandLine")]
    public void Names_may_be_written_in_another_case(string form, string name) => Assert.Equal(
        $"{name} is \"a\" and given is \"b\"",
        Pipe.Words(
            Pipe.Rule("CommandLine: a", "Image: b"),
            Pipe.Of($"{{type: field_name_transform, transform_func: {form}, mapping: {{Image: given}}}}")));

    [Theory]
    [InlineData("User|neq: x", "not (a is \"x\" or b is \"x\")")]
    [InlineData("User: null", "not (a has a value or b has a value)")]
    [InlineData("User|exists: false", "not (the record has a or the record has b)")]
    [InlineData("User|exists: true", "the record has a or the record has b")]
    [InlineData("User: [x, y]", "a is \"x\" or a is \"y\" or b is \"x\" or b is \"y\"")]
    public void A_field_of_two_names_is_absent_when_it_is_so_under_both(string item, string meaning)
    {
        const string Map = "{type: field_name_mapping, mapping: {User: [a, b]}}";
        string negated = Pipe.Words(Pipe.Rule(item), Pipe.Of(Map));

        // Negations stand at the tests once the condition is simplified, so they are compared in that form.
        Assert.Equal(Normal(meaning), Normal(negated));
    }

    [Fact]
    public void Keywords_have_no_name_and_stay()
    {
        string rule = Pipe.Head + "  s: [evil, bad]\n  condition: s\n";

        Assert.Equal(Pipe.Words(rule), Pipe.Words(rule, Pipe.Of("{type: field_name_prefix, prefix: p.}")));
    }

    [Theory]
    [InlineData("", "p.TargetUser is p.User")]
    [InlineData(", field_name_conditions: [{type: include_fields, fields: [User]}]", "TargetUser is p.User")]
    [InlineData(", field_name_conditions: [{type: include_fields, fields: [TargetUser]}]", "p.TargetUser is User")]
    public void A_name_that_a_value_refers_to_is_mapped_too(string conditions, string words) => Assert.Equal(
        words,
        Pipe.Words(Pipe.Rule("TargetUser|fieldref: User"), Pipe.Of("{type: field_name_prefix, prefix: p." + conditions + "}")));

    [Theory]
    [InlineData("Hashes|contains: ['MD5=0123456789abcdef0123456789abcdef', 'SHA1=4567']",
        "FileMD5 is \"0123456789abcdef0123456789abcdef\" or FileSHA1 begins with \"4567\"")]
    [InlineData("Hashes: 'MD5|01'", "FileMD5 is \"01\"")]
    [InlineData("Hashes: 0123456789abcdef0123456789abcdef", "FileMD5 is \"0123456789abcdef0123456789abcdef\"")]
    [InlineData("Hashes|contains: ['MD5=0123', 'IMPHASH=4567']", "FileMD5 begins with \"0123\" or Hashes contains \"IMPHASH=4567\"")]
    [InlineData("Hashes|contains|all: ['MD5=0123', 'SHA1=4567']", "FileMD5 begins with \"0123\" and FileSHA1 begins with \"4567\"")]
    [InlineData("Hashes|neq: 'MD5=01'", "not (FileMD5 is \"01\")")]
    [InlineData("Hashes|re: 'MD5=01'", "Hashes fits the expression \"MD5=01\"")]
    [InlineData("Other: 'MD5=01'", "Other is \"MD5=01\"")]
    public void Hashes_are_split_by_algorithm_and_none_is_lost(string item, string words) => Assert.Equal(
        words, Pipe.Words(Pipe.Rule(item), Pipe.Of("{type: hashes_fields, valid_hash_algos: [MD5, SHA1], field_prefix: File}")));

    [Fact]
    public void Hashes_may_share_one_field() => Assert.Equal(
        "hash is \"01\" or hash is \"02\"",
        Pipe.Words(
            Pipe.Rule("Hashes: ['MD5=01', 'SHA1=02']"),
            Pipe.Of("{type: hashes_fields, valid_hash_algos: [MD5, SHA1], field_prefix: hash, drop_algo_prefix: true}")));

    [Fact]
    public void Strict_mapping_refuses_the_field_that_no_pipeline_names() => Assert.Equal(
        "14,5 RG4602",
        Pipe.Words(
            Pipe.Rule("Image: a", "User: b"),
            Pipe.Of("{type: field_name_mapping, mapping: {Image: i}}", "{type: strict_field_mapping_failure}")));

    private static string Normal(string words)
    {
        Match whole = Regex.Match(words, @"^not \((.*)\)$");
        if (!whole.Success || whole.Groups[1].Value.Contains("not (", StringComparison.Ordinal)) return words;
        return string.Join(" and ", whole.Groups[1].Value.Split(" or ").Select(part => $"not ({part})"));
    }
}
