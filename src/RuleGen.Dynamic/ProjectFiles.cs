extern alias compiler;

using compiler::RuleGen.Compiler.Documents;
using compiler::RuleGen.Compiler.Lowering.Sigma;
using compiler::RuleGen.Compiler.Text;

namespace RuleGen.Dynamic;

/// <summary>Finds among rule files those that matter to all Sigma rules: filters, placeholders and pipelines.</summary>
internal static class ProjectFiles
{
    /// <summary>What the files say together. One that cannot be read says nothing here; it is reported when it is compiled.</summary>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public static SigmaProject Read(RuleFile[] files, ParallelOptions parallel)
    {
        var found = new ProjectFile?[files.Length];
        Parallel.For(0, files.Length, parallel, i => found[i] = Read(files[i]));
        return new SigmaProject(found.OfType<ProjectFile>());
    }

    private static ProjectFile? Read(RuleFile file)
    {
        if (!FileTriage.MayBeOfProject(file.Path)) return null;
        try
        {
            return ProjectFile.Of(new SourceFile(file.Path, file.Read()));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
