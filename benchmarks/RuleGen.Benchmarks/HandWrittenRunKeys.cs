using System.Text;
using System.Text.Json;

namespace RuleGen.Benchmarks;

/// <summary>
/// The Run-key rule as a careful person would write it by hand for speed, knowing the rule and the record shapes in advance: one pass of
/// <see cref="Utf8JsonReader"/>, no allocation, no table, each path compared as soon as it is read. It is the yardstick for the compiled
/// rule and so has to be right: a test holds it to every case the compiled rule is held to.
/// </summary>
internal static class HandWrittenRunKeys
{
    private const int LongestPath = 1024;

    /// <summary>What one record has said so far.</summary>
    private ref struct Facts
    {
        public bool HasPath;
        public bool PathIsListed;
        public bool KeyIsListed;
        public bool HasData;
        public bool HasType;
        public bool TypeIsChange;
        public bool HasOs;
        public bool OsIsWindows;
        public bool HasClass;
        public bool IsValueSet;
    }

    /// <summary>Whether a record, one JSON object in UTF-8, sets a value of a Run key.</summary>
    public static bool IsMatch(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var facts = default(Facts);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("registry"u8)) ReadRegistry(ref reader, ref facts);
            else if (reader.ValueTextEquals("event"u8)) ReadEvent(ref reader, ref facts);
            else if (reader.ValueTextEquals("host"u8)) ReadHost(ref reader, ref facts);
            else ReadFlat(ref reader, ref facts);
        }
        if (!(facts.HasPath ? facts.PathIsListed : facts.KeyIsListed) || !facts.HasData) return false;
        if (facts.HasClass && !facts.IsValueSet) return false;
        if (!(facts.HasType ? facts.TypeIsChange : facts.HasClass)) return false;
        return facts.HasOs ? facts.OsIsWindows : facts.HasClass;
    }

    /// <summary>Whether values in hand, UTF-8 and empty where absent, are a Run key's value being set; for Sysmon's records only.</summary>
    public static bool IsMatch(
        ReadOnlySpan<byte> channel, ReadOnlySpan<byte> eventId, ReadOnlySpan<byte> targetObject, ReadOnlySpan<byte> details) =>
        eventId.SequenceEqual("13"u8) && !details.IsEmpty && !Is(details, "Binary Data"u8) && IsListed(targetObject)
        && Is(channel, "Microsoft-Windows-Sysmon/Operational"u8);

    /// <summary>Whether a registry path, in UTF-8 and any spelling, is a listed key or a value of one.</summary>
    public static bool IsListed(ReadOnlySpan<byte> path)
    {
        int end = path.LastIndexOf((byte)'\\');
        return IsKey(path) || (end >= 0 && IsKey(path[..end]));
    }

    private static void ReadFlat(ref Utf8JsonReader reader, ref Facts facts)
    {
        if (reader.ValueTextEquals("TargetObject"u8)) ReadPath(ref reader, ref facts);
        else if (reader.ValueTextEquals("Details"u8)) facts.HasData |= ReadText(ref reader) && !reader.ValueTextEquals("Binary Data"u8);
        else if (reader.ValueTextEquals("NewValue"u8) || reader.ValueTextEquals("RegistryValueData"u8))
        {
            facts.HasData |= ReadText(ref reader);
        }
        else if (reader.ValueTextEquals("ObjectName"u8) || reader.ValueTextEquals("RegistryKey"u8)) ReadKey(ref reader, ref facts);
        else if (reader.ValueTextEquals("EventID"u8))
        {
            reader.Read();
            ReadOnlySpan<byte> id = reader.ValueSpan;
            if (id.SequenceEqual("4657"u8)) return;
            facts.HasClass = true;
            facts.IsValueSet = id.SequenceEqual("13"u8);
        }
        else if (reader.ValueTextEquals("OperationType"u8))
        {
            reader.Read();
            facts.HasClass = true;
            facts.IsValueSet = reader.ValueTextEquals("%%1904"u8) || reader.ValueTextEquals("%%1905"u8);
        }
        else if (reader.ValueTextEquals("ActionType"u8))
        {
            reader.Read();
            facts.HasClass = true;
            facts.IsValueSet = reader.ValueTextEquals("RegistryValueSet"u8);
        }
        else Pass(ref reader);
    }

    private static void ReadRegistry(ref Utf8JsonReader reader, ref Facts facts)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("path"u8)) ReadPath(ref reader, ref facts);
            else if (reader.ValueTextEquals("data"u8)) ReadData(ref reader, ref facts);
            else Pass(ref reader);
        }
    }

    private static void ReadData(ref Utf8JsonReader reader, ref Facts facts)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String) facts.HasData = true;
        if (reader.TokenType != JsonTokenType.StartObject) return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isStrings = reader.ValueTextEquals("strings"u8);
            reader.Read();
            bool isList = reader.TokenType == JsonTokenType.StartArray;
            if (isList) reader.Read();
            if (isStrings && reader.TokenType == JsonTokenType.String) facts.HasData = true;
            while (isList && reader.TokenType != JsonTokenType.EndArray) reader.Read();
        }
    }

    private static void ReadEvent(ref Utf8JsonReader reader, ref Facts facts)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("type"u8))
            {
                Pass(ref reader);
                continue;
            }
            facts.HasType = true;
            reader.Read();
            bool isList = reader.TokenType == JsonTokenType.StartArray;
            if (isList) reader.Read();
            while (reader.TokenType == JsonTokenType.String)
            {
                facts.TypeIsChange |= Ascii.EqualsIgnoreCase(reader.ValueSpan, "change"u8);
                if (!isList) break;
                reader.Read();
            }
        }
    }

    private static void ReadHost(ref Utf8JsonReader reader, ref Facts facts)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("os"u8))
            {
                Pass(ref reader);
                continue;
            }
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isName = reader.ValueTextEquals("name"u8);
                reader.Read();
                if (!isName || reader.TokenType != JsonTokenType.String) continue;
                facts.HasOs = true;
                ReadOnlySpan<byte> name = reader.ValueSpan;
                facts.OsIsWindows = Is(name, "windows"u8) || (name.Length > 7 && name[7] == ' ' && Is(name[..7], "windows"u8));
            }
        }
    }

    private static void ReadPath(ref Utf8JsonReader reader, ref Facts facts)
    {
        reader.Read();
        bool isList = reader.TokenType == JsonTokenType.StartArray;
        if (isList) reader.Read();
        Span<byte> path = stackalloc byte[LongestPath];
        while (reader.TokenType == JsonTokenType.String)
        {
            facts.HasPath = true;
            if (reader.ValueSpan.Length <= LongestPath) facts.PathIsListed |= IsListed(path[..reader.CopyString(path)]);
            if (!isList) return;
            reader.Read();
        }
    }

    private static void ReadKey(ref Utf8JsonReader reader, ref Facts facts)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length > LongestPath) return;
        Span<byte> key = stackalloc byte[LongestPath];
        facts.KeyIsListed = IsKey(key[..reader.CopyString(key)]);
    }

    private static bool ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String;
    }

    private static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>Compares from the end, where listed and other paths part soonest.</summary>
    private static bool IsKey(ReadOnlySpan<byte> key)
    {
        if (key.Length < 40 || (key[^1] | 0x20) != 'n' || key[^4] != '\\' || !Is(key[^3..], "run"u8)) return false;
        ReadOnlySpan<byte> above = key[..^4];
        if (EndsWith(above, "\\Policies\\Explorer"u8))
        {
            return BelowHive(above[..^18], out _, out bool isWow) && !isWow;
        }
        return BelowHive(above, out bool machine, out bool wow) && (machine || !wow);
    }

    /// <summary>Whether the path is <c>hive\Software\[WOW6432Node\]Microsoft\Windows\CurrentVersion</c>.</summary>
    private static bool BelowHive(ReadOnlySpan<byte> path, out bool isMachine, out bool isWow)
    {
        isMachine = false;
        isWow = false;
        if (!EndsWith(path, "\\Microsoft\\Windows\\CurrentVersion"u8)) return false;
        path = path[..^33];
        isWow = EndsWith(path, "\\WOW6432Node"u8);
        if (isWow) path = path[..^12];
        if (!EndsWith(path, "\\Software"u8)) return false;
        path = path[..^9];
        isMachine = Is(path, "HKLM"u8) || Is(path, "HKEY_LOCAL_MACHINE"u8) || Is(path, "\\REGISTRY\\MACHINE"u8) || Is(path, "MACHINE"u8)
            || Is(path, "REGISTRY\\MACHINE"u8) || Is(path, "HKLM:"u8);
        return isMachine || IsUserHive(path);
    }

    private static bool IsUserHive(ReadOnlySpan<byte> path)
    {
        if (Is(path, "HKCU"u8) || Is(path, "HKEY_CURRENT_USER"u8) || Is(path, "HKCU:"u8)) return true;
        int user = path.LastIndexOf((byte)'\\');
        if (user < 0) return false;
        ReadOnlySpan<byte> root = path[..user];
        return Is(root, "HKU"u8) || Is(root, "HKEY_USERS"u8) || Is(root, "\\REGISTRY\\USER"u8) || Is(root, "USER"u8)
            || Is(root, "REGISTRY\\USER"u8) || Is(root, "HKU:"u8) || Is(root, "HKEY_CURRENT_USER"u8) || Is(root, "HKCU"u8);
    }

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> literal) =>
        text.Length == literal.Length && Ascii.EqualsIgnoreCase(text, literal);

    private static bool EndsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> literal) =>
        text.Length >= literal.Length && Ascii.EqualsIgnoreCase(text[^literal.Length..], literal);
}
