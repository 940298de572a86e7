using RuleGen.Events.Normalising;

namespace RuleGen.Matching;

/// <content>Parts of a value that make fields of their own: each a stretch of the value, absent where the value lacks it.</content>
public static partial class Utf16Text
{
    /// <summary>What stands behind the last backslash or slash; the whole value where there is none.</summary>
    public static ReadOnlySpan<char> FileName(ReadOnlySpan<char> value) => TextParts.File(value);

    /// <summary>What stands before the last backslash or slash.</summary>
    public static ReadOnlySpan<char> Folder(ReadOnlySpan<char> value) => TextParts.Folder(value);

    /// <summary>What stands behind the last dot of the file name.</summary>
    public static ReadOnlySpan<char> Extension(ReadOnlySpan<char> value) =>
        TextParts.Extension(value);

    /// <summary>The name in <c>DOMAIN\name</c>; the whole value where there is no backslash.</summary>
    public static ReadOnlySpan<char> UserName(ReadOnlySpan<char> value) => TextParts.Name(value);

    /// <summary>The domain in <c>DOMAIN\name</c>.</summary>
    public static ReadOnlySpan<char> UserDomain(ReadOnlySpan<char> value) =>
        TextParts.Domain(value);

    /// <summary>The value behind <c>MD5=</c> in a list of hashes.</summary>
    public static ReadOnlySpan<char> Md5(ReadOnlySpan<char> value) =>
        TextParts.Hash(value, "MD5="u8);

    /// <summary>The value behind <c>SHA1=</c> in a list of hashes.</summary>
    public static ReadOnlySpan<char> Sha1(ReadOnlySpan<char> value) =>
        TextParts.Hash(value, "SHA1="u8);

    /// <summary>The value behind <c>SHA256=</c> in a list of hashes.</summary>
    public static ReadOnlySpan<char> Sha256(ReadOnlySpan<char> value) =>
        TextParts.Hash(value, "SHA256="u8);

    /// <summary>The value behind <c>IMPHASH=</c> in a list of hashes.</summary>
    public static ReadOnlySpan<char> Imphash(ReadOnlySpan<char> value) =>
        TextParts.Hash(value, "IMPHASH="u8);

    /// <summary>
    /// The text a Sysmon <c>Details</c> stands for: decimals of a <c>DWORD</c> or <c>QWORD</c>, the empty text for <c>(Empty)</c>,
    /// nothing for binary data, else itself. Decimals stand in scratch until this thread asks again.
    /// </summary>
    public static ReadOnlySpan<char> SysmonText(ReadOnlySpan<char> value) =>
        TextTests.SysmonText(value);

    /// <summary>
    /// The registry's name of the type of the data a Sysmon <c>Details</c> shows, such as <c>REG_DWORD</c>. Stands in scratch until this
    /// thread asks again; absent where the value is.
    /// </summary>
    public static ReadOnlySpan<char> SysmonType(ReadOnlySpan<char> value) =>
        TextTests.SysmonType(value);
}
