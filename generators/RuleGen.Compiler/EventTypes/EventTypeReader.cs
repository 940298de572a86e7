using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.EventTypes;

/// <summary>An event type that was read, and where its parts stand.</summary>
/// <param name="Type">The type; null when matchers cannot be written over it.</param>
/// <param name="Location">Where its name stands.</param>
/// <param name="Members">Where the names of the type's members stand, one for each.</param>
/// <param name="Diagnostics">What there is to say about the declaration alone.</param>
internal sealed record ReadEventType(
    EventType? Type, FileSpan Location, EquatableArray<FileSpan> Members, EquatableArray<Diagnostic> Diagnostics);

/// <summary>Checks a declared event type: its class, its fields, and that each member can hold what it is said to.</summary>
internal static class EventTypeReader
{
    private const int MostClassNames = 4;

    /// <summary>The type and what is to be said about it. Faults of single members leave the others readable; any error leaves none.</summary>
    public static ReadEventType Read(DeclaredEventType declared)
    {
        var findings = new List<Diagnostic>();
        EventClasses? classes = EventClassNames.Find(declared.ClassName);
        if ((declared.Fault ?? NameFault(declared)) is { } typeFault)
        {
            findings.Add(Error("RG2008", $"{declared.Name} cannot be an event: {typeFault}", declared.Location));
        }
        if (classes is null) findings.Add(Error("RG2006", UnknownClass(declared.ClassName), declared.ClassLocation));
        List<(EventMember Member, FileSpan Location)> members = ReadMembers(declared, classes ?? EventClasses.Unknown, findings);
        if (members.Count == 0 && findings.Count == 0)
        {
            string message = $"{declared.Name} has no property that holds a field: add [Field(\"…\")] to those that rules read";
            findings.Add(Error("RG2004", message, declared.Location));
        }
        bool isUsable = !findings.Exists(finding => finding.Severity == Severity.Error);
        EventType? type = isUsable
            ? new EventType(declared.FullName, declared.Name, classes!.Value, declared.IsPublic, members.Select(item => item.Member).ToEquatable())
            {
                IsReference = declared.IsReference,
            }
            : null;
        return new ReadEventType(type, declared.Location, members.Select(item => item.Location).ToEquatable(), findings.ToEquatable());
    }

    private static string? NameFault(DeclaredEventType declared) =>
        declared.FullName == "global::" + declared.Name && ReservedNames.InGlobalNamespace.Contains(declared.Name)
            ? "generated code calls a type of the runtime so; put it into a namespace or rename it"
            : null;

    private static List<(EventMember, FileSpan)> ReadMembers(DeclaredEventType declared, EventClasses classes, List<Diagnostic> findings)
    {
        var members = new List<(EventMember, FileSpan)>();
        var holders = new Dictionary<string, string>(StringComparer.Ordinal);
        var named = new HashSet<string>(declared.Members
            .Where(member => member.Field is not null).Select(member => Held(member.Field!, classes)), StringComparer.Ordinal);
        foreach (DeclaredMember member in declared.Members)
        {
            string mapped = member.Field ?? member.Name.TrimStart('@');

            // A property that only happens to be called like a field is no field when it holds something else, or when another is said to
            // hold it.
            bool isFieldByName = MemberFields.IsCarried(mapped, classes) && member.Fault is null && !named.Contains(Held(mapped, classes));
            if (member.Field is null && !isFieldByName) continue;
            if (!MemberFields.IsKnown(mapped, classes)) findings.Add(new Diagnostic("RG2007", Severity.Warning, UnknownField(mapped), member.Location));
            string? fault = member.Fault ?? WrongKind(mapped, classes, member.Kind) ?? WrongPart(mapped, classes, member, members);
            if (fault is not null)
            {
                if (member.Field is null) continue;
                findings.Add(Error("RG2001", $"{member.Name} cannot hold {WrittenName.Show(mapped)}: {fault}", member.Location));
                continue;
            }
            string held = Held(mapped, classes);
            if (holders.TryGetValue(held, out string? other))
            {
                string message = $"{member.Name} and {other} both hold {WrittenName.Show(held)}: {Remedy(member)}";
                findings.Add(Error("RG2005", message, member.Location));
                continue;
            }
            holders.Add(held, member.Name);
            members.Add((new EventMember(member.Name, mapped, member.Kind, member.Form, member.ElementType), member.Location));
        }
        return members;
    }

