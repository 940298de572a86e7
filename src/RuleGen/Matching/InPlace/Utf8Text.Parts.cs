using RuleGen.Events.Normalising;

namespace RuleGen.Matching;

/// <content>Parts of a value that make fields of their own: each a stretch of the value, absent where the value lacks it.</content>
public static partial class Utf8Text
{
    /// <inheritdoc cref="Utf16Text.FileName(ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> FileName(ReadOnlySpan<byte> value) => TextParts.File(value);

    /// <inheritdoc cref="Utf16Text.Folder(ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> Folder(ReadOnlySpan<byte> value) => TextParts.Folder(value);

    /// <inheritdoc cref="Utf16Text.Extension(ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> Extension(ReadOnlySpan<byte> value) =>
        TextParts.Extension(value);

    /// <inheritdoc cref="Utf16Text.UserName(ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> UserName(ReadOnlySpan<byte> value) => TextParts.Name(value);

    /// <inheritdoc cref="Utf16Text.UserDomain(ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> UserDomain(ReadOnlySpan<byte> value) =>
        TextParts.Domain(value);

    /// <inheritdoc cref="Utf16Text.Md5(ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> Md5(ReadOnlySpan<byte> value) =>
        TextParts.Hash(value, "MD5="u8);

    /// <inheritdoc cref="Utf16Text.Sha1(ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> Sha1(ReadOnlySpan<byte> value) =>
        TextParts.Hash(value, "SHA1="u8);

    /// <inheritdoc cref="Utf16Text.Sha256(ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> Sha256(ReadOnlySpan<byte> value) =>
        TextParts.Hash(value, "SHA256="u8);

    /// <inheritdoc cref="Utf16Text.Imphash(ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> Imphash(ReadOnlySpan<byte> value) =>
        TextParts.Hash(value, "IMPHASH="u8);

    /// <inheritdoc cref="Utf16Text.SysmonText(ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> SysmonText(ReadOnlySpan<byte> value) =>
        TextTests.SysmonText(value);

    /// <inheritdoc cref="Utf16Text.SysmonType(ReadOnlySpan{char})"/>
    public static ReadOnlySpan<byte> SysmonType(ReadOnlySpan<byte> value) =>
        TextTests.SysmonType(value);
}
