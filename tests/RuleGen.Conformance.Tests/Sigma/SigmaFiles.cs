using RuleGen.Compiler.Documents;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Shared;
using RuleGen.Testing;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>Detections of SigmaHQ's rules, and of rules that tests write.</summary>
internal static class SigmaFiles
{
    /// <summary>Every rule of SigmaHQ, in the order of their paths.</summary>
    public static IEnumerable<SourceFile> SigmaHq()
    {
        string root = SharedData.Path("sigmahq")!;
        return Directory.EnumerateDirectories(root, "rules*")
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Where(path => new FileInfo(path).Length < DocumentLimits.FrontMatterLength)
            .Select(path => new SourceFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)));
    }

    /// <summary>The detection of a file with one rule; throws where there is none.</summary>
    public static SigmaDetection Detection(SourceFile file)
    {
        var diagnostics = new DocumentDiagnostics(file);
        YamlNode? root = YamlTreeReader.ReadFirst(BlockText.Of(file, new TextSpan(0, file.Text.Length)), YamlProfile.Sigma, diagnostics);
        var rule = root as YamlMapping ?? throw new InvalidDataException($"{file.Path} is no mapping");
        string? Attribute(string name) => Find((YamlMapping)Find(rule, "logsource")!, name) is YamlScalar text ? text.Value : null;
        var source = new LogSource(Attribute("product"), Attribute("category"), Attribute("service"), true, true);
        return new SigmaDetection(file, (YamlMapping)Find(rule, "detection")!, source);
    }

    /// <summary>The classes of event behind a log source.</summary>
    public static EventClasses Classes(LogSource source)
    {
        if (source.Product is not (null or "windows") || source.Category is not { } category) return EventClasses.Unknown;
        EventClassRow? row = EventClassTable.Rows.FirstOrDefault(row => row.SigmaCategory.Split(" / ").Contains(category));
        return row?.Classes ?? EventClasses.Unknown;
    }

    private static YamlNode? Find(YamlMapping mapping, string key) =>
        mapping.Entries.FirstOrDefault(entry => entry.Key is YamlScalar name && name.Value == key)?.Value;
}
