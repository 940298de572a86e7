using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Tests.Lowering;

/// <summary>Whatever strict accepts, intent accepts: tried on every combination of the parts that canonical spelling touches.</summary>
public sealed class MonotonicityTests
{
    private static readonly string[] _roots =
    [
        "HKLM", "HKEY_LOCAL_MACHINE", "\\REGISTRY\\MACHINE", "MACHINE", "HKU", "\\REGISTRY\\USER", "HKCU", "HKCR", "HKCC",
        "*", "H*", "HKEY_*", "\\REG*", "*MACHINE", "*\\USER", "HKLMX", "",
    ];

    private static readonly string[] _middles =
    [
        "", "\\*", "\\S-1-5-18", "\\S-1-5-18_Classes", "\\*_Classes",
        "\\SYSTEM\\ControlSet001", "\\SYSTEM\\Control*", "\\S*\\ControlSet00*", "\\SOFTWARE",
    ];

    private static readonly string[] _tails =
        ["", "\\", "\\*", "\\Run", "\\Microsoft\\Windows\\CurrentVersion\\Run", "\\Services\\*", "\\X*\\(Default)"];

    private static readonly string[] _fills =
        ["", "a", "LM", "S-1-5-18", "S-1-5-18_Classes", "REGISTRY\\MACHINE", "x\\ControlSet001", "Set002", "\\USER\\S-1-5-18"];

    [Theory]
    [InlineData((ulong)EventClasses.RegistryValueSet)]
    [InlineData((ulong)EventClasses.RegistryRename)]
    public void A_pattern_without_quotes_accepts_by_intent_every_path_it_fits(ulong binding)
    {
        int tried = 0;
        foreach (string pattern in Patterns())
        {
            Expr intent = Lower(Escape(pattern), (EventClasses)binding);
            foreach (string path in _fills.SelectMany(first => _fills.Select(second => Fill(pattern, first, second))).Distinct())
            {
                Assert.True(PathOracle.Fits(pattern, path, ignoreCase: false));
                Assert.True(PathOracle.Holds(intent, path), $"{pattern} does not accept {path}");
                tried++;
            }
        }
        Assert.True(tried > 10_000);
    }

    [Fact]
    public void A_quoted_value_accepts_by_intent_the_very_text_it_holds()
    {
        foreach (string pattern in Patterns())
        {
            Expr intent = Lower("\"" + pattern.Replace("\\", "\\\\") + "\"", EventClasses.RegistryValueSet);
            Assert.True(PathOracle.Holds(intent, pattern), $"\"{pattern}\" does not accept itself");
        }
    }

    private static IEnumerable<string> Patterns() =>
        from root in _roots
        from middle in _middles
        from tail in _tails
        select root + middle + tail into pattern
        where pattern.Trim('*').Length > 0
        select pattern;

    private static string Fill(string pattern, string first, string second)
    {
        string[] pieces = pattern.Split('*');
        return pieces.Length == 1 ? pattern : pieces[0] + first + string.Join(second, pieces[1..]);
    }

    private static string Escape(string pattern) => pattern.Replace("\\", "\\\\").Replace("(", "\\(").Replace(")", "\\)");

    private static Expr Lower(string value, EventClasses binding) =>
        QueryBuilder.Lower("registry.path", value, ReadingMode.Intent, binding).Condition;
}
