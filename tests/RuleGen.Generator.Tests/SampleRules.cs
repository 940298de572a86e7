using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Generator.Tests;

/// <summary>Rules built by hand from the model, as lowering would deliver them.</summary>
internal static class SampleRules
{
    private const string RunKeyPath = "rules/windows/persistence/registry-run-keys.md";

    public static readonly Expr RunKeyCondition = All(
        Is("host.os.name", "Windows"),
        Is("event.type", "change"),
        new Test(new Exists(Canonical("registry.data.strings"))),
        new Test(new RegistryKeyIs(
            new Field("registry.path", FieldView.Canonical, FieldType.Keyword, FieldForm.RegistryKey),
            Array(
                new RegistryPlace(RegistryRoot.Users, null, @"Software\Microsoft\Windows\CurrentVersion\Run"),
                new RegistryPlace(RegistryRoot.LocalMachine, null, @"Software\Microsoft\Windows\CurrentVersion\Run"),
                new RegistryPlace(RegistryRoot.LocalMachine, null, @"Software\WOW6432Node\Microsoft\Windows\CurrentVersion\Run"),
                new RegistryPlace(RegistryRoot.Users, null, @"Software\Microsoft\Windows\CurrentVersion\Policies\Explorer\Run"),
                new RegistryPlace(RegistryRoot.LocalMachine, null, @"Software\Microsoft\Windows\CurrentVersion\Policies\Explorer\Run")))));

    public static Rule RunKeys => Make(RunKeyPath, "Persistence via Registry Run Keys", RunKeyCondition) with
    {
        Binding = EventClasses.RegistryValueSet,
        Query = "host.os.name: \"Windows\" and event.type: \"change\" and registry.data.strings: * and registry.path: (\n" +
            "  \"HKU\\\\*\\\\Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run\" or\n" +
            "  \"HKLM\\\\Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run\"\n)",
    };

    public static RulePositions RunKeyPositions => new(
        RunKeyPath,
        Span(17, 0, 200),
        Array(Span(17, 0, 23), Span(17, 28, 20), Span(17, 53, 24), Span(17, 82, 120)));

    public static Rule Make(string path, string title, Expr condition) => new(
        path,
        new RuleMetadata(
            "a-rule", title, "medium", "experimental", "A program starts with each logon.",
            "Detect additions to the registry's Run keys, which may be the work of somebody who wants to stay.",
            "RuleGen contributors", "2026-01-31",
            Array("attack.persistence"), Array("T1547.001"), Array("https://example.org/run-keys"), Array("Installers")),
        ReadingMode.Intent,
        EventClasses.Unknown,
        condition,
        "a: b");

    public static Expr All(params Expr[] operands) => new AllOf(operands.ToEquatable());

    public static Expr Any(params Expr[] operands) => new AnyOf(operands.ToEquatable());

    public static Expr Is(string field, string literal) => Text(field, TextOperator.Equals, literal);

    public static Expr Text(string field, TextOperator verb, string literal, bool ignoreCase = true) =>
        new Test(new TextMatch(Canonical(field), verb, literal, ignoreCase));

    public static Field Canonical(string name) => new(name, FieldView.Canonical, FieldType.Keyword);

    public static Field Recorded(string name) => new(name, FieldView.Record, FieldType.Keyword);

    public static Field Written(string name) => new(name, FieldView.Source, FieldType.Keyword);

    public static EquatableArray<T> Array<T>(params T[] items) => items.ToEquatable();

    /// <summary>A span in some file; line and column count from zero.</summary>
    public static FileSpan Span(int line, int column, int length) => new("", 0, length, line, column, line, column + length);

    /// <summary>The whole emitted text of some rules.</summary>
    public static EmittedFile[] Emit(params Rule[] rules) => Emit(EmitOptions.Default, rules);

    public static EmittedFile[] Emit(EmitOptions options, params Rule[] rules) =>
        RuleSetEmitter.Emit(RuleSetPlan.Create(rules, options), [RunKeyPositions], options);
}
