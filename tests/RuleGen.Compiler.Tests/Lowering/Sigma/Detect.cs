using RuleGen.Compiler.Analysis.Sigma;
using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Tests.Compiling;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Lowering.Sigma;

/// <summary>Reads detections, and tells their conditions in words and their findings as <c>line,column id severity</c>.</summary>
internal static class Detect
{
    private static readonly LogSource _anything = new(null, "test", null, true, true);

    /// <summary>Placeholders of a few names.</summary>
    public sealed class Names(params (string Name, string[] Values)[] names) : IPlaceholders
    {
        public IReadOnlyList<string>? Find(string name) => names.FirstOrDefault(entry => entry.Name == name).Values;
    }

    /// <summary>A detection of one selection with one item, which stands on the first line.</summary>
    public static LoweredSigma Item(string item, SigmaOptions? options = null) => Yaml($"s: {{ {item} }}\ncondition: s\n", options);

    /// <summary>Selections over two fields each of their own name, and a condition that begins on line 1 at column 12.</summary>
    public static LoweredSigma Condition(string condition, params string[] selections) => Yaml(
        $"condition: {condition}\n" + string.Concat(selections.Select(name => $"{name}: {{ {name}: x }}\n")));

    /// <summary>What stands below <c>detection</c>.</summary>
    public static LoweredSigma Yaml(string text, SigmaOptions? options = null) => SigmaAnalysis.Analyse(Of(text), options ?? Options());

    public static SigmaDetection Of(string text)
    {
        var file = new SourceFile("rules/x.yml", text);
        YamlNode? root = YamlTreeReader.ReadFirst(BlockText.Of(file, new TextSpan(0, text.Length)), YamlProfile.FrontMatter, new DocumentDiagnostics(file));
        return new SigmaDetection(file, (YamlMapping)root!, _anything);
    }

    /// <summary>What stands below the only key of a text.</summary>
    public static SigmaDetection Below(string key, string text)
    {
        SigmaDetection whole = Of(text);
        YamlEntry entry = Assert.Single(whole.Mapping.Entries);
        Assert.Equal(key, ((YamlScalar)entry.Key).Value);
        return whole with { Mapping = (YamlMapping)entry.Value };
    }

    public static SigmaOptions Options(EventClasses binding = EventClasses.Unknown) => new(binding, StrictFields: false);

    /// <summary>The condition as a sentence.</summary>
    public static string Words(this LoweredSigma lowered) => PredicateWords.Describe(lowered.Condition);

    /// <summary>The findings in the order of the file, separated by semicolons.</summary>
    public static string Findings(this LoweredSigma lowered) => string.Join("; ", lowered.Diagnostics.Select(finding =>
        $"{finding.Location.StartLine + 1},{finding.Location.StartColumn + 1} {finding.Id} {Compile.Word(finding.Severity)}"));
}
