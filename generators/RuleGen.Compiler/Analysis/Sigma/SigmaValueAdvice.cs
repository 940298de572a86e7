using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Modifiers;
using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Analysis.Sigma;

/// <summary>
/// What single values give away: a wildcard that is none (RG4101), a network path that is none (RG4102), a quote that closes nothing
/// (RG4103), a text that every value fits (RG1020).
/// </summary>
internal static class SigmaValueAdvice
{
    public static void Report(SigmaItem item, SigmaFindings findings)
    {
        ModifierKind?[] modifiers = item.Modifiers.Select(modifier => ModifierNames.Find(modifier.Name)).ToArray();
        if (modifiers.Contains(ModifierKind.Re)) return;
        foreach (SigmaValue value in item.Values)
        {
            if (value.Kind != SigmaValueKind.Text) continue;
            EquatableArray<SigmaPart> parts = SigmaTextReader.Read(value.Text, takesPlaceholders: false);
            ReportStar(value, parts, findings);
            if (!modifiers.Contains(ModifierKind.Contains) && !modifiers.Contains(ModifierKind.EndsWith)) ReportNetworkPath(value, findings);
            ReportQuote(value, findings);
            ReportEmpty(item, value, parts, modifiers, findings);
        }
    }

    // A star behind a path is meant as a wildcard; one behind anything else (a switch, an attribute) as itself.
    private static void ReportStar(SigmaValue value, EquatableArray<SigmaPart> parts, SigmaFindings findings)
    {
        string text = value.Text;
        bool isEscaped = text.EndsWith(@"\*", StringComparison.Ordinal) && !text.EndsWith(@"\\*", StringComparison.Ordinal);
        if (!isEscaped || !parts.Any(part => part.Text.IndexOf('\\') >= 0)) return;
        string stem = text.Substring(0, text.Length - 2);
        string message = "A backslash before '*' makes it a character, so this ends in an asterisk;"
            + $" write '{Shown(stem)}\\\\*', or 'startswith' and '{Shown(stem)}\\'.";
        findings.Warn("RG4101", message, value.Span);
    }

    // Only a comparison from the beginning misses the second backslash; a path of the kernel's has one.
    private static void ReportNetworkPath(SigmaValue value, SigmaFindings findings)
    {
        string text = value.Text;
        bool hasTwo = text.StartsWith(@"\\", StringComparison.Ordinal) && text.Length > 2 && text[2] is not ('\\' or '*');
        int end = hasTwo ? text.IndexOf('\\', 3) : -1;
        if (end < 0 || IsKernelName(text.Substring(2, end - 2))) return;
        // A question mark there is a wildcard as well as a part of the name.
        string rest = text[2] == '?' ? "\\" + text.Substring(2) : text.Substring(2);
        string message = $"Two backslashes are one in Sigma, so this is no network path; write four: '\\\\\\\\{Shown(rest)}'.";
        findings.Warn("RG4102", message, value.Span);
    }

    private static bool IsKernelName(string name) =>
        new[] { "REGISTRY", "Device", "SystemRoot", "??" }.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static void ReportQuote(SigmaValue value, SigmaFindings findings)
    {
        if (!value.IsPlain || value.Text.Length < 2) return;
        char last = value.Text[value.Text.Length - 1];
        if (last is not ('\'' or '"') || value.Text.Count(c => c == last) % 2 == 0) return;
        string stem = value.Text.Substring(0, value.Text.Length - 1);
        string message = $"Nothing opens the quote at the end, so it is looked for as well; write {last}{Shown(stem)}{last}.";
        findings.Warn("RG4103", message, value.Span);
    }

    private static void ReportEmpty(
        SigmaItem item, SigmaValue value, EquatableArray<SigmaPart> parts, ModifierKind?[] modifiers, SigmaFindings findings)
    {
        bool isOpen = item.Field is null || modifiers.Any(
            kind => kind is ModifierKind.Contains or ModifierKind.StartsWith or ModifierKind.EndsWith);
        bool isEncoded = modifiers.Any(kind => kind is ModifierKind.Base64 or ModifierKind.Base64Offset);
        if (!isOpen || isEncoded || parts.Any(part => part.Kind != SigmaPartKind.AnyRun)) return;
        string message = item.Field is null
            ? "Every record has a text that fits this; write a keyword."
            : "Every value fits this; write a text, or '*' without a modifier to ask for the field alone.";
        findings.Warn("RG1020", message, value.Span);
    }

    private static string Shown(string text) => text.Length <= 100 ? text : text.Substring(0, 100) + "…";
}
