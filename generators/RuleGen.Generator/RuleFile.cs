using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RuleGen.Compiler;
using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Generator;

/// <summary>A file that the build marks as a rule, before it is read.</summary>
/// <remarks>
/// Editors hand over new options for all files when anything changes in one of them; with the marks apart, no file is read again for that.
/// </remarks>
/// <param name="File">The file; another text is another object.</param>
/// <param name="Mode">The reading the project asks for in this file; null when it asks for none.</param>
internal sealed record RuleMark(AdditionalText File, ReadingMode? Mode)
{
    /// <summary>The mark of an additional file; null when it is something else than a rule.</summary>
    public static RuleMark? Read(AdditionalText file, AnalyzerConfigOptionsProvider provider)
    {
        AnalyzerConfigOptions options = provider.GetOptions(file);
        bool isRule = "true".Equals(Metadata(options, "DetectionRule"), StringComparison.OrdinalIgnoreCase);
        return isRule ? new RuleMark(file, ProjectSettings.Mode(Metadata(options, "DetectionMode") ?? "")) : null;
    }

    private static string? Metadata(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_metadata.AdditionalFiles." + name, out string? value) ? value.Trim() : null;
}

/// <summary>A file that matters to all Sigma rules of the project, and the path diagnostics name.</summary>
internal sealed record PlacedProjectFile(string FullPath, ProjectFile File);

/// <summary>A rule file as the build hands it over, equal by value.</summary>
/// <param name="FullPath">The path diagnostics name, as the build gave it.</param>
/// <param name="Path">The path relative to the project, with forward slashes.</param>
/// <param name="Text">The file's text without byte order mark; null when it could not be read.</param>
/// <param name="Options">The project's options, with the file's own reading in place of the project's when it names one.</param>
internal sealed record RuleFile(string FullPath, string Path, string? Text, CompilerOptions Options)
{
    /// <summary>The list of tests that lies beside the file; null when there is none.</summary>
    public RuleFile? Tests { get; init; }

    /// <summary>What the file says about all Sigma rules of the project; null when it says nothing.</summary>
    public PlacedProjectFile? OfProject() => Text is not null && FileTriage.MayBeOfProject(Path)
        && ProjectFile.Of(new SourceFile(Path, Text)) is { } file ? new PlacedProjectFile(FullPath, file) : null;

    /// <summary>The file in its project, which only Sigma files ask about.</summary>
    public RuleFile In(SigmaProject project) =>
        TestFilePath.Stem(Path) is null ? this : this with { Options = Options with { Project = project } };

    public static RuleFile Read(RuleMark mark, ProjectSettings settings, CancellationToken ct)
    {
        SourceText? text = mark.File.GetText(ct);
        CompilerOptions compiler = mark.Mode is null ? settings.Compiler : settings.Compiler with { Mode = mark.Mode };
        string path = mark.File.Path;
        return new RuleFile(path, ProjectPath.Relative(settings.ProjectFolder, path), text?.ToString(), compiler);
    }
}
