using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RuleGen.Compiler;
using RuleGen.Compiler.Model;

namespace RuleGen.Generator;

/// <summary>A rule file as the build hands it over, equal by value.</summary>
/// <param name="FullPath">The path diagnostics name, as the build gave it.</param>
/// <param name="Path">The path relative to the project, with forward slashes.</param>
/// <param name="Text">The file's text without byte order mark; null when it could not be read.</param>
/// <param name="Options">The project's options, with the file's own reading in place of the project's when it names one.</param>
internal sealed record RuleFile(string FullPath, string Path, string? Text, CompilerOptions Options)
{
    /// <summary>The rule file an additional file is; null when it is something else.</summary>
    public static RuleFile? Read(
        AdditionalText file, AnalyzerConfigOptionsProvider provider, ProjectSettings settings, CancellationToken ct)
    {
        AnalyzerConfigOptions options = provider.GetOptions(file);
        if (!"true".Equals(Metadata(options, "DetectionRule"), StringComparison.OrdinalIgnoreCase)) return null;
        SourceText? text = file.GetText(ct);
        ReadingMode? mode = ProjectSettings.Mode(Metadata(options, "DetectionMode") ?? "");
        CompilerOptions compiler = mode is null ? settings.Compiler : settings.Compiler with { Mode = mode };
        return new RuleFile(file.Path, ProjectPath.Relative(settings.ProjectFolder, file.Path), text?.ToString(), compiler);
    }

    private static string? Metadata(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_metadata.AdditionalFiles." + name, out string? value) ? value.Trim() : null;
}
