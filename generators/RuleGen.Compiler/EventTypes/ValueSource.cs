using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.EventTypes;

/// <summary>Where a field's values come from in events of one type.</summary>
internal abstract record ValueSource;

/// <summary>They are a member's.</summary>
internal sealed record MemberSource(EventMember Member) : ValueSource;

/// <summary>They are made of others by a text function of the runtime; a null argument is an absent value.</summary>
internal sealed record CallSource(TextFunction Function, EquatableArray<ValueSource?> Arguments) : ValueSource;

/// <summary>They are one source's when <see cref="Tested"/> has a value, and another's when not.</summary>
internal sealed record ChoiceSource(ValueSource Tested, ValueSource WhenPresent, ValueSource WhenAbsent) : ValueSource;

/// <summary>They are those of all these sources.</summary>
internal sealed record EverySource(EquatableArray<ValueSource> Sources) : ValueSource;

/// <summary>They are the same for all events of the type.</summary>
internal sealed record ConstantSource(EquatableArray<string> Texts) : ValueSource;

/// <summary>A text function of the runtime's in-place kit; the members bear its names.</summary>
internal enum TextFunction
{
    FileName,
    Folder,
    Extension,
    UserName,
    UserDomain,
    Md5,
    Sha1,
    Sha256,
    Imphash,
    SysmonText,
    SysmonType,
    RegistryKey,
    RegistryValueName,
    RegistryHive,
    JoinRegistryPath,
    CanonicalRegistryPath,
    BelowHive,
    DefaultValueName,
}
