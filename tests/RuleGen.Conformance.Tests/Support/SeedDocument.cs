using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Text;
using RuleGen.Testing;

namespace RuleGen.Conformance.Tests.Support;

/// <summary>The first rule there was, verbatim; only in tests that skip where the reference data is absent.</summary>
internal static class SeedDocument
{
    public static SourceFile File { get; } =
        new("seed/registry-run-keys.md", System.IO.File.ReadAllText(SharedData.Path("seed", "registry-run-keys.md")!));

    /// <summary>Its query, as written.</summary>
    public static string Query => DocumentReader.Read(File).Queries[0].Text.Text;
}
