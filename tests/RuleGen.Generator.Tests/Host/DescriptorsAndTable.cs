using Microsoft.CodeAnalysis;
using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Generator.Tests.Host;

public class DescriptorsAndTable
{
    [Fact]
    public void Descriptors_and_the_table_agree()
    {
        Assert.Equal(DiagnosticTable.Rows.Select(row => row.Id), DiagnosticDescriptors.All.Select(descriptor => descriptor.Id));
        foreach (DiagnosticRow row in DiagnosticTable.Rows)
        {
            DiagnosticDescriptor descriptor = DiagnosticDescriptors.Of(row.Id);
            Assert.Equal(row.Title, descriptor.Title.ToString(null));
            Assert.Equal(row.Category, descriptor.Category);
            Assert.Equal(DiagnosticDescriptors.SeverityOf(row.Default), descriptor.DefaultSeverity);
            Assert.Equal(row.HelpLink, descriptor.HelpLinkUri);
            Assert.Equal(row.IsError, descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
        }
    }

    [Fact]
    public void Ids_are_listed_once_and_in_order()
    {
        string[] ids = DiagnosticTable.Rows.Select(row => row.Id).ToArray();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }
}
