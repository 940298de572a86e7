using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;
using TextSpan = Microsoft.CodeAnalysis.Text.TextSpan;

namespace RuleGen.Generator;

/// <summary>All findings about one file, and its full path.</summary>
internal sealed record FileFindings(string FullPath, EquatableArray<Compiler.Text.Diagnostic> Findings);

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