    /// <summary>The field that a name gives as a whole; of a name that gives parts only, such as Sysmon's User, the name itself.</summary>
    private static string Held(string name, EventClasses classes) =>
        MemberFields.Of(name, classes).FirstOrDefault(field => field.Part is null)?.Name ?? name;

    private static string Remedy(DeclaredMember member) => member.Field is null
        ? "say with [Field] which of them does, or rename one"
        : "leave one of them out";

    private static string? WrongKind(string mapped, EventClasses classes, MemberKind kind)
    {
        if (kind is MemberKind.Utf16 or MemberKind.Utf8) return null;
        foreach (MemberField field in MemberFields.Of(mapped, classes))
        {
            if (field.Part is not null) return "the field is a part of a text; write string, or a span of char or byte";
            if (FieldTable.Find(field.Name) is not { } row) continue;
            bool fits = kind == MemberKind.Boolean
                ? row.Type is FieldType.Boolean
                : row.Type is FieldType.Number or FieldType.Date || (row.Type == FieldType.Keyword && !FieldTraits.IgnoresCase(row.Name));
            if (!fits) return $"it is a {Word(kind)}, and the field holds {Word(row.Type)}";
        }
        return null;
    }

    /// <summary>What keeps a part of a registry path from being put together with the other parts.</summary>
    private static string? WrongPart(string mapped, EventClasses classes, DeclaredMember member, List<(EventMember Member, FileSpan)> others)
    {
        if (PartOfPath(mapped, classes) is not { } part) return null;
        bool isList = member.Form is not (MemberForm.Single or MemberForm.Nullable);
        if (isList && part is ("registry.hive" or "registry.value")) return "an event has one; write a single text";
        EventMember? other = others.Select(item => item.Member)
            .FirstOrDefault(item => item.Kind != member.Kind && PartOfPath(item.Mapped, classes) is not null);
        return other is null ? null : $"{other.Name} is in another encoding, and the two are put together; write both in one";
    }

    private static string? PartOfPath(string mapped, EventClasses classes) => MemberFields.Of(mapped, classes)
        .Select(field => field.Name)
        .FirstOrDefault(name => name is "registry.path" or "registry.key" or "registry.value" or "registry.hive");

    private static string Word(MemberKind kind) => kind == MemberKind.Boolean ? "boolean" : "number";

    private static string Word(FieldType type) => type switch
    {
        FieldType.Number => "numbers",
        FieldType.Boolean => "booleans",
        FieldType.Ip => "addresses; write their text",
        FieldType.Date => "points in time; write their text or epoch milliseconds",
        _ => "text",
    };

    private static string UnknownClass(string name)
    {
        IReadOnlyList<string> nearest = NearestNames.Of(name, EventClassNames.All);
        string remedy = nearest.Count > 0
            ? "did you mean " + string.Join(" or ", nearest) + "?"
            : "write one such as " + string.Join(", ", EventClassNames.All.Where(known => known.StartsWith("registry_", StringComparison.Ordinal)).Take(MostClassNames));
        return $"There is no event class '{WrittenName.Show(name)}': {remedy}";
    }

    private static string UnknownField(string name)
    {
        if (name.Length == 0) return "[Field] names no field: write one of the taxonomy, such as registry.path";
        IReadOnlyList<string> nearest = FieldResolver.Nearest(name);
        string remedy = nearest.Count > 0 ? "did you mean " + string.Join(" or ", nearest) + "?" : "only a rule that names it just so reads it";
        return $"The taxonomy has no field '{WrittenName.Show(name)}': {remedy}";
    }

    private static Diagnostic Error(string id, string message, FileSpan location) => new(id, Severity.Error, message, location);
}
