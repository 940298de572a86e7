using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;
using TextSpan = Microsoft.CodeAnalysis.Text.TextSpan;

namespace RuleGen.Generator;

/// <summary>All findings about one file and the list of tests beside it, and the full paths of both.</summary>
/// <param name="FullPath">The full path of the file.</param>
/// <param name="TestsPath">The path that findings about the tests name; null when there are no tests.</param>
/// <param name="TestsFullPath">The full path of the tests.</param>
/// <param name="Findings">The findings.</param>
internal sealed record FileFindings(
    string FullPath, string? TestsPath, string? TestsFullPath, EquatableArray<Compiler.Text.Diagnostic> Findings)
{
    public static FileFindings Of(RuleFile file, EquatableArray<Compiler.Text.Diagnostic> findings) =>
        new(file.FullPath, file.Tests?.Path, file.Tests?.FullPath, findings);

    /// <summary>Each finding with the full path of the file it is about.</summary>
    public IEnumerable<FileDiagnostic> Located() => Findings.Select(finding =>
        new FileDiagnostic(TestsFullPath is not null && finding.Location.Path == TestsPath ? TestsFullPath : FullPath, finding));
}

/// <summary>A finding and the full path of the file it is about; empty for a finding about the project.</summary>
internal sealed record FileDiagnostic(string FullPath, Compiler.Text.Diagnostic Finding)
{
    public Diagnostic ToRoslyn() => Diagnostic.Create(
        DiagnosticDescriptors.Of(Finding.Id), Locate(), DiagnosticDescriptors.SeverityOf(Finding.Severity), null, null, Finding.Message);

    private Location Locate()
    {
        if (FullPath.Length == 0) return Location.None;
        FileSpan span = Finding.Location;
        return Location.Create(
            FullPath,
            new TextSpan(span.Start, span.Length),
            new LinePositionSpan(new LinePosition(span.StartLine, span.StartColumn), new LinePosition(span.EndLine, span.EndColumn)));
    }
}
