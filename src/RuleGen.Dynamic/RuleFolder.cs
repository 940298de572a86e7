extern alias compiler;

using compiler::RuleGen.Compiler;
using compiler::RuleGen.Compiler.Emit;
using compiler::RuleGen.Compiler.Lowering.Sigma;
using compiler::RuleGen.Compiler.Model;
using compiler::RuleGen.Compiler.Planning;
using compiler::RuleGen.Compiler.Text;
using RuleGen.Dynamic.Interpreting;

namespace RuleGen.Dynamic;

/// <summary>
/// Compiles rule files in the running process, without the C# compiler: into the same kind of set a build makes, with the same answers and
/// explanations. Rules are interpreted, which allocates nothing either, and works as a native program.
/// </summary>
public static class RuleFolder
{
    /// <summary>Compiles files, and all <c>*.md</c>, <c>*.yml</c> and <c>*.yaml</c> files below folders, in parallel.</summary>
    /// <remarks>
    /// Any content of the files is accepted: a file that is no rule, or a broken or hostile one, becomes diagnostics and takes no other
    /// file with it. Links to folders are not followed. A file that is named twice counts once. Filters, placeholders and pipelines
    /// among the files matter to all Sigma rules among them.
    /// </remarks>
    /// <param name="paths">The files and folders.</param>
    /// <param name="options">How they are compiled; null for the usual way.</param>
    /// <param name="ct">Ends the work between two files.</param>
    /// <exception cref="FileNotFoundException">One of the paths is neither a file nor a folder.</exception>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public static CompiledRules Compile(IEnumerable<string> paths, DynamicOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        options ??= new DynamicOptions();
        var unreadable = new List<RuleDiagnostic>();
        RuleFile[] files = RuleFile.Find(paths, unreadable);
        var parallel = new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount };
        SigmaProject project = ProjectFiles.Read(files, parallel);
        CompilerOptions compilerOptions = Translate(options) with { Project = project };
        var drafted = new DraftedFile[files.Length];
        Parallel.For(0, files.Length, parallel, i => drafted[i] = FileCompiler.Compile(files[i], compilerOptions, ct));

        CompiledFile[] compiled = [.. drafted.Select(file => file.File)];
        RuleSetPlan plan = RuleSetPlan.Create(drafted.SelectMany(file => file.Rules), EmitOptions.Default);
        int Count(CompiledFileKind kind) => compiled.Count(file => file.Kind == kind);
        return new CompiledRules(
            InterpretedRuleSet.Create(plan, compiled.SelectMany(file => file.Rules).Select(rule => rule.Positions)),
            [.. unreadable, .. Findings(compiled, project).Select(Translate)])
        {
            Files = files.Length,
            Rejected = compiled.Sum(file => file.RejectedRules),
            Documentation = Count(CompiledFileKind.Documentation),
            SideFiles = Count(CompiledFileKind.SideFile),
        };
    }

    /// <inheritdoc cref="Compile(IEnumerable{string}, DynamicOptions?, CancellationToken)"/>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How it is compiled; null for the usual way.</param>
    /// <param name="ct">Ends the work between two files.</param>
    public static CompiledRules Compile(string path, DynamicOptions? options = null, CancellationToken ct = default) =>
        Compile([path], options, ct);

    /// <summary>The findings of each file, with those that only all files together tell at their places.</summary>
    private static IEnumerable<Diagnostic> Findings(CompiledFile[] compiled, SigmaProject project)
    {
        ILookup<string, Diagnostic> ofFilters = FilterNames.Check(project, compiled.SelectMany(file => file.SigmaRules))
            .ToLookup(finding => finding.Location.Path);
        return compiled.SelectMany(file => file.Diagnostics.Concat(ofFilters[file.Path])
            .OrderBy(finding => finding.Location.Path == file.Path ? finding.Location.Start : int.MaxValue));
    }

    private static CompilerOptions Translate(DynamicOptions options)
    {
        ReadingMode? mode = options.Reading switch
        {
            RuleReading.Strict => ReadingMode.Strict,
            RuleReading.Intent => ReadingMode.Intent,
            _ => null,
        };
        return new CompilerOptions(mode, options.StrictFields) { SecurityEquivalents = options.SecurityEquivalents };
    }

    private static RuleDiagnostic Translate(Diagnostic finding) => new(
        finding.Location.Path,
        finding.Location.StartLine + 1,
        finding.Location.StartColumn + 1,
        finding.Id,
        finding.Severity switch
        {
            Severity.Error => RuleSeverity.Error,
            Severity.Warning => RuleSeverity.Warning,
            _ => RuleSeverity.Info,
        },
        finding.Message);
}
