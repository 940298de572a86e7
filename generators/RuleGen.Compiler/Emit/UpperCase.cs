namespace RuleGen.Compiler.Emit;

/// <summary>
/// The simple upper case of a scalar value, as the runtime folds text. Beyond the basic plane compiler hosts differ in what they know, so
/// the letters there are listed; their scripts are settled.
/// </summary>
internal static class UpperCase
{
    private const int FirstSupplementary = 0x10000;

    // Ordinal comparison keeps these two apart from the ASCII letters; hosts with ICU would make capitals of them.
    private const int DotlessI = 0x131;
    private const int LongS = 0x17F;

    // First and last lower-case letter of a run, and how far below each its capital stands.
    private static readonly (int First, int Last, int Distance)[] _runs =
    [
        (0x10428, 0x1044F, 40), // Deseret
        (0x104D8, 0x104FB, 40), // Osage
        (0x10597, 0x105A1, 39), // Vithkuqi
        (0x105A3, 0x105B1, 39),
        (0x105B3, 0x105B9, 39),
        (0x105BB, 0x105BC, 39),
        (0x10CC0, 0x10CF2, 64), // Old Hungarian
        (0x10D70, 0x10D85, 32), // Garay
        (0x118C0, 0x118DF, 32), // Warang Citi
        (0x16E60, 0x16E7F, 32), // Medefaidrin
        (0x1E922, 0x1E943, 34), // Adlam
    ];

    /// <summary>The upper case of a scalar value; itself where it has none.</summary>
    public static int Of(int scalar)
    {
        if (scalar is DotlessI or LongS) return scalar;
        if (scalar < FirstSupplementary) return char.ToUpperInvariant((char)scalar);
        foreach ((int first, int last, int distance) in _runs)
        {
            if (scalar >= first && scalar <= last) return scalar - distance;
        }
        return scalar;
    }
}
