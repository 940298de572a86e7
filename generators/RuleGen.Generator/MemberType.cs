using Microsoft.CodeAnalysis;
using RuleGen.Compiler.Model;

namespace RuleGen.Generator;

/// <summary>How matchers read a member of some C# type.</summary>
/// <param name="Kind">What a value is.</param>
/// <param name="Form">How many values there are.</param>
/// <param name="ElementType">The C# type of one value, as any file may name it.</param>
/// <param name="Fault">Why it cannot be read; null when it can.</param>
internal sealed record MemberType(MemberKind Kind, MemberForm Form, string ElementType, string? Fault = null)
{
    /// <summary>The reading of a type.</summary>
    public static MemberType Of(ITypeSymbol type)
    {
        if (TextOf(type) is { } text) return new MemberType(text, MemberForm.Single, NameOf(type));
        if (NumberOf(type) is { } number) return new MemberType(number, MemberForm.Single, NameOf(type));
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && NumberOf(nullable.TypeArguments[0]) is { } some)
        {
            return new MemberType(some, MemberForm.Nullable, NameOf(nullable.TypeArguments[0]));
        }
        if (ItemOf(type) is (ITypeSymbol item, MemberForm form) && (TextOf(item) ?? NumberOf(item)) is { } kind)
        {
            return new MemberType(kind, form, NameOf(item));
        }
        string fault = $"matchers do not read {type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}; " +
            "write string, a span or memory of char or byte, a number, bool, " +
            "or an array, span, List, ImmutableArray or IReadOnlyList of these";
        return new MemberType(MemberKind.Utf16, MemberForm.Single, "", fault);
    }

    private static MemberKind? TextOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String) return MemberKind.Utf16;
        ITypeSymbol? unit = type switch
        {
            IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
            INamedTypeSymbol { TypeArguments.Length: 1 } named when Is(named, "System", "Span", "ReadOnlySpan", "Memory", "ReadOnlyMemory") =>
                named.TypeArguments[0],
            _ => null,
        };
        return unit?.SpecialType switch
        {
            SpecialType.System_Char => MemberKind.Utf16,
            SpecialType.System_Byte => MemberKind.Utf8,
            _ => null,
        };
    }

    private static MemberKind? NumberOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_IntPtr => MemberKind.Whole,
        SpecialType.System_UInt64 or SpecialType.System_UIntPtr => MemberKind.Unsigned,
        SpecialType.System_Single or SpecialType.System_Double => MemberKind.Real,
        SpecialType.System_Decimal => MemberKind.Exact,
        SpecialType.System_Boolean => MemberKind.Boolean,
        _ => null,
    };

    private static (ITypeSymbol Item, MemberForm Form)? ItemOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array) return (array.ElementType, MemberForm.Array);
        if (type is not INamedTypeSymbol { TypeArguments.Length: 1 } named) return null;
        ITypeSymbol item = named.TypeArguments[0];
        if (Is(named, "System", "Span", "ReadOnlySpan")) return (item, MemberForm.Span);
        if (Is(named, "System.Collections.Immutable", "ImmutableArray")) return (item, MemberForm.Array);
        if (Is(named, "System.Collections.Generic", "List")) return (item, MemberForm.List);
        return Is(named, "System.Collections.Generic", "IReadOnlyList") ? (item, MemberForm.Indexed) : null;
    }

    private static bool Is(INamedTypeSymbol type, string space, params string[] names) =>
        names.Contains(type.Name) && type.ContainingNamespace.ToDisplayString() == space;

    private static string NameOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
