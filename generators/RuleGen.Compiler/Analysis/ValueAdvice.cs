using System.Text;
using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Lowering;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Analysis;

/// <summary>
/// What a single value gives away: an asterisk in quotes (RG1002), letter case no source writes (RG1008), a value no source writes
/// (RG1009).
/// </summary>
internal static class ValueAdvice
{
    private const int LongestAdvice = 160;

    private static readonly Dictionary<string, string[]> _known = new(StringComparer.Ordinal)
    {
        ["event.type"] =
        [
            "access", "admin", "allowed", "change", "connection", "creation", "deletion", "denied", "device", "end", "error", "group",
            "indicator", "info", "installation", "protocol", "start", "user",
        ],
        ["event.category"] =
        [
            "api", "authentication", "configuration", "database", "driver", "email", "file", "host", "iam", "intrusion_detection",
            "library", "malware", "network", "package", "process", "registry", "session", "threat", "vulnerability", "web",
        ],
        ["host.os.type"] = ["android", "ios", "linux", "macos", "unix", "windows"],
    };

    public static void Report(FieldResolution field, KqlValue value, LoweringContext context)
    {
        string name = field.Row?.Name ?? field.Name;
        if (value is KqlText { IsQuoted: true } quoted && quoted.Text.IndexOf('*') >= 0) ReportAsterisk(name, quoted, context);
        if (value is not KqlText text) return;
        if (_known.TryGetValue(name, out string[]? known)) ReportUnknown(name, text, known, context);
        if (name == "host.os.name") ReportSystemName(text, context);
    }

    private static void ReportAsterisk(string name, KqlText value, LoweringContext context)
    {
        bool isRead = context.IsIntent && IntentTest.IsQuotedWildcard(name, value.Text);
        string reading = isRead
            ? "This asterisk in quotes is read as a wildcard, which KQL has only without quotes"
            : "An asterisk in quotes is the character itself, and the value must hold one";
        Severity severity = context.IsIntent ? Severity.Info : Severity.Warning;
        context.Report("RG1002", severity, $"{reading}; for a wildcard write {Unquoted(value.Text)}.", value.Span);
    }

    /// <summary>The value as KQL writes it without quotes, or how to get there when it is long.</summary>
    private static string Unquoted(string text)
    {
        if (text.Length > LongestAdvice) return "the value without quotes";
        var written = new StringBuilder();
        foreach (char c in text)
        {
            if (c < ' ') return "the value without quotes";
            if ("\\():<>\"{}".IndexOf(c) >= 0) written.Append('\\');
            written.Append(c);
        }
        return written.ToString();
    }

    private static void ReportUnknown(string name, KqlText value, string[] known, LoweringContext context)
    {
        if (known.Contains(value.Text, StringComparer.Ordinal)) return;
        string? otherCase = Array.Find(known, candidate => string.Equals(candidate, value.Text, StringComparison.OrdinalIgnoreCase));
        if (otherCase is null)
        {
            Severity severity = context.IsIntent ? Severity.Info : Severity.Warning;
            string message = $"No known source gives {name} this value; ECS has {string.Join(", ", known)}.";
            context.Report("RG1009", severity, message, value.Span);
        }
        else if (!context.IsIntent)
        {
            string message = $"Letter case counts here, and every known source writes \"{otherCase}\"; write \"{otherCase}\".";
            context.Report("RG1008", Severity.Warning, message, value.Span);
        }
    }

    private static void ReportSystemName(KqlText value, LoweringContext context)
    {
        if (!string.Equals(value.Text, "Windows", StringComparison.OrdinalIgnoreCase)) return;
        if (context.IsIntent)
        {
            const string Read =
                "Beats write the edition here, such as \"Windows 10 Pro\"; it is read as Windows or any name that begins with"
                + " \"Windows \". To say so, write host.os.type: \"windows\".";
            context.Report("RG1009", Severity.Info, Read, value.Span);
            return;
        }
        const string Letter = "Beats never give host.os.name this value, they write the edition, such as \"Windows 10 Pro\";"
            + " write host.os.type: \"windows\", or host.os.name: Windows*.";
        context.Report("RG1009", Severity.Warning, Letter, value.Span);
    }
}
