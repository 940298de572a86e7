using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Emit.Typed;

/// <summary>What emitted code calls things in one of the two encodings of text.</summary>
internal sealed class TextEncoding
{
    public static readonly TextEncoding Utf16 = new(MemberKind.Utf16, "char", RuntimeTypes.Utf16Text, RuntimeTypes.RegistryKeyUtf16);

    public static readonly TextEncoding Utf8 = new(MemberKind.Utf8, "byte", RuntimeTypes.Utf8Text, RuntimeTypes.RegistryKeyUtf8);

    private TextEncoding(MemberKind kind, string unit, string kit, string keyType)
    {
        Kind = kind;
        Unit = unit;
        Kit = kit;
        KeyType = keyType;
    }

    public MemberKind Kind { get; }

    /// <summary>The type of a code unit.</summary>
    public string Unit { get; }

    /// <summary>The class of the text functions.</summary>
    public string Kit { get; }

    /// <summary>The type of a registry key taken apart.</summary>
    public string KeyType { get; }

    public static TextEncoding Of(MemberKind kind) => kind == MemberKind.Utf8 ? Utf8 : Utf16;

    /// <summary>Whether the text is ASCII, so that letter case never changes its length.</summary>
    public static bool IsAscii(string text) => text.All(c => c < 0x80);

    /// <summary>A literal as a span of this encoding.</summary>
    public string Literal(string text) => this == Utf8 ? CSharpText.Utf8(text) : CSharpText.Literal(text);

    /// <summary>A literal of one ASCII character.</summary>
    public string Character(char c)
    {
        string literal = c is '\'' or '\\' ? "'\\" + c + "'" : "'" + c + "'";
        return this == Utf8 ? "(byte)" + literal : literal;
    }
}
