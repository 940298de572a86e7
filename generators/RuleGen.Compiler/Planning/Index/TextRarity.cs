namespace RuleGen.Compiler.Planning.Index;

/// <summary>
/// Guesses how rare texts are in the events of computers in ordinary use. A table made by hand is enough: what matters is that a rule is
/// found by its own words and not by those every event has, and that a rule's witnesses do not depend on the other rules.
/// </summary>
internal static class TextRarity
{
    /// <summary>How often a number is met in a field that is compared with numbers.</summary>
    public const double OfNumber = 0.02;

    private const double Least = 0.0002;
    private const double OfShortPart = 0.003;
    private const int LongPart = PlanLengths.SparsePart;

    // A text that is a part of one of these says little.
    private static readonly string[] _common =
    [
        @"C:\WINDOWS\SYSTEM32\", @"C:\WINDOWS\SYSWOW64\", @"C:\WINDOWS\EXPLORER.EXE", @"C:\PROGRAM FILES (X86)\MICROSOFT\EDGE\APPLICATION\",
        @"C:\PROGRAM FILES\COMMON FILES\MICROSOFT SHARED\", @"C:\PROGRAMDATA\MICROSOFT\WINDOWS\", @"C:\USERS\PUBLIC\",
        @"\APPDATA\LOCAL\TEMP\", @"\APPDATA\ROAMING\MICROSOFT\WINDOWS\START MENU\", @"\APPDATA\LOCAL\MICROSOFT\", @"C:\WINDOWS\TEMP\",
        @"\SVCHOST.EXE -K NETSVCS -P -S ", @"\CMD.EXE /C ", @"\CONHOST.EXE 0XFFFFFFFF -FORCEV1", @"\WINDOWSPOWERSHELL\V1.0\POWERSHELL.EXE",
        @"\POWERSHELL_ISE.EXE", @"\PWSH.EXE", @"\RUNDLL32.EXE", @"\SERVICES.EXE", @"\LSASS.EXE", @"\WBEM\WMIPRVSE.EXE", @"\TASKHOSTW.EXE",
        @"\REG.EXE ADD ", @"\SC.EXE", @"\NET.EXE", @"\NET1.EXE", @"\MSIEXEC.EXE", @"\SCHTASKS.EXE", @"\WINLOGON.EXE", @"\REGSVR32.EXE",
        @"\DLLHOST.EXE /PROCESSID:{", @"\SEARCHINDEXER.EXE", @"\CHROME.EXE", @"\MSEDGE.EXE", @"\ONEDRIVE.EXE", @"\CSCRIPT.EXE",
        @"\WSCRIPT.EXE", @"\MSHTA.EXE", @"\WHOAMI.EXE", @"\BITSADMIN.EXE", @"\CERTUTIL.EXE", @"\WMIC.EXE", @"\ATTRIB.EXE", @"\VSSADMIN.EXE",
        @"HKLM\SOFTWARE\MICROSOFT\WINDOWS NT\CURRENTVERSION\", @"HKLM\SOFTWARE\MICROSOFT\WINDOWS\CURRENTVERSION\",
        @"HKU\S-1-5-21-\SOFTWARE\CLASSES\", @"HKLM\SYSTEM\CURRENTCONTROLSET\SERVICES\", @"HKLM\SYSTEM\CURRENTCONTROLSET\CONTROL\",
        @"HKLM\SOFTWARE\WOW6432NODE\", @"NT AUTHORITY\SYSTEM", @"NT AUTHORITY\NETWORK SERVICE", "MICROSOFT CORPORATION",
        "MICROSOFT® WINDOWS® OPERATING SYSTEM", "HTTPS://WWW.MICROSOFT.COM", "DWORD (0X00000001)", "DWORD (0X00000000)", "BINARY DATA",
        "SHA1=,MD5=,SHA256=,IMPHASH=", "FUNCTION PARAM STRING INVOKE WRITE-HOST NEW-OBJECT SYSTEM. MICROSOFT.POWERSHELL",
        ".EXE", ".DLL", ".TMP", ".LNK", ".TXT", ".PS1", ".BAT", ".VBS", "TRUE", "FALSE", "-", "%%", "0X0", "SYSTEM", "HIGH", "MEDIUM",
    ];

    /// <summary>What ordinary events are full of, folded.</summary>
    public static IReadOnlyList<string> Common => _common;

    /// <summary>Roughly the share of events in which a witness is found.</summary>
    /// <param name="kind">How it stands in a value.</param>
    /// <param name="folded">The text, folded.</param>
    public static double Of(WitnessKind kind, string folded)
    {
        double share = Math.Max(Least, Math.Pow(0.5, Math.Min(30, Bits(folded))));
        if (Array.Exists(_common, common => common.IndexOf(folded, StringComparison.Ordinal) >= 0)) share = Math.Max(share, kind == WitnessKind.Part ? 0.2 : 0.05);
        return kind == WitnessKind.Part && folded.Length < LongPart ? share + OfShortPart : share;
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
