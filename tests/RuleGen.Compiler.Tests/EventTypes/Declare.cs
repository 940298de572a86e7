using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.EventTypes;

/// <summary>Event types as the host declares them. A member's line is its place in the list, from 1; the type stands on line 0.</summary>
internal static class Declare
{
    public static ReadEventType Read(string className, params DeclaredMember[] members) => EventTypeReader.Read(Type(className, members));

    public static DeclaredEventType Type(string className, params DeclaredMember[] members) => new(
        "global::E", "E", false, className, null, members.Select((member, i) => member with { Location = Line(i + 1) }).ToEquatable(), Line(0), Line(-1));

    public static DeclaredMember Texts(string name, string? field = null) => Member(name, field, MemberKind.Utf16);

    public static DeclaredMember Member(string name, string? field, MemberKind kind, string? fault = null) =>
        new(name, field, fault, kind, MemberForm.Single, "", default);

    public static string Findings(IEnumerable<Diagnostic> findings) =>
        string.Join("; ", findings.Select(finding => $"{finding.Location.StartLine} {finding.Id} {finding.Message}"));

    private static FileSpan Line(int line) => new("E.cs", 0, 1, line, 0, line, 1);
}
