using System.Text;
using RuleGen.Events;
using RuleGen.Matching;

namespace RuleGen.Tests.Matching.InPlace;

/// <summary>The kit of one encoding behind strings, so that each test asks both. Null is the absent value.</summary>
internal abstract class TextKit
{
    public static TextKit[] Both { get; } = [new Utf16Kit(), new Utf8Kit()];

    public abstract bool Exists(string? value);

    public abstract bool EqualTo(string? value, string literal);

    public abstract bool StartsWith(string? value, string literal);

    public abstract bool EndsWith(string? value, string literal);

    public abstract bool Contains(string? value, string literal);

    public abstract bool EqualToIgnoringCase(string? value, string literal);

    public abstract bool StartsWithIgnoringCase(string? value, string literal);

    public abstract bool EndsWithIgnoringCase(string? value, string literal);

    public abstract bool ContainsIgnoringCase(string? value, string literal);

    public abstract bool Fits(string? value, Glob pattern);

    public abstract bool HasWords(string? value, WordPattern words);

    public abstract bool Stands(string? value, Ordering ordering, string literal);

    public abstract bool IsNumber(string? value, Ordering ordering, decimal number);

    public abstract bool IsDecimal(string? value, Ordering ordering, decimal number);

    public abstract bool IsDate(string? value, long from, long to);

    public abstract bool IsInNetwork(string? value, byte[] network, int prefixLength);

    public abstract bool IsAddress(string? value, Ordering ordering, byte[] address);

    public abstract bool IsBoolean(string? value, bool wanted);

    public abstract string? Or(string? first, string? second);

    public abstract string? Part(TextPart part, string? value);

    public abstract string? RegistryKey(string? path, string? valueName);

    public abstract string? JoinRegistryPath(string? hive, string? key, string? value);

    public abstract RegistryParts Registry(string? key, string path);

    private sealed class Utf16Kit : TextKit
    {
        public override string ToString() => "UTF-16";

        public override bool Exists(string? value) => Utf16Text.Exists(value);

        public override bool EqualTo(string? value, string literal) => Utf16Text.EqualTo(value, literal);

        public override bool StartsWith(string? value, string literal) => Utf16Text.StartsWith(value, literal);

        public override bool EndsWith(string? value, string literal) => Utf16Text.EndsWith(value, literal);

        public override bool Contains(string? value, string literal) => Utf16Text.Contains(value, literal);

        public override bool EqualToIgnoringCase(string? value, string literal) => Utf16Text.EqualToIgnoringCase(value, literal);

        public override bool StartsWithIgnoringCase(string? value, string literal) => Utf16Text.StartsWithIgnoringCase(value, literal);

        public override bool EndsWithIgnoringCase(string? value, string literal) => Utf16Text.EndsWithIgnoringCase(value, literal);

        public override bool ContainsIgnoringCase(string? value, string literal) => Utf16Text.ContainsIgnoringCase(value, literal);

        public override bool Fits(string? value, Glob pattern) => Utf16Text.Fits(value, pattern);

        public override bool HasWords(string? value, WordPattern words) => Utf16Text.HasWords(value, words);

        public override bool Stands(string? value, Ordering ordering, string literal) =>
            Utf16Text.Stands(value, ordering, Encoding.UTF8.GetBytes(literal));

        public override bool IsNumber(string? value, Ordering ordering, decimal number) => Utf16Text.IsNumber(value, ordering, number);

        public override bool IsDecimal(string? value, Ordering ordering, decimal number) => Utf16Text.IsDecimal(value, ordering, number);

        public override bool IsDate(string? value, long from, long to) => Utf16Text.IsDate(value, from, to);

        public override bool IsInNetwork(string? value, byte[] network, int prefixLength) =>
            Utf16Text.IsInNetwork(value, network, prefixLength);

        public override bool IsAddress(string? value, Ordering ordering, byte[] address) => Utf16Text.IsAddress(value, ordering, address);

        public override bool IsBoolean(string? value, bool wanted) => Utf16Text.IsBoolean(value, wanted);

        public override string? Or(string? first, string? second) => Text(Utf16Text.Or(first, second));

        public override string? Part(TextPart part, string? value) => Text(part switch
        {
            TextPart.FileName => Utf16Text.FileName(value),
            TextPart.Folder => Utf16Text.Folder(value),
            TextPart.Extension => Utf16Text.Extension(value),
            TextPart.UserName => Utf16Text.UserName(value),
            TextPart.UserDomain => Utf16Text.UserDomain(value),
            TextPart.Md5 => Utf16Text.Md5(value),
            TextPart.Sha1 => Utf16Text.Sha1(value),
            TextPart.Sha256 => Utf16Text.Sha256(value),
            TextPart.Imphash => Utf16Text.Imphash(value),
            TextPart.SysmonText => Utf16Text.SysmonText(value),
            TextPart.RegistryKey => Utf16Text.RegistryKey(value),
            TextPart.RegistryValueName => Utf16Text.RegistryValueName(value),
            TextPart.RegistryHive => Utf16Text.RegistryHive(value),
            _ => Utf16Text.CanonicalRegistryPath(value),
        });

        public override string? RegistryKey(string? path, string? valueName) => Text(Utf16Text.RegistryKey(path, valueName));

        public override string? JoinRegistryPath(string? hive, string? key, string? value) =>
            Text(Utf16Text.JoinRegistryPath(hive, key, value));

        public override RegistryParts Registry(string? key, string path)
        {
            var text = new RegistryKeyText<char>(key);
            return new(text.Hive, text.User.ToString(), text.Length == path.Length, text.Is(path), text.IsFolded(CaseFold.Fold(path)));
        }

