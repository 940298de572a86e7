using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RuleGen.Events.Normalising;

/// <summary>Parts of a text that make fields of their own.</summary>
internal static class TextParts
{
    /// <summary>The part a derivation names; always a stretch of <paramref name="text"/>.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text, Derivation derivation, out bool isPresent)
    {
        isPresent = true;
        switch (derivation)
        {
            case Derivation.File:
                return text[(text.LastIndexOfAny((byte)'\\', (byte)'/') + 1)..];
            case Derivation.Folder:
                int separator = text.LastIndexOfAny((byte)'\\', (byte)'/');
                isPresent = separator >= 0;
                return isPresent ? text[..separator] : default;
            case Derivation.Extension:
                ReadOnlySpan<byte> file = text[(text.LastIndexOfAny((byte)'\\', (byte)'/') + 1)..];
                int dot = file.LastIndexOf((byte)'.');
                isPresent = dot >= 0;
                return isPresent ? file[(dot + 1)..] : default;
            case Derivation.Name:
                return text[(text.IndexOf((byte)'\\') + 1)..];
            case Derivation.Domain:
                int backslash = text.IndexOf((byte)'\\');
                isPresent = backslash >= 0;
                return isPresent ? text[..backslash] : default;
            case Derivation.Md5:
                return Hash(text, "MD5="u8, out isPresent);
            case Derivation.Sha1:
                return Hash(text, "SHA1="u8, out isPresent);
            case Derivation.Sha256:
                return Hash(text, "SHA256="u8, out isPresent);
            case Derivation.Imphash:
                return Hash(text, "IMPHASH="u8, out isPresent);
            default:
                return text;
        }
    }

    /// <summary>Where a stretch of a text begins in it.</summary>
    public static int OffsetIn(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part) =>
        part.IsEmpty ? 0 : (int)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(text), ref MemoryMarshal.GetReference(part));

    private static ReadOnlySpan<byte> Hash(ReadOnlySpan<byte> list, ReadOnlySpan<byte> label, out bool isPresent)
    {
        foreach (Range range in list.Split((byte)','))
        {
            ReadOnlySpan<byte> entry = list[range];
            if (entry.Length < label.Length || !System.Text.Ascii.EqualsIgnoreCase(entry[..label.Length], label)) continue;
            isPresent = true;
            return entry[label.Length..];
        }
        isPresent = false;
        return default;
    }
}
