namespace RuleGen.Matching;

/// <summary>Writes numbers of JSON without exponent and without zeros that say nothing: <c>1.50e2</c> is <c>150</c>.</summary>
internal static class PlainNumber
{
    /// <summary>The longest text that is written; a number that takes more stays as it is.</summary>
    public const int LongestText = 400;

    private const int FarExponent = 100_000;

    /// <summary>Whether the text of a number is as plain as <see cref="TryWrite"/> would make it.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> number) => !number.ContainsAny(".eE"u8) && !number.SequenceEqual("-0"u8);

    /// <summary>Writes a number plainly; false when it is too long for that.</summary>
    /// <param name="number">The number as JSON has it.</param>
    /// <param name="plain">Receives the text; must hold <see cref="LongestText"/>.</param>
    /// <param name="length">The length of the text.</param>
    public static bool TryWrite(ReadOnlySpan<byte> number, Span<byte> plain, out int length)
    {
        length = 0;
        bool isNegative = number.StartsWith("-"u8);
        if (isNegative) number = number[1..];
        int mark = number.IndexOfAny("eE"u8);
        int exponent = mark < 0 ? 0 : Exponent(number[(mark + 1)..]);
        if (mark >= 0) number = number[..mark];
        int point = number.IndexOf((byte)'.');
        int digits = point < 0 ? number.Length : number.Length - 1;
        if (digits > LongestText) return false;

        Span<byte> all = stackalloc byte[LongestText];
        number[..(point < 0 ? number.Length : point)].CopyTo(all);
        if (point >= 0) number[(point + 1)..].CopyTo(all[point..]);
        int whole = (point < 0 ? number.Length : point) + exponent;
        Span<byte> significant = all[..digits].TrimEnd((byte)'0');
        int leading = significant.Length - significant.TrimStart((byte)'0').Length;
        significant = significant[leading..];
        whole -= leading;
        if (significant.IsEmpty)
        {
            plain[0] = (byte)'0';
            length = 1;
            return true;
        }
        return TryPlace(isNegative, significant, whole, plain, out length);
    }

    /// <param name="isNegative">Whether a sign goes first.</param>
    /// <param name="digits">The digits without zeros at either end.</param>
    /// <param name="whole">How many of them stand before the point; negative for zeros behind it.</param>
    /// <param name="plain">Receives the text.</param>
    /// <param name="length">The length of the text.</param>
    private static bool TryPlace(bool isNegative, ReadOnlySpan<byte> digits, int whole, Span<byte> plain, out int length)
    {
        int zeros = whole <= 0 ? -whole : Math.Max(0, whole - digits.Length);
        length = 0;
        if (digits.Length + zeros + 3 > LongestText) return false;
        if (isNegative) plain[length++] = (byte)'-';
        if (whole <= 0)
        {
            "0."u8.CopyTo(plain[length..]);
            length += 2;
            plain.Slice(length, zeros).Fill((byte)'0');
            digits.CopyTo(plain[(length + zeros)..]);
            length += zeros + digits.Length;
            return true;
        }
        int before = Math.Min(whole, digits.Length);
        digits[..before].CopyTo(plain[length..]);
        length += before;
        plain.Slice(length, zeros).Fill((byte)'0');
        length += zeros;
        if (before == digits.Length) return true;
        plain[length++] = (byte)'.';
        digits[before..].CopyTo(plain[length..]);
        length += digits.Length - before;
        return true;
    }

    private static int Exponent(ReadOnlySpan<byte> text)
    {
        bool isNegative = text[0] == '-';
        int exponent = 0;
        foreach (byte digit in text.TrimStart("+-"u8)) exponent = Math.Min(FarExponent, (exponent * 10) + digit - '0');
        return isNegative ? -exponent : exponent;
    }
}
