namespace RuleGen.Compiler.Tests.Compiling;

/// <summary>Placeholders get their values from the project.</summary>
public sealed class SigmaPlaceholderTests
{
    private static readonly string _rule = InProject.Rule.Replace("User: b", "User|expand: '%Admins%'");

    [Theory]
    [InlineData("placeholders: [a]\n", "1,15 RG4302 error")]
    [InlineData("placeholders:\n", "1,14 RG4302 error")]
    [InlineData("placeholders:\n  '%a%': b\n  c: []\n  d: {e: f}\n", "2,3 RG4302 error; 3,6 RG4302 error; 4,6 RG4302 error")]
    [InlineData("placeholders:\n  a: [b, true, null, [c]]\n", "2,10 RG4302 error; 2,16 RG4302 error; 2,22 RG4302 error")]
    [InlineData("placeholders:\n  a: b\nvalues:\n  c: d\n", "3,1 RG4302 error")]
    [InlineData("placeholders:\n\ta: b\n", "2,1 RG4001 error")]
    [InlineData("placeholders:\n  a: b\n  a: c\n", "3,3 RG4001 error")]
    [InlineData("placeholders:\n  a: [b, 5, 'true', '*x']\n  c: d\n", "")]
    public void What_is_wrong_with_a_file_of_placeholders_is_reported_where_it_stands(string text, string findings)
    {
        CompiledFile file = Compile.File(text, path: "rules/p.yml");

        Assert.Equal((CompiledFileKind.SideFile, 0, findings), (file.Kind, file.RejectedRules, file.Findings()));
    }

    [Fact]
    public void A_placeholder_that_nothing_defines_is_an_error_at_its_value()
    {
        Assert.Equal("11,18 RG4301 error", InProject.Words(_rule));
        Assert.Equal("11,18 RG4301 error", InProject.Words(_rule, "placeholders:\n  admins: root\n"));
    }

    [Fact]
    public void The_values_of_all_files_are_alternatives()
    {
        const string One = "placeholders:\n  Admins: [root, 5]\n";
        const string Other = "placeholders:\n  Admins: [root, '*_adm']\n  Servers: s\n";

        Assert.Equal("Image Equals a.exe & User Equals root | User Equals 5 | User EndsWith _adm", InProject.Words(_rule, One, Other));
    }

    [Fact]
    public void Several_placeholders_in_one_value_are_every_combination()
    {
        string rule = InProject.Rule.Replace("User: b", "User|expand: '%Domains%\\\\%Admins%'");
        const string Project = "placeholders:\n  Domains: [x, y]\n  Admins: [a, b]\n";

        Assert.Equal(
            @"Image Equals a.exe & User Equals x\a | User Equals x\b | User Equals y\a | User Equals y\b",
            InProject.Words(rule, Project));
    }

    [Fact]
    public void A_key_of_a_rule_that_is_called_so_defines_nothing() =>
        Assert.Equal("11,18 RG4301 error", InProject.Words(_rule, InProject.Rule + "placeholders:\n  Admins: root\n"));
}
