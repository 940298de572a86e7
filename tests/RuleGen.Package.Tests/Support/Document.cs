using RuleGen.Testing;

namespace RuleGen.Package.Tests.Support;

/// <summary>A page of documentation, whose blocks the tests use as they stand, so that no page shows what was not run.</summary>
internal sealed class Document
{
    private readonly string _name;
    private readonly string[] _lines;

    private Document(string name)
    {
        _name = name;
        _lines = File.ReadAllLines(Path.Combine(BuiltProgram.Folder("."), name));
    }

    /// <summary>What stands on the package's own page.</summary>
    public static Document PackagePage { get; } = new("src/RuleGen/package/README.md");

    public static Document FrontPage { get; } = new("README.md");

    public static Document GettingStarted { get; } = new("docs/getting-started.md");

    public static Document PublishNative { get; } = new("docs/how-to/publish-native.md");

    /// <summary>The first fenced block of a language that contains a text, without its fences.</summary>
    public string Block(string language, string text)
    {
        for (int i = 0; i < _lines.Length; i++)
        {
            if (_lines[i] != "```" + language) continue;
            string block = string.Join('\n', _lines[(i + 1)..].TakeWhile(line => line != "```"));
            if (block.Contains(text, StringComparison.Ordinal)) return block;
        }
        throw new InvalidOperationException($"{_name} has no block in {language} with '{text}'");
    }
}
