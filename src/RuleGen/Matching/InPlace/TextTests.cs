using System.Numerics;
using System.Runtime.CompilerServices;
using RuleGen.Events;
using RuleGen.Events.Normalising;

namespace RuleGen.Matching;

/// <summary>The tests of values in place, written once for both encodings. An absent value meets none.</summary>
internal static class TextTests
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EqualToIgnoringCase<T>(ReadOnlySpan<T> value, ReadOnlySpan<T> literal)
        where T : unmanaged, IBinaryInteger<T> =>
        value.Length == literal.Length && CodeUnit.MayAgree(value[^1], literal[^1]) && CodeUnit.EqualIgnoringCase(value, literal);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool StartsWithIgnoringCase<T>(ReadOnlySpan<T> value, ReadOnlySpan<T> literal)
        where T : unmanaged, IBinaryInteger<T> =>
        value.Length >= literal.Length && CodeUnit.MayAgree(value[literal.Length - 1], literal[^1])
        && CodeUnit.EqualIgnoringCase(value[..literal.Length], literal);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool EndsWithIgnoringCase<T>(ReadOnlySpan<T> value, ReadOnlySpan<T> literal)
        where T : unmanaged, IBinaryInteger<T> =>
        value.Length >= literal.Length && CodeUnit.MayAgree(value[^1], literal[^1])
        && CodeUnit.EqualIgnoringCase(value[^literal.Length..], literal);

    public static bool Stands<T>(ReadOnlySpan<T> value, Ordering ordering, ReadOnlySpan<byte> utf8Literal)
        where T : unmanaged =>
        CodeUnit.Exists(value) && EventBuffer.Stands(Utf8Form.Compare(value, utf8Literal), ordering);

    public static bool IsNumber<T>(ReadOnlySpan<T> value, Ordering ordering, decimal number)
        where T : unmanaged, IBinaryInteger<T> =>
        NumberText.TryParse(value, out decimal own) && EventBuffer.Stands(own.CompareTo(number), ordering);

    public static bool IsDecimal<T>(ReadOnlySpan<T> value, Ordering ordering, decimal number)
        where T : unmanaged, IBinaryInteger<T> =>
        NumberText.TryParseDecimal(value, out decimal own) && EventBuffer.Stands(own.CompareTo(number), ordering);

    public static bool IsDate<T>(ReadOnlySpan<T> value, long from, long to)
        where T : unmanaged, IBinaryInteger<T> =>
        DateText.TryParse(value, out long ticks) && ticks >= from && ticks < to;

    public static bool IsInNetwork<T>(ReadOnlySpan<T> value, ReadOnlySpan<byte> network, int prefixLength)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<byte> address = stackalloc byte[16];
        return AddressText.Parse(value, address) == network.Length && EventBuffer.HavePrefix(address, network, prefixLength);
    }

    public static bool IsAddress<T>(ReadOnlySpan<T> value, Ordering ordering, ReadOnlySpan<byte> address)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<byte> own = stackalloc byte[16];
        int length = AddressText.Parse(value, own);
        return length == address.Length && EventBuffer.Stands(own[..length].SequenceCompareTo(address), ordering);
    }

    public static ReadOnlySpan<T> SysmonText<T>(ReadOnlySpan<T> details)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (!SysmonDetails.HasText(details)) return default;
        Span<T> text = Scratch.Take<T>(ScratchUse.Details, SysmonDetails.MostDigits);
        if (!SysmonDetails.Differs(details, text, out int written)) return details;
        return text[..written];
    }

    public static ReadOnlySpan<T> SysmonType<T>(ReadOnlySpan<T> details)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (!CodeUnit.Exists(details)) return default;
        ReadOnlySpan<byte> type = SysmonDetails.Type(details);
        Span<T> text = Scratch.Take<T>(ScratchUse.Details, type.Length);
        CodeUnit.CopyAscii(type, text);
        return text;
    }
}
