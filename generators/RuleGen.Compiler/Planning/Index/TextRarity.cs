namespace RuleGen.Compiler.Planning.Index;

/// <summary>
/// Guesses how rare texts are in the events of computers in ordinary use. A table made by hand is enough: what matters is that a rule is
/// found by its own words and not by those every event has, and that a rule's witnesses do not depend on the other rules.
/// </summary>
internal static class TextRarity
{
    /// <summary>How often a number is met in a field that is compared with numbers.</summary>
    public const double OfNumber = 0.004;

    /// <summary>How often a value has characters beyond ASCII.</summary>
    public const double OfNotAscii = 0.005;

    /// <summary>What a search through the whole record costs besides, as a share of events.</summary>
    public const double OfRecord = 0.1;

    private const double Least = 0.0002;
    private const double OfShortPart = 0.003;
    private const double OfTinyPart = 0.05;
    private const string Between = "\uFFFF";

    // What ordinary events are full of, folded, and roughly how often. A text that is a part of one of these says little.
    private static readonly (double Share, string[] Texts)[] _common =
    [
        (0.5,
        [
            "TRUE", "FALSE", "-", "%%", "0X0", "SYSTEM", "HIGH", "MEDIUM", ".EXE", ".DLL", @"C:\WINDOWS\SYSTEM32\", @"NT AUTHORITY\SYSTEM",
            "MICROSOFT CORPORATION", "MICROSOFT® WINDOWS® OPERATING SYSTEM", @"C:\WINDOWS\SYSTEM32\NTDLL.DLL+", @"\KERNELBASE.DLL+",
            "UNKNOWN(",
            "SHA1=,MD5=,SHA256=,IMPHASH=", "TCP", "UDP", "SETVALUE", "DWORD (0X0000000", "BINARY DATA",
            "0X3E7", @"|C:\WINDOWS\SYSTEM32\KERNELBASE.DLL+",
        ]),
        (0.2,
        [
            @"HKLM\SYSTEM\CURRENTCONTROLSET\SERVICES\", @"HKLM\SYSTEM\CURRENTCONTROLSET\CONTROL\", @"\SVCHOST.EXE -K NETSVCS -P -S ",
            @"HKLM\SOFTWARE\MICROSOFT\WINDOWS NT\CURRENTVERSION\", @"HKLM\SOFTWARE\MICROSOFT\WINDOWS\CURRENTVERSION\",
            @"HKU\S-1-5-21-", @"\SOFTWARE\CLASSES\CLSID\{", @"\(DEFAULT)", "(EMPTY)", @"HKLM\SOFTWARE\WOW6432NODE\",
            @"C:\PROGRAM FILES (X86)\", @"C:\PROGRAM FILES\",
            @"C:\USERS\", @"\APPDATA\LOCAL\TEMP\", @"\APPDATA\LOCAL\MICROSOFT\", @"\APPDATA\ROAMING\MICROSOFT\WINDOWS\",
            @"C:\WINDOWS\SYSWOW64\", @"NT AUTHORITY\NETWORK SERVICE",
            "FUNCTION PARAM STRING INVOKE WRITE-HOST NEW-OBJECT SYSTEM. MICROSOFT.POWERSHELL",
        ]),
        (0.05,
        [
            @"C:\WINDOWS\EXPLORER.EXE", @"\CMD.EXE /C ", @"\CONHOST.EXE 0XFFFFFFFF -FORCEV1", @"\WINDOWSPOWERSHELL\V1.0\POWERSHELL.EXE",
            @"\LSASS.EXE", @"\SERVICES.EXE", @"\WBEM\WMIPRVSE.EXE", @"\TASKHOSTW.EXE", @"\RUNDLL32.EXE", @"\MSIEXEC.EXE", @"\CHROME.EXE",
            @"\MSEDGE.EXE", @"\ONEDRIVE.EXE", @"\DLLHOST.EXE /PROCESSID:{", @"\SEARCHINDEXER.EXE", @"\WINLOGON.EXE", @"C:\PROGRAMDATA\",
            @"C:\WINDOWS\TEMP\", @"\START MENU\", @"\SYSTEM\CURRENTCONTROLSET\CONTROL\LSA\", @"C:\USERS\PUBLIC\",
            "HTTPS://WWW.MICROSOFT.COM", @"\WINDOWS NT\CURRENTVERSION\SCHEDULE\TASKCACHE\TREE\",
            ".TMP", ".LNK", ".TXT", ".PS1", ".BAT",
        ]),
        (0.01,
        [
            @"\POWERSHELL_ISE.EXE", @"\PWSH.EXE", @"\REG.EXE ADD ", @"\SC.EXE", @"\NET.EXE", @"\NET1.EXE", @"\SCHTASKS.EXE",
            @"\REGSVR32.EXE",
            @"\CSCRIPT.EXE", @"\WSCRIPT.EXE", @"\MSHTA.EXE", @"\WHOAMI.EXE", @"\CERTUTIL.EXE", @"\WMIC.EXE", ".VBS", ".ZIP",
        ]),
    ];

    // The texts of each group in one, so that one search goes through all of them; between them stands what is no character.
    private static readonly (double Share, string Texts)[] _joined =
        [.. _common.Select(group => (group.Share, string.Join(Between, group.Texts)))];

    /// <summary>What ordinary events are full of, folded, and roughly how often; the most common first.</summary>
    public static IEnumerable<(double Share, string Text)> Common =>
        _common.SelectMany(group => group.Texts.Select(text => (group.Share, text)));

    /// <summary>Roughly the share of events in which a witness is found.</summary>
    /// <param name="kind">How it stands in a value.</param>
    /// <param name="folded">The text, folded.</param>
    public static double Of(WitnessKind kind, string folded)
    {
        double share = Math.Max(Least, Math.Pow(0.5, Math.Min(30, Bits(folded))));
        foreach ((double common, string texts) in _joined)
        {
            if (texts.IndexOf(folded, StringComparison.Ordinal) < 0) continue;
            share = Math.Max(share, common);
            break;
        }
        if (kind != WitnessKind.Part || folded.Length >= PlanLengths.SparsePart) return share;
        return share + (folded.Length < Shared.PlanFormat.GramLength ? OfTinyPart : OfShortPart);
    }

    private static double Bits(string text)
    {
        double bits = 0;
        foreach (char c in text)
        {
            bits += c switch
            {
                ' ' or '\\' or '.' or 'E' => 0.8,
                >= 'A' and <= 'Z' => 1.6,
                >= '0' and <= '9' => 1.6,
                '-' or '/' or ':' or '"' or '_' or '=' => 1.6,
                _ => 3,
            };
        }
        return bits;
    }
}

/// <summary>What the length of a text decides.</summary>
internal static class PlanLengths
{
    /// <summary>From this many bytes on a text holds enough grams in a row that one of them stands on any step of the stride.</summary>
    public const int SparsePart = Shared.PlanFormat.GramLength + Shared.PlanFormat.Stride - 1;
}
