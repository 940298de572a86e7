namespace RuleGen.Compiler.Documents;

/// <summary>The bounds of a rule document. Past a bound there is a diagnostic, never a guess.</summary>
internal static class DocumentLimits
{
    /// <summary>The longest file that is read, in UTF-16 units: 4 Mi. A rule of a thousand alternatives takes about 0.1 Mi.</summary>
    public const int FileLength = 4 * 1024 * 1024;

    /// <summary>How deep block quotes and list items may stand inside each other; what is deeper is read as text.</summary>
    public const int ContainerDepth = 32;

    /// <summary>The most headings, paragraphs, fences and tables of one document; a long chapter has a thousand.</summary>
    public const int Blocks = 50_000;

    /// <summary>The longest front matter, in UTF-16 units.</summary>
    public const int FrontMatterLength = 64 * 1024;

    /// <summary>How deep lists and mappings of the front matter may stand inside each other.</summary>
    public const int FrontMatterDepth = 16;

    /// <summary>The most values, keys and collections of the front matter.</summary>
    public const int FrontMatterNodes = 10_000;

    /// <summary>How deep lists and mappings of a Sigma file may stand inside each other; a rule needs six.</summary>
    public const int SigmaDepth = 32;

    /// <summary>The longest Sigma file, in UTF-16 units: 1 Mi. The longest published rule has a tenth of it.</summary>
    public const int SigmaLength = 1024 * 1024;

    /// <summary>The most values, keys and collections of a Sigma file; the longest published rule has about 4,500.</summary>
    public const int SigmaNodes = 12_000;

    /// <summary>The most values, keys and collections of a list of tests.</summary>
    public const int TestNodes = 25_000;

    /// <summary>The most documents of a YAML file.</summary>
    public const int YamlDocuments = 500;

    /// <summary>How deep a sample event may nest.</summary>
    public const int RecordDepth = 64;

    /// <summary>The most sample events of one document.</summary>
    public const int Samples = 1_000;

    /// <summary>The most event ids of one document.</summary>
    public const int EventIds = 256;

    /// <summary>The longest title, in UTF-16 units; the rest is cut off.</summary>
    public const int TitleLength = 300;

    /// <summary>The longest id, in UTF-16 units.</summary>
    public const int IdLength = 128;
}
