using RuleGen.Compiler.Documents.Sigma;
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
            .Select(path => new SourceFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)));
    }

    /// <summary>The detection of a file with one rule.</summary>
    public static SigmaDetection Detection(SourceFile file)
    {
        SigmaDocument document = SigmaDocumentReader.Read(file)[0];
        SigmaLogSource source = document.LogSource!;
        return new SigmaDetection(file, document.Detection!, new LogSource(source.Product, source.Category, source.Service, true, true));
    }

    /// <summary>The classes of event behind a log source.</summary>
    public static EventClasses Classes(LogSource source)
    {
        if (source.Product is not "windows" || source.Category is not { } category) return EventClasses.Unknown;
        EventClassRow? row = EventClassTable.Rows.FirstOrDefault(row => row.SigmaCategory.Split(" / ").Contains(category));
        return row?.Classes ?? EventClasses.Unknown;
    }
}
