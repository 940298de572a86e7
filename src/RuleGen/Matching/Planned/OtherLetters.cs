namespace RuleGen.Matching;

/// <summary>
/// The four characters that .NET's expressions take for ASCII letters when case is ignored: the Kelvin sign, the i without and the capital
/// one with a dot, the long s.
/// </summary>
internal static class OtherLetters
{
    /// <summary>Whether a text, folded or not, has one of them.</summary>
    public static bool IsAnyIn(ReadOnlySpan<byte> text) =>
        text.IndexOf("\u212A"u8) >= 0
        || text.IndexOf("\u0130"u8) >= 0
        || text.IndexOf("\u0131"u8) >= 0
        || text.IndexOf("\u017F"u8) >= 0;
}
