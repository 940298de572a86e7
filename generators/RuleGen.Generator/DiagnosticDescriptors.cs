using Microsoft.CodeAnalysis;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;

namespace RuleGen.Generator;

/// <summary>Roslyn's descriptor of each row of the diagnostic table.</summary>
internal static class DiagnosticDescriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> _all =
        DiagnosticTable.Rows.ToDictionary(row => row.Id, Create, StringComparer.Ordinal);

    public static IEnumerable<DiagnosticDescriptor> All => _all.Values;

    /// <summary>The descriptor of an id. An id the table lacks is a fault of the compiler and is reported as one.</summary>
    public static DiagnosticDescriptor Of(string id) =>
        _all.TryGetValue(id, out DiagnosticDescriptor? descriptor) ? descriptor : _all[DiagnosticTable.Internal];

    public static DiagnosticSeverity SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    // The message is an argument of the format, so that braces in a rule's text mean nothing.
    private static DiagnosticDescriptor Create(DiagnosticRow row) => new(
        row.Id, row.Title, "{0}", row.Category, SeverityOf(row.Default), isEnabledByDefault: true, description: null, row.HelpLink,
        row.IsError ? [WellKnownDiagnosticTags.NotConfigurable] : []);
}
