using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Compiling;

/// <summary>Compiles a Sigma rule in a project of some files, and tells its condition in short.</summary>
internal static class InProject
{
    /// <summary>A rule about two fields; its selection is called <c>s</c>.</summary>
    public const string Rule = "title: A rule\nid: a-rule\nlevel: low\ntags: [attack.t1547.001]\nlogsource:\n  product: windows\n"
        + "  category: process_creation\ndetection:\n  s:\n    Image: a.exe\n    User: b\n  condition: s\n";

    /// <summary>A filter of all rules for Windows; its selection is called <c>s</c> too.</summary>
    public const string Filter =
        "title: A filter\nlogsource:\n  product: windows\nfilter:\n  rules: any\n  s:\n    CommandLine: c\n  condition: not s\n";

    /// <summary>The project of files that are called <c>rules/p0.yml</c> and on.</summary>
    public static SigmaProject Of(params string[] files) => new(files
        .Select((text, i) => ProjectFile.Of(new SourceFile($"rules/p{i}.yml", text)))
        .OfType<ProjectFile>());

    /// <summary>A file compiled in a project.</summary>
    public static CompiledFile Compiled(string text, params string[] project) => Compiled("rules/x.yml", text, null, project);

    /// <summary>A file compiled in a project, with a list of tests beside it.</summary>
    public static CompiledFile Compiled(string path, string text, string? tests, params string[] project) => RuleCompiler.Compile(
        new SourceFile(path, text),
        tests is null ? null : new SourceFile("rules/x.tests.yml", tests),
        CompilerOptions.Default with { Project = Of(project) },
        CancellationToken.None);

    /// <summary>The tests of the compiled rule, or the findings when there is none.</summary>
    public static string Words(string rule, params string[] project)
    {
        CompiledFile file = Compiled(rule, project);
        return file.Rule is { } compiled ? Words(compiled.Condition) : file.Findings();
    }

    private static string Words(Expr expr) => expr switch
    {
        AllOf all => string.Join(" & ", all.Operands.Select(Words)),
        AnyOf any => string.Join(" | ", any.Operands.Select(Words)),
        Not not => "not " + Words(not.Operand),
        Test { Predicate: TextMatch match } => $"{match.Field.Name} {match.Operator} {match.Literal}",
        _ => expr.ToString(),
    };
}