        private static string? Text(ReadOnlySpan<char> value) => Utf16Text.Exists(value) ? value.ToString() : null;
    }

    private sealed class Utf8Kit : TextKit
    {
        public override string ToString() => "UTF-8";

        public override bool Exists(string? value) => Utf8Text.Exists(Bytes(value));

        public override bool EqualTo(string? value, string literal) => Utf8Text.EqualTo(Bytes(value), Bytes(literal));

        public override bool StartsWith(string? value, string literal) => Utf8Text.StartsWith(Bytes(value), Bytes(literal));

        public override bool EndsWith(string? value, string literal) => Utf8Text.EndsWith(Bytes(value), Bytes(literal));

        public override bool Contains(string? value, string literal) => Utf8Text.Contains(Bytes(value), Bytes(literal));

        public override bool EqualToIgnoringCase(string? value, string literal) =>
            Utf8Text.EqualToIgnoringCase(Bytes(value), Bytes(literal));

        public override bool StartsWithIgnoringCase(string? value, string literal) =>
            Utf8Text.StartsWithIgnoringCase(Bytes(value), Bytes(literal));

        public override bool EndsWithIgnoringCase(string? value, string literal) =>
            Utf8Text.EndsWithIgnoringCase(Bytes(value), Bytes(literal));

        public override bool ContainsIgnoringCase(string? value, string literal) =>
            Utf8Text.ContainsIgnoringCase(Bytes(value), Bytes(literal));

        public override bool Fits(string? value, Glob pattern) => Utf8Text.Fits(Bytes(value), pattern);

        public override bool HasWords(string? value, WordPattern words) => Utf8Text.HasWords(Bytes(value), words);

        public override bool Stands(string? value, Ordering ordering, string literal) =>
            Utf8Text.Stands(Bytes(value), ordering, Bytes(literal));

        public override bool IsNumber(string? value, Ordering ordering, decimal number) =>
            Utf8Text.IsNumber(Bytes(value), ordering, number);

        public override bool IsDecimal(string? value, Ordering ordering, decimal number) =>
            Utf8Text.IsDecimal(Bytes(value), ordering, number);

        public override bool IsDate(string? value, long from, long to) => Utf8Text.IsDate(Bytes(value), from, to);

        public override bool IsInNetwork(string? value, byte[] network, int prefixLength) =>
            Utf8Text.IsInNetwork(Bytes(value), network, prefixLength);

        public override bool IsAddress(string? value, Ordering ordering, byte[] address) =>
            Utf8Text.IsAddress(Bytes(value), ordering, address);

        public override bool IsBoolean(string? value, bool wanted) => Utf8Text.IsBoolean(Bytes(value), wanted);

        public override string? Or(string? first, string? second) => Text(Utf8Text.Or(Bytes(first), Bytes(second)));

        public override string? Part(TextPart part, string? value) => Text(part switch
        {
            TextPart.FileName => Utf8Text.FileName(Bytes(value)),
            TextPart.Folder => Utf8Text.Folder(Bytes(value)),
            TextPart.Extension => Utf8Text.Extension(Bytes(value)),
            TextPart.UserName => Utf8Text.UserName(Bytes(value)),
            TextPart.UserDomain => Utf8Text.UserDomain(Bytes(value)),
            TextPart.Md5 => Utf8Text.Md5(Bytes(value)),
            TextPart.Sha1 => Utf8Text.Sha1(Bytes(value)),
            TextPart.Sha256 => Utf8Text.Sha256(Bytes(value)),
            TextPart.Imphash => Utf8Text.Imphash(Bytes(value)),
            TextPart.SysmonText => Utf8Text.SysmonText(Bytes(value)),
            TextPart.RegistryKey => Utf8Text.RegistryKey(Bytes(value)),
            TextPart.RegistryValueName => Utf8Text.RegistryValueName(Bytes(value)),
            TextPart.RegistryHive => Utf8Text.RegistryHive(Bytes(value)),
            _ => Utf8Text.CanonicalRegistryPath(Bytes(value)),
        });

        public override string? RegistryKey(string? path, string? valueName) => Text(Utf8Text.RegistryKey(Bytes(path), Bytes(valueName)));

        public override string? JoinRegistryPath(string? hive, string? key, string? value) =>
            Text(Utf8Text.JoinRegistryPath(Bytes(hive), Bytes(key), Bytes(value)));

        public override RegistryParts Registry(string? key, string path)
        {
            var text = new RegistryKeyText<byte>(Bytes(key));
            string user = Encoding.UTF8.GetString(text.User);
            return new(text.Hive, user, text.Length == Bytes(path).Length, text.Is(Bytes(path)), text.IsFolded(CaseFold.Fold(path)));
        }

        private static ReadOnlySpan<byte> Bytes(string? value) => value is null ? default : Encoding.UTF8.GetBytes(value);

        private static string? Text(ReadOnlySpan<byte> value) => Utf8Text.Exists(value) ? Encoding.UTF8.GetString(value) : null;
    }
}

/// <summary>The members that give a text for a text.</summary>
internal enum TextPart
{
    FileName,
    Folder,
    Extension,
    UserName,
    UserDomain,
    Md5,
    Sha1,
    Sha256,
    Imphash,
    SysmonText,
    RegistryKey,
    RegistryValueName,
    RegistryHive,
    CanonicalRegistryPath,
}

/// <summary>A registry key, and how it compares to a path.</summary>
internal sealed record RegistryParts(RegistryHive Hive, string User, bool IsAsLong, bool Is, bool IsFolded);
