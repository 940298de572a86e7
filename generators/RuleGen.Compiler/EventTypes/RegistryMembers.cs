namespace RuleGen.Compiler.EventTypes;

/// <summary>
/// Path, key, value name and hive of a registry event from whichever of them a type has. What is told apart is exact; splitting a path at
/// its last backslash is a guess, so that the whole path stays a candidate for the key.
/// </summary>
internal sealed class RegistryMembers
{
    private readonly ValueSource? _path;
    private readonly ValueSource? _key;
    private readonly ValueSource? _value;
    private readonly ValueSource? _hive;
    private readonly bool _isKeyEvent;

    /// <param name="own">The type's own source of a field; null where it has none.</param>
    /// <param name="classes">The classes of event the type may be.</param>
    public RegistryMembers(Func<string, ValueSource?> own, EventClasses classes)
    {
        _path = own("registry.path");
        _key = own("registry.key");
        _value = own("registry.value");
        _hive = own("registry.hive");
        _isKeyEvent = classes == EventClasses.RegistryRename;
    }

    /// <summary>The full path.</summary>
    public ValueSource? Path => ValueSources.FirstOf([_path, Joined(_value)]);

    /// <summary>The full path in its canonical spelling, one spelling at a time: they share their scratch.</summary>
    public ValueSource? CanonicalPath => Either(Canonical(_path), Canonical(Joined(_value)));

    /// <summary>Every text that may be the key, as it is spelled.</summary>
    public ValueSource? KeyCandidates => Either(ValueSources.Every([KeyOfPath, _path]), Joined(null));

    /// <summary>Every text that may be the key, in its canonical spelling.</summary>
    public ValueSource? CanonicalKeyCandidates =>
        Either(ValueSources.Every([Canonical(KeyOfPath), Canonical(_path)]), Canonical(Joined(null)));

    /// <summary>The type's own keys, and those that follow from the path: with the hive and, as ECS has them, without.</summary>
    public ValueSource? Keys
    {
        get
        {
            ValueSource? canonical = CanonicalKey;
            return ValueSources.Every([_key, canonical, Call(TextFunction.BelowHive, canonical)]);
        }
    }

    /// <summary>The value's name.</summary>
    public ValueSource? Value => ValueSources.FirstOf([_value, ValueOfPath]);

    /// <summary>The value's name, and the empty one where a source calls that <c>(Default)</c>.</summary>
    public ValueSource? ValueOrDefault => ValueSources.FirstOf([_value, ValueOfPath]) is ChoiceSource choice
        ? choice with { WhenPresent = WithDefault(_value!), WhenAbsent = WithDefault(ValueOfPath!) }
        : Value is null ? null : WithDefault(Value);

    /// <summary>The hive as the type has it, and that of the key.</summary>
    public ValueSource? Hive => ValueSources.Every(
        [_hive, Either(Call(TextFunction.RegistryHive, KeyOrPath), Call(TextFunction.RegistryHive, Joined(null)))]);

    private ValueSource? CanonicalKey => Either(Canonical(KeyOrPath), Canonical(Joined(null)));

    private ValueSource? KeyOrPath => ValueSources.FirstOf([KeyOfPath, _path]);

    private ValueSource? KeyOfPath => _path is null || _isKeyEvent ? null : Call(TextFunction.RegistryKey, _path, _value);

    private ValueSource? ValueOfPath => _isKeyEvent ? null : Call(TextFunction.RegistryValueName, _path);

    private static ValueSource WithDefault(ValueSource value) =>
        ValueSources.Every([value, Call(TextFunction.DefaultValueName, value)])!;

    private ValueSource? Joined(ValueSource? value) =>
        _key is null ? null : ValueSources.Call(TextFunction.JoinRegistryPath, _hive, _key, value);

    private ValueSource? Either(ValueSource? ofPath, ValueSource? ofKey)
    {
        if (ofPath is null || ofKey is null) return ofPath ?? ofKey;
        return new ChoiceSource(_path!, ofPath, ofKey);
    }

    private static ValueSource? Canonical(ValueSource? path) => Call(TextFunction.CanonicalRegistryPath, path);

    private static ValueSource? Call(TextFunction function, ValueSource? first, params ValueSource?[] others) =>
        first is null ? null : ValueSources.Call(function, [first, .. others]);
}
