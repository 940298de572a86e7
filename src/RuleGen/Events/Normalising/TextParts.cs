using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RuleGen.Matching;

namespace RuleGen.Events.Normalising;

/// <summary>Parts of a text that make fields of their own. Each is a stretch of the text, or the default span.</summary>
internal static class TextParts
{
    /// <summary>The part a derivation names; always a stretch of <paramref name="text"/>.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text, Derivation derivation, out bool isPresent)
    {
        ReadOnlySpan<byte> part = derivation switch
        {
            Derivation.File => File(text),
            Derivation.Folder => Folder(text),
            Derivation.Extension => Extension(text),
            Derivation.Name => Name(text),
            Derivation.Domain => Domain(text),
            Derivation.Md5 => Hash(text, "MD5="u8),
            Derivation.Sha1 => Hash(text, "SHA1="u8),
            Derivation.Sha256 => Hash(text, "SHA256="u8),
            Derivation.Imphash => Hash(text, "IMPHASH="u8),
            _ => text,
        };
        isPresent = CodeUnit.Exists(part);
        return part;
    }

    /// <summary>Where a stretch of a text begins in it.</summary>
    public static int OffsetIn(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part) =>
        part.IsEmpty ? 0 : (int)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(text), ref MemoryMarshal.GetReference(part));

    /// <summary><see cref="Derivation.File"/>.</summary>
    public static ReadOnlySpan<T> File<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T> =>
        text[(LastSeparator(text) + 1)..];

    /// <summary><see cref="Derivation.Folder"/>.</summary>
    public static ReadOnlySpan<T> Folder<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        int separator = LastSeparator(text);
        return separator < 0 ? default : text[..separator];
    }

    /// <summary><see cref="Derivation.Extension"/>.</summary>
    public static ReadOnlySpan<T> Extension<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        ReadOnlySpan<T> file = File(text);
        int dot = file.LastIndexOf(CodeUnit.Of<T>('.'));
        return dot < 0 ? default : file[(dot + 1)..];
    }

    /// <summary><see cref="Derivation.Name"/>.</summary>
    public static ReadOnlySpan<T> Name<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T> =>
        text[(text.IndexOf(CodeUnit.Of<T>('\\')) + 1)..];

    /// <summary><see cref="Derivation.Domain"/>.</summary>
    public static ReadOnlySpan<T> Domain<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        int backslash = text.IndexOf(CodeUnit.Of<T>('\\'));
        return backslash < 0 ? default : text[..backslash];
    }

    /// <summary>What stands behind a label in a list that commas separate.</summary>
    public static ReadOnlySpan<T> Hash<T>(ReadOnlySpan<T> list, ReadOnlySpan<byte> label)
        where T : unmanaged, IBinaryInteger<T>
    {
        foreach (Range range in list.Split(CodeUnit.Of<T>(',')))
        {
            ReadOnlySpan<T> entry = list[range];
            if (entry.Length < label.Length || !CodeUnit.EqualAsciiIgnoringCase(entry[..label.Length], label)) continue;
            return entry[label.Length..];
        }
        return default;
    }

    private static int LastSeparator<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T> =>
        text.LastIndexOfAny(CodeUnit.Of<T>('\\'), CodeUnit.Of<T>('/'));
}
