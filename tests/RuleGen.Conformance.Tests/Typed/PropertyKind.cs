using RuleGen.Compiler.Model;

namespace RuleGen.Conformance.Tests.Typed;

/// <summary>A C# type that a property of an event may have, and how its values travel to it.</summary>
/// <param name="Declared">The type as a declaration writes it.</param>
/// <param name="ElementType">The type of one value as the compiler is told it.</param>
/// <param name="Kind">What a value is.</param>
/// <param name="Form">How many values there are.</param>
/// <param name="Carrier">The type of one value on its way: an object cannot hold a span.</param>
/// <param name="FromObject">The expression that makes the property's value of the object <c>{0}</c>.</param>
internal sealed record PropertyKind(
    string Declared, string ElementType, MemberKind Kind, MemberForm Form, Type Carrier, string FromObject)
{
    /// <summary>Single texts.</summary>
    public static readonly PropertyKind[] Texts =
    [
        Text("string?", "string", typeof(string), "(string?){0}"),
        Text("ReadOnlySpan<char>", "global::System.ReadOnlySpan<char>", typeof(string), "(string?){0}"),
        Text("Span<char>", "global::System.Span<char>", typeof(char[]), "(char[]?){0}"),
        Text("char[]?", "char[]", typeof(char[]), "(char[]?){0}"),
        Text("ReadOnlyMemory<char>", "global::System.ReadOnlyMemory<char>", typeof(string), "((string?){0}).AsMemory()"),
        Text("Memory<char>", "global::System.Memory<char>", typeof(char[]), "((char[]?){0}).AsMemory()"),
        Text("ReadOnlySpan<byte>", "global::System.ReadOnlySpan<byte>", typeof(byte[]), "(byte[]?){0}"),
        Text("Span<byte>", "global::System.Span<byte>", typeof(byte[]), "(byte[]?){0}"),
        Text("byte[]?", "byte[]", typeof(byte[]), "(byte[]?){0}"),
        Text("ReadOnlyMemory<byte>", "global::System.ReadOnlyMemory<byte>", typeof(byte[]), "((byte[]?){0}).AsMemory()"),
        Text("Memory<byte>", "global::System.Memory<byte>", typeof(byte[]), "((byte[]?){0}).AsMemory()"),
    ];

    /// <summary>Single numbers and booleans, each also as one that may be null.</summary>
    public static readonly PropertyKind[] Numbers =
    [
        .. Number<sbyte>("sbyte", MemberKind.Whole), .. Number<byte>("byte", MemberKind.Whole), .. Number<short>("short", MemberKind.Whole),
        .. Number<ushort>("ushort", MemberKind.Whole), .. Number<int>("int", MemberKind.Whole), .. Number<uint>("uint", MemberKind.Whole),
        .. Number<long>("long", MemberKind.Whole), .. Number<nint>("nint", MemberKind.Whole), .. Number<ulong>("ulong", MemberKind.Unsigned),
        .. Number<nuint>("nuint", MemberKind.Unsigned), .. Number<float>("float", MemberKind.Real), .. Number<double>("double", MemberKind.Real),
        .. Number<decimal>("decimal", MemberKind.Exact), .. Number<bool>("bool", MemberKind.Boolean),
    ];

    /// <summary>Lists of texts, numbers and booleans.</summary>
    public static readonly PropertyKind[] Lists =
    [
        .. ListsOf("string?", "string", MemberKind.Utf16, typeof(string)),
        .. ListsOf("char[]?", "char[]", MemberKind.Utf16, typeof(char[])),
        .. ListsOf("byte[]?", "byte[]", MemberKind.Utf8, typeof(byte[])),
        .. ListsOf("ReadOnlyMemory<char>", "global::System.ReadOnlyMemory<char>", MemberKind.Utf16, typeof(ReadOnlyMemory<char>)),
        .. ListsOf("ReadOnlyMemory<byte>", "global::System.ReadOnlyMemory<byte>", MemberKind.Utf8, typeof(ReadOnlyMemory<byte>)),
        .. ListsOf("int", "int", MemberKind.Whole, typeof(int)), .. ListsOf("ulong", "ulong", MemberKind.Unsigned, typeof(ulong)),
        .. ListsOf("double", "double", MemberKind.Real, typeof(double)), .. ListsOf("decimal", "decimal", MemberKind.Exact, typeof(decimal)),
        .. ListsOf("bool", "bool", MemberKind.Boolean, typeof(bool)),
    ];

    public bool IsText => Kind is MemberKind.Utf16 or MemberKind.Utf8;

    public bool IsList => Form is not (MemberForm.Single or MemberForm.Nullable);

    /// <summary>Whether a type with such a property must be a ref struct.</summary>
    public bool IsSpan => Declared.StartsWith("Span<", StringComparison.Ordinal) || Declared.StartsWith("ReadOnlySpan<", StringComparison.Ordinal);

    /// <summary>The kind declared so.</summary>
    public static PropertyKind Of(string declared) => Texts.Concat(Numbers).Concat(Lists).First(kind => kind.Declared == declared);

    /// <summary>A text as it travels; a lone surrogate has no UTF-8 and becomes U+FFFD there.</summary>
    public object? Carry(string? text)
    {
        if (Carrier == typeof(ReadOnlyMemory<char>)) return text.AsMemory();
        if (Carrier == typeof(ReadOnlyMemory<byte>)) return text is null ? default(ReadOnlyMemory<byte>) : System.Text.Encoding.UTF8.GetBytes(text);
        if (text is null) return null;
        if (Carrier == typeof(char[])) return text.ToCharArray();
        return Carrier == typeof(byte[]) ? System.Text.Encoding.UTF8.GetBytes(text) : text;
    }

    /// <summary>Items as they travel together.</summary>
    public object CarryAll(IReadOnlyList<object?> items)
    {
        var array = Array.CreateInstance(Carrier, items.Count);
        for (int i = 0; i < items.Count; i++) array.SetValue(items[i], i);
        return array;
    }

    private static PropertyKind Text(string declared, string element, Type carrier, string fromObject) => new(
        declared, element, declared.Contains("byte", StringComparison.Ordinal) ? MemberKind.Utf8 : MemberKind.Utf16,
        MemberForm.Single, carrier, fromObject);

    private static PropertyKind[] Number<T>(string name, MemberKind kind) =>
    [
        new(name, name, kind, MemberForm.Single, typeof(T), $"({name}){{0}}!"),
        new(name + "?", name, kind, MemberForm.Nullable, typeof(T), $"({name}?){{0}}"),
    ];

    private static PropertyKind[] ListsOf(string item, string element, MemberKind kind, Type carrier)
    {
        string array = $"({item}[]?){{0}}";
        string brackets = item.EndsWith("[]?", StringComparison.Ordinal) ? item[..^3] + "[][]?" : item + "[]?";
        string cast = $"({brackets}){{0}}";
        return
        [
            new(brackets, element, kind, MemberForm.Array, carrier, cast),
            new($"ImmutableArray<{item}>", element, kind, MemberForm.Array, carrier, $"ImmutableCollectionsMarshal.AsImmutableArray({cast})"),
            new($"ReadOnlySpan<{item}>", element, kind, MemberForm.Span, carrier, cast),
            new($"List<{item}>?", element, kind, MemberForm.List, carrier, $"{{0}} is null ? null : [.. {cast}]"),
            new($"IReadOnlyList<{item}>?", element, kind, MemberForm.Indexed, carrier, cast),
        ];
    }
}
