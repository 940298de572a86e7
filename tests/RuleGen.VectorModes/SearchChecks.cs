using System.Text;
using RuleGen.Matching;

namespace RuleGen.VectorModes;

/// <summary>The search without letter case in values where they stand, against the platform's.</summary>
internal static class SearchChecks
{
    private const int Longest = 70;

    /// <summary>Literals at every place of values of every length, and the same with one character wrong.</summary>
    public static string? EveryPlace()
    {
        for (int length = 1; length <= Longest; length++)
        {
            string value = string.Concat(Enumerable.Range(0, length).Select(i => i % 11 == 10 ? '\u212A' : (char)('!' + ((i * 7) % 90))));
            byte[] utf8 = Encoding.UTF8.GetBytes(value);
            for (int at = 0; at < length; at++)
            {
                for (int literalLength = 1; literalLength <= Math.Min(length - at, 20); literalLength += 3)
                {
                    string literal = value.Substring(at, literalLength).Replace('\u212A', 'k').ToLowerInvariant();
                    foreach (string asked in (string[])[literal, literal[..^1] + '~'])
                    {
                        bool expected = value.Contains(asked, StringComparison.OrdinalIgnoreCase);
                        if (Utf16Text.ContainsIgnoringCase(value, asked) != expected) return $"UTF-16: {asked} in {value}";
                        byte[] askedUtf8 = Encoding.UTF8.GetBytes(asked);
                        if (Utf8Text.ContainsIgnoringCase(utf8, askedUtf8) != expected) return $"UTF-8: {asked} in {value}";
                    }
                }
            }
        }
        return null;
    }
}
