using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        Location name = ((BaseTypeDeclarationSyntax)context.TargetNode).Identifier.GetLocation();
        Location written = attribute.ApplicationSyntaxReference?.GetSyntax(ct).GetLocation() ?? name;
        return new DeclaredEventType(
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            type.Name,
            IsPublic(type),
            TextOf(attribute),
            FaultOf(type),
            MembersOf(type, name, context.SemanticModel.Compilation).ToEquatable(),
            Locate(name),
            Locate(written))
        {
            IsReference = type.IsReferenceType,
        };
    }

    /// <summary>Whether a node may be an event type; the attribute stands elsewhere only where the C# compiler refuses it.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken ct) =>
        node is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax;

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

    /// <summary>What an expression over the type can name: a member hides those of its bases that have its name.</summary>
    private static IEnumerable<DeclaredMember> MembersOf(INamedTypeSymbol type, Location typeName, Compilation compilation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            foreach (ISymbol member in part.GetMembers())
            {
                DeclaredMember? read = Read(member, type, typeName, compilation);
                bool isNameable = read is not null || compilation.IsSymbolAccessibleWithin(member, compilation.Assembly);
                if (isNameable && seen.Add(member.Name) && read is not null) yield return read;
            }
        }
    }

    private static DeclaredMember? Read(ISymbol member, INamedTypeSymbol type, Location typeName, Compilation compilation)
    {
        if (member.IsStatic || member.IsImplicitlyDeclared && member is IFieldSymbol) return null;
        (ITypeSymbol? holds, ISymbol? reader) = member switch
        {
            IPropertySymbol { IsIndexer: false } property => (property.Type, (ISymbol?)property.GetMethod),
            IFieldSymbol field => (field.Type, field),
            _ => (null, null),
        };
        if (holds is null) return null;
        bool isReadable = reader is not null && compilation.IsSymbolAccessibleWithin(reader, compilation.Assembly);
        string? mapped = FieldOf(member, type);
        if (mapped is null && !isReadable) return null;
        MemberType value = MemberType.Of(holds);
        string? fault = isReadable ? value.Fault : "generated code cannot read it; give it a getter that is internal or public";
        string name = SyntaxFacts.GetKeywordKind(member.Name) == SyntaxKind.None ? member.Name : "@" + member.Name;
        Location location = member.Locations.FirstOrDefault(place => place.IsInSource) ?? typeName;
        return new DeclaredMember(name, mapped, fault, value.Kind, value.Form, value.ElementType, Locate(location));
    }

    /// <summary>
    /// The field a member's attribute names, or that of what it overrides; of a record's parameter the attribute counts for its property.
    /// </summary>
    private static string? FieldOf(ISymbol member, INamedTypeSymbol type)
    {
        IEnumerable<ISymbol> parameters = new[] { type, member.ContainingType }
            .Where(declaring => declaring.IsRecord)
            .SelectMany(declaring => declaring.InstanceConstructors)
            .SelectMany(constructor => constructor.Parameters)
            .Where(parameter => parameter.Name == member.Name);
        return WithOverridden(member).Concat(parameters)
            .SelectMany(symbol => symbol.GetAttributes())
            .Where(attribute => attribute.AttributeClass?.ToDisplayString() == FieldAttribute)
            .Select(TextOf)
            .FirstOrDefault();
    }

    private static IEnumerable<ISymbol> WithOverridden(ISymbol member)
    {
        yield return member;
        IPropertySymbol? overridden = (member as IPropertySymbol)?.OverriddenProperty;
        for (; overridden is not null; overridden = overridden.OverriddenProperty) yield return overridden;
    }

    // Code that does not compile yet may have any argument here, or none.
    private static string TextOf(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : "";

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
