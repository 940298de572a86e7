namespace RuleGen.Matching;

/// <summary>Values that are whole numbers, however they are written.</summary>
internal static class WholeNumber
{
    private const int SafeDigits = 18;

    /// <summary>Reads a value; false when it is no number, has a fraction or is beyond 64 bits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        if (text.Length is > 0 and <= SafeDigits)
        {
            int i = 0;
            for (; i < text.Length && (uint)(text[i] - '0') <= 9; i++) number = (number * 10) + text[i] - '0';
            if (i == text.Length) return true;
        }
        if (!NumberText.TryParse(text, out decimal value) || value != decimal.Truncate(value)) return false;
        if (value is < long.MinValue or > long.MaxValue) return false;
        number = (long)value;
        return true;
    }
}
