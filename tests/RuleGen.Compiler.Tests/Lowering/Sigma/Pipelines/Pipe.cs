using System.Text.RegularExpressions;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Tests.Compiling;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Lowering.Sigma.Pipelines;

/// <summary>Compiles rules of a project with pipelines, and tells their conditions in words.</summary>
internal static class Pipe
{
    /// <summary>A rule up to its detection, which begins on line 11; the first selection is to stand on line 12.</summary>
    public const string Head = """
        title: A rule
        id: a-rule
        level: medium
        status: test
        date: 2025-06-04
        tags: [attack.t1547.001]
        weight: 7
        logsource:
          product: windows
          category: process_creation
        detection:

        """;

    /// <summary>A rule of one selection with these items, each on a line of its own from line 13, column 5 on.</summary>
    public static string Rule(params string[] items) =>
        Head + "  s:\n" + string.Concat(items.Select(item => $"    {item}\n")) + "  condition: s\n";

    /// <summary>A pipeline of these transformations.</summary>
    public static string Of(params string[] items) =>
        "transformations:\n" + string.Concat(items.Select(item => "  - " + Regex.Replace(item, "\n", "\n    ") + "\n"));

    public static CompiledFile Compiled(string rule, params string[] pipelines)
    {
        IEnumerable<ProjectFile> files = pipelines.Select((text, i) => new ProjectFile($"rules/p{i}.yml", text));
        CompilerOptions options = CompilerOptions.Default with { Project = new SigmaProject(files) };
        return RuleCompiler.Compile(new SourceFile("rules/x.yml", rule), options, CancellationToken.None);
    }

    /// <summary>The condition of the compiled rule, in which letter case goes without saying; the errors where there is none.</summary>
    public static string Words(string rule, params string[] pipelines)
    {
        foreach (string pipeline in pipelines)
        {
            Assert.DoesNotContain(
                Compile.File(pipeline, path: "rules/p.yml").Diagnostics, finding => finding.Severity == Severity.Error);
        }
        CompiledFile file = Compiled(rule, pipelines);
        return file.Rule is { } compiled
            ? PredicateWords.Describe(compiled.Condition).Replace(" in any letter case", "", StringComparison.Ordinal)
            : Errors(file);
    }

    /// <summary>The errors as <c>line,column id</c>.</summary>
    public static string Errors(CompiledFile file) => string.Join("; ", file.Diagnostics
        .Where(finding => finding.Severity == Severity.Error)
        .Select(finding => $"{finding.Location.StartLine + 1},{finding.Location.StartColumn + 1} {finding.Id}"));
}
