using System.Numerics;
using System.Text;
using RuleGen.Events.Normalising;
using RuleGen.Shared;

namespace RuleGen.Matching;

/// <summary>Registry paths of values in place, written once for both encodings.</summary>
internal static class RegistryTexts
{
    public static ReadOnlySpan<T> Key<T>(ReadOnlySpan<T> path)
        where T : unmanaged, IBinaryInteger<T>
    {
        int separator = path.LastIndexOf(CodeUnit.Of<T>('\\'));
        return separator < 0 ? default : path[..separator];
    }

    public static ReadOnlySpan<T> Key<T>(ReadOnlySpan<T> path, ReadOnlySpan<T> valueName)
        where T : unmanaged, IBinaryInteger<T>
    {
        int start = CodeUnit.Exists(valueName) ? NameStart(path, valueName) : 0;
        return start > 0 ? path[..(start - 1)] : Key(path);
    }

    public static ReadOnlySpan<T> ValueName<T>(ReadOnlySpan<T> path)
        where T : unmanaged, IBinaryInteger<T>
    {
        int separator = path.LastIndexOf(CodeUnit.Of<T>('\\'));
        return separator < 0 ? default : path[(separator + 1)..];
    }

    public static RegistryHive Hive<T>(ReadOnlySpan<T> path)
        where T : unmanaged, IBinaryInteger<T> =>
        RegistryPaths.Root(path, out _) switch
        {
            RegistryRoot.None => RegistryHive.Other,
            RegistryRoot.Users or RegistryRoot.CurrentUser => RegistryHive.Users,
            _ => RegistryHive.LocalMachine,
        };

    public static ReadOnlySpan<T> BelowHive<T>(ReadOnlySpan<T> canonicalPath)
        where T : unmanaged, IBinaryInteger<T>
    {
        bool hasHive = RegistryPaths.Root(canonicalPath, out int length) != RegistryRoot.None;
        return hasHive && canonicalPath.Length > length ? canonicalPath[(length + 1)..] : default;
    }

    public static ReadOnlySpan<T> Join<T>(ReadOnlySpan<T> hive, ReadOnlySpan<T> key, ReadOnlySpan<T> value)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (!CodeUnit.Exists(key)) return default;
        bool needsHive = CodeUnit.Exists(hive) && RegistryPaths.Root(key, out _) == RegistryRoot.None;
        bool hasValue = CodeUnit.Exists(value);
        if (!needsHive && !hasValue) return key;
        int keyStart = needsHive ? hive.Length + 1 : 0;
        int keyEnd = checked(keyStart + key.Length);
        Span<T> joined = Scratch.Take<T>(ScratchUse.Joined, hasValue ? checked(keyEnd + 1 + value.Length) : keyEnd);
        if (needsHive)
        {
            hive.CopyTo(joined);
            joined[hive.Length] = CodeUnit.Of<T>('\\');
        }
        key.CopyTo(joined[keyStart..]);
        if (hasValue)
        {
            joined[keyEnd] = CodeUnit.Of<T>('\\');
            value.CopyTo(joined[(keyEnd + 1)..]);
        }
        return joined;
    }

    public static ReadOnlySpan<T> Canonical<T>(ReadOnlySpan<T> path)
        where T : unmanaged, IBinaryInteger<T>
    {
        var canonical = new CanonicalRegistryPath<T>(path);
        if (canonical.IsAsWritten) return path;
        Span<T> buffer = Scratch.Take<T>(ScratchUse.Canonical, canonical.Length);
        canonical.CopyTo(buffer);
        return buffer;
    }

    /// <summary>Where the name begins at the end of the path, behind a backslash; 0 when the path does not end with it.</summary>
    private static int NameStart<T>(ReadOnlySpan<T> path, ReadOnlySpan<T> name)
        where T : unmanaged, IBinaryInteger<T>
    {
        T separator = CodeUnit.Of<T>('\\');
        int start = path.Length - name.Length;
        if (start > 0 && path[start - 1] == separator && CodeUnit.EqualIgnoringCase(path[start..], name)) return start;
        // No other letter folds to one of ASCII, so an ASCII name has only spellings of its own length.
        if (IsAscii(name)) return 0;
        start = path.Length;
        for (int backslashes = name.Count(separator); backslashes >= 0; backslashes--)
        {
            start = path[..start].LastIndexOf(separator);
            if (start < 0) return 0;
        }
        start++;
        ReadOnlySpan<byte> foldedName = Utf8Form.Folded(name, ScratchUse.FoldedName);
        return Utf8Form.Folded(path[start..]).SequenceEqual(foldedName) ? start : 0;
    }

    private static bool IsAscii<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T> =>
        typeof(T) == typeof(byte) ? Ascii.IsValid(CodeUnit.Bytes(text)) : Ascii.IsValid(CodeUnit.Chars(text));
}
