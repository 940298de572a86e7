using System.Globalization;
using System.Text;

namespace RuleGen.Benchmarks;

/// <summary>Which registry writes a benchmark asks about.</summary>
public enum Writes
{
    /// <summary>What Windows writes all day.</summary>
    Ordinary,

    /// <summary>Values of Run keys, in the spellings of several sensors.</summary>
    RunKeys,
}

/// <summary>A registry write as an agent of its own has it: the path and data in UTF-16.</summary>
[DetectionEvent("registry_set")]
internal readonly ref struct RegistryWrite
{
    [Field("registry.path")]
    public ReadOnlySpan<char> Path { get; init; }

    [Field("registry.data.strings")]
    public ReadOnlySpan<char> Data { get; init; }
}

/// <summary>The same in UTF-8.</summary>
[DetectionEvent("registry_set")]
internal readonly ref struct RegistryWriteUtf8
{
    [Field("registry.path")]
    public ReadOnlySpan<byte> Path { get; init; }

    [Field("registry.data.strings")]
    public ReadOnlySpan<byte> Data { get; init; }
}

/// <summary>One write in both encodings.</summary>
internal sealed record StoredWrite(string Path, string Data)
{
    public byte[] Utf8Path { get; } = Encoding.UTF8.GetBytes(Path);

    public byte[] Utf8Data { get; } = Encoding.UTF8.GetBytes(Data);

    public RegistryWrite Utf16 => new() { Path = Path, Data = Data };

    public RegistryWriteUtf8 Utf8 => new() { Path = Utf8Path, Data = Utf8Data };
}

/// <summary>Registry writes made up for the benchmarks; the same on every machine.</summary>
internal static class RegistryWrites
{
    /// <summary>Enough that branch predictors cannot learn them by heart.</summary>
    public const int Count = 4_096;

    private static readonly string[] _ordinary =
    [
        @"HKLM\System\CurrentControlSet\Services\Tcpip\Parameters\Interfaces\{0}\DhcpIPAddress",
        @"HKU\S-1-5-21-1004336348-1177238915-682003330-1001\Software\Microsoft\Windows\CurrentVersion\Explorer\RecentDocs\{0}",
        @"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\UserData\S-1-5-18\Products\{0}\InstallProperties\DisplayName",
        @"HKLM\SOFTWARE\Classes\CLSID\{0}\InprocServer32\(Default)",
        @"HKLM\SOFTWARE\Microsoft\Windows Defender\Features\{0}",
        @"\REGISTRY\MACHINE\SYSTEM\ControlSet001\Services\bam\State\UserSettings\S-1-5-18\{0}",
        @"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\RunOnce\Setup{0}",
        @"HKCR\Local Settings\MuiCache\{0}\52C64B7E\LanguageList",
    ];

    private static readonly string[] _runKeys =
    [
        @"HKU\S-1-5-21-1004336348-1177238915-682003330-1001\Software\Microsoft\Windows\CurrentVersion\Run\Updater{0}",
        @"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run\Agent{0}",
        @"HKLM\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Run\Agent{0}",
        @"HKEY_USERS\.DEFAULT\Software\Microsoft\Windows\CurrentVersion\Policies\Explorer\Run\{0}",
        @"\REGISTRY\MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer\Run\{0}",
        @"\REGISTRY\USER\S-1-5-21-1004336348-1177238915-682003330-1001\SOFTWARE\Microsoft\Windows\CurrentVersion\Run\{0}",
    ];

    public static StoredWrite[] Load(Writes writes)
    {
        var random = new Random(1337);
        string[] paths = writes == Writes.Ordinary ? _ordinary : _runKeys;
        return [.. Enumerable.Range(0, Count).Select(_ => new StoredWrite(
            string.Format(CultureInfo.InvariantCulture, paths[random.Next(paths.Length)], random.Next().ToString("x8", CultureInfo.InvariantCulture)),
            @"C:\Program Files\Vendor\app.exe"))];
    }
}
