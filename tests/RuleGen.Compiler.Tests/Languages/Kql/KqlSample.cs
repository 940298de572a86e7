using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Languages.Kql;

/// <summary>Short ways to parse a query that is a whole file.</summary>
internal static class KqlSample
{
    /// <summary>The shape of the first rule's query: twelve quoted paths on one field.</summary>
    public const string RunKeys =
        """
        host.os.name: "Windows" and event.type: "change" and registry.data.strings: * and registry.path: (
          "HKEY_USERS\\*\\Software\\Microsoft\\Windows\\CurrentVersion\\Run" or
          "HKLM\\Software\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Run" or
          "\\REGISTRY\\USER\\*\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer\\Run" or
          "\\REGISTRY\\MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer\\Run"
        )
        """;

    public static KqlParseResult Parse(string query, ReadingMode mode = ReadingMode.Strict) => KqlParser.Parse(Block(query), mode);

    public static BlockText Block(string text) => BlockText.Of(new SourceFile("rule.md", text), new TextSpan(0, text.Length));
}
