using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Model;

namespace RuleGen.Generator;

/// <summary>The lists of tests of a project, found by the path of the rule they lie beside; equal by value.</summary>
internal sealed class TestFiles : IEquatable<TestFiles>
{
    private readonly EquatableArray<RuleFile> _files;
    private readonly Dictionary<string, RuleFile> _byRule = new(StringComparer.Ordinal);

    public TestFiles(IEnumerable<RuleFile> files)
    {
        _files = files.ToEquatable();
        foreach (RuleFile file in _files) _byRule[TestFilePath.RuleOf(file.FullPath)!] = file;
    }

    public static bool IsTests(RuleFile file) => TestFilePath.IsTests(file.FullPath);

    /// <summary>A rule file together with its tests; another file as it is.</summary>
    public RuleFile AddTo(RuleFile file) => TestFilePath.Stem(file.FullPath) is { } stem && _byRule.TryGetValue(stem, out RuleFile? tests)
        ? file with { Tests = tests }
        : file;

    public bool Equals(TestFiles? other) => other is not null && _files.Equals(other._files);

    public override bool Equals(object? obj) => Equals(obj as TestFiles);

    public override int GetHashCode() => _files.GetHashCode();
}
