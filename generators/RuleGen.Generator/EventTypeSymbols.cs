using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Generator;

/// <summary>Takes from a type's symbol what matters of an event type; nothing of the compilation is kept.</summary>
internal static class EventTypeSymbols
{
    /// <summary>The attribute that marks event types.</summary>
    public const string EventAttribute = "RuleGen.DetectionEventAttribute";

    private const string FieldAttribute = "RuleGen.FieldAttribute";

    /// <summary>Reads the type an attribute stands on.</summary>
    public static DeclaredEventType Read(GeneratorAttributeSyntaxContext context, CancellationToken ct)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        AttributeData attribute = context.Attributes[0];
        Location written = attribute.ApplicationSyntaxReference?.GetSyntax(ct).GetLocation() ?? type.Locations[0];
        return new DeclaredEventType(
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            type.Name,
            IsPublic(type),
            TextOf(attribute),
            FaultOf(type),
            MembersOf(type).ToEquatable(),
            Locate(type.Locations[0]),
            Locate(written));
    }

    private static string? FaultOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            if (part.IsGenericType) return "a generic type is many types; derive one of its own that is not, or write it out";
            if (part.IsFileLocal) return "no other file can name it; make it internal";
            if (!IsVisible(part.DeclaredAccessibility)) return "generated code cannot see it; make it and what it is nested in internal or public";
        }
        return type.IsStatic ? "a static class has no instances" : null;
    }

    private static bool IsPublic(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            if (part.DeclaredAccessibility != Accessibility.Public) return false;
        }
        return true;
    }

    private static bool IsVisible(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static IEnumerable<DeclaredMember> MembersOf(INamedTypeSymbol type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            foreach (ISymbol member in part.GetMembers())
            {
                if (Read(member, type) is { } read && seen.Add(read.Name)) yield return read;
            }
        }
    }

    private static DeclaredMember? Read(ISymbol member, INamedTypeSymbol type)
    {
        if (member.IsStatic || member.IsImplicitlyDeclared && member is IFieldSymbol) return null;
        (ITypeSymbol? holds, bool isReadable) = member switch
        {
            IPropertySymbol { IsIndexer: false } property =>
                (property.Type, property.GetMethod is { } getter && IsVisible(getter.DeclaredAccessibility)),
            IFieldSymbol field => (field.Type, IsVisible(field.DeclaredAccessibility)),
            _ => (null, false),
        };
        if (holds is null) return null;
        string? mapped = FieldOf(member, type);
        if (mapped is null && !isReadable) return null;
        MemberType value = MemberType.Of(holds);
        string? fault = isReadable ? value.Fault : "generated code cannot read it; give it a getter that is internal or public";
        string name = SyntaxFacts.GetKeywordKind(member.Name) == SyntaxKind.None ? member.Name : "@" + member.Name;
        Location location = member.Locations.FirstOrDefault(place => place.IsInSource) ?? type.Locations[0];
        return new DeclaredMember(name, mapped, fault, value.Kind, value.Form, value.ElementType, Locate(location));
    }

    /// <summary>The field a member's attribute names; of a record's parameter the attribute counts for its property.</summary>
    private static string? FieldOf(ISymbol member, INamedTypeSymbol type)
    {
        IEnumerable<ISymbol> parameters = type.IsRecord
            ? type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Where(parameter => parameter.Name == member.Name)
            : [];
        return parameters.Prepend(member)
            .SelectMany(symbol => symbol.GetAttributes())
            .Where(attribute => attribute.AttributeClass?.ToDisplayString() == FieldAttribute)
            .Select(TextOf)
            .FirstOrDefault();
    }

    private static string TextOf(AttributeData attribute) =>
        attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as string ?? "" : "";

    private static FileSpan Locate(Location location)
    {
        FileLinePositionSpan lines = location.GetLineSpan();
        return new FileSpan(
            lines.Path,
            location.SourceSpan.Start,
            location.SourceSpan.Length,
            lines.StartLinePosition.Line,
            lines.StartLinePosition.Character,
            lines.EndLinePosition.Line,
            lines.EndLinePosition.Character);
    }
}
