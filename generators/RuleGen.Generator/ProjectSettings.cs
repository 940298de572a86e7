using Microsoft.CodeAnalysis.Diagnostics;
using RuleGen.Compiler;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Generator;

/// <summary>What the project file says about its rules, reduced to what matters and equal by value.</summary>
internal sealed record ProjectSettings(
    string ProjectFolder, CompilerOptions Compiler, EmitOptions Emit, EquatableArray<Diagnostic> Diagnostics)
{
    public static ProjectSettings Read(AnalyzerConfigOptions options)
    {
        var diagnostics = new List<Diagnostic>();
        string name = Value(options, "DetectionNamespace");
        if (name.Length > 0 && !CSharpText.IsNamespace(name))
        {
            diagnostics.Add(Unusable("DetectionNamespace", name, "write a dotted C# namespace, or leave it out for the global one"));
            name = "";
        }
        string className = Value(options, "DetectionClassName");
        if (className.Length == 0)
        {
            className = EmitOptions.Default.ClassName;
        }
        else if (!CSharpText.IsIdentifier(className))
        {
            diagnostics.Add(Unusable("DetectionClassName", className, "write a C# identifier"));
            className = EmitOptions.Default.ClassName;
        }
        string visibility = Value(options, "DetectionVisibility");
        if (visibility is not ("" or "public" or "internal"))
        {
            diagnostics.Add(Unusable("DetectionVisibility", visibility, "write public or internal"));
        }
        return new ProjectSettings(
            Value(options, "ProjectDir"),
            new CompilerOptions(Mode(options, diagnostics), Flag(options, diagnostics))
            {
                SecurityEquivalents = SecurityEquivalents(options, diagnostics),
            },
            new EmitOptions(name, className, visibility == "public"),
            diagnostics.ToEquatable());
    }

    /// <summary>The reading a text names; null for any other text.</summary>
    public static ReadingMode? Mode(string text)
    {
        if (text.Equals("strict", StringComparison.OrdinalIgnoreCase)) return ReadingMode.Strict;
        return text.Equals("intent", StringComparison.OrdinalIgnoreCase) ? ReadingMode.Intent : null;
    }

    /// <summary>A project setting that cannot be used, located in no file.</summary>
    public static Diagnostic Unusable(string setting, string value, string remedy) => new(
        DiagnosticTable.Setting, Severity.Error, $"The setting {setting} cannot be '{CSharpText.Comment(value)}': {remedy}", FileSpan.None);

    private static ReadingMode? Mode(AnalyzerConfigOptions options, List<Diagnostic> diagnostics)
    {
        string value = Value(options, "DetectionMode");
        ReadingMode? mode = Mode(value);
        if (mode is null && value.Length > 0) diagnostics.Add(Unusable("DetectionMode", value, "write strict or intent"));
        return mode;
    }

    private static bool Flag(AnalyzerConfigOptions options, List<Diagnostic> diagnostics)
    {
        string value = Value(options, "StrictFields");
        bool isTrue = value.Equals("true", StringComparison.OrdinalIgnoreCase);
        if (!isTrue && value.Length > 0 && !value.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            diagnostics.Add(Unusable("StrictFields", value, "write true or false"));
        }
        return isTrue;
    }

    private static bool SecurityEquivalents(AnalyzerConfigOptions options, List<Diagnostic> diagnostics)
    {
        string value = Value(options, "DetectionEquivalents");
        bool isNone = value.Equals("none", StringComparison.OrdinalIgnoreCase);
        if (!isNone && value.Length > 0 && !value.Equals("security", StringComparison.OrdinalIgnoreCase))
        {
            diagnostics.Add(Unusable("DetectionEquivalents", value, "write security or none"));
        }
        return !isNone;
    }

    private static string Value(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue("build_property." + property, out string? value) ? value.Trim() : "";
}
