namespace RuleGen.Matching;

/// <summary>Values that are whole numbers, however they are written.</summary>
internal static class WholeNumber
{
    /// <summary>Reads a value; false when it is no number, has a fraction or is beyond 64 bits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long number)
    {
        if (NumberText.TryParsePlain(text, out number)) return true;
        if (!NumberText.TryParse(text, out decimal value) || value != decimal.Truncate(value)) return false;
        if (value is < long.MinValue or > long.MaxValue) return false;
        number = (long)value;
        return true;
    }
}
