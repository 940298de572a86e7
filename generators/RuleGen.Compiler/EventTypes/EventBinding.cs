using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Shared;

namespace RuleGen.Compiler.EventTypes;

/// <summary>
/// Says for one event type where each field's values come from. An event of the type is the same event as a record that has, under their
/// canonical names, exactly the fields its members hold, and that is known to be of the type's class.
/// </summary>
internal sealed class EventBinding
{
    private static readonly Dictionary<string, TextFunction> _parts = new(StringComparer.Ordinal)
    {
        ["file"] = TextFunction.FileName,
        ["folder"] = TextFunction.Folder,
        ["extension"] = TextFunction.Extension,
        ["name"] = TextFunction.UserName,
        ["domain"] = TextFunction.UserDomain,
        ["md5"] = TextFunction.Md5,
        ["sha1"] = TextFunction.Sha1,
        ["sha256"] = TextFunction.Sha256,
        ["imphash"] = TextFunction.Imphash,
        [MemberFields.SysmonDetails] = TextFunction.SysmonText,
        [MemberFields.SysmonDetailsType] = TextFunction.SysmonType,
    };

    private readonly List<(EventMember Member, MemberField Field)> _fields;
    private readonly RegistryMembers _registry;
    private readonly Dictionary<(Field, bool), ValueSource?> _known = [];

    public EventBinding(EventType type)
    {
        Type = type;
        _fields = type.Members
            .SelectMany(member => MemberFields.Of(member.Mapped, type.Classes).Select(field => (member, field)))
            .ToList();
        _registry = new RegistryMembers(Own, type.Classes);
    }

    public EventType Type { get; }

    /// <summary>Where a predicate's values come from; null when no event of the type has any.</summary>
    public ValueSource? SourceOf(Predicate predicate)
    {
        if (ConditionWalk.SearchesRecord(predicate)) return ValueSources.Every(EveryText());
        Field field = ConditionWalk.FieldOf(predicate)!;
        bool asksForDefault = field is { Name: "registry.value", View: FieldView.Canonical }
            && predicate is TextMatch { Literal: "", Operator: TextOperator.Equals } or TextOrder;
        return asksForDefault ? _registry.ValueOrDefault : SourceOf(field, predicate is RegistryKeyIs);
    }

    /// <summary>The members a predicate reads.</summary>
    public IEnumerable<EventMember> MembersOf(Predicate predicate) =>
        SourceOf(predicate) is { } source ? ValueSources.Members(source) : [];

    private ValueSource? SourceOf(Field field, bool asKey)
    {
        if (asKey) field = field with { Form = FieldForm.RegistryKey };
        if (!_known.TryGetValue((field, asKey), out ValueSource? source)) _known.Add((field, asKey), source = Find(field, asKey));
        return source;
    }

    // A test of keys settles their spelling itself; every other test of one is of its canonical spelling.
    private ValueSource? Find(Field field, bool asKey)
    {
        if (field.View == FieldView.Record) return InForm(Recorded(field.Name), field.Form);
        if (field.View == FieldView.Source) return Written(field.Name);
        if (field.Name == "registry.path" && field.Form == FieldForm.RegistryPath) return _registry.CanonicalPath;
        if (field.Name is "registry.path" or "registry.key" && field.Form == FieldForm.RegistryKey)
        {
            return asKey ? _registry.KeyCandidates : _registry.CanonicalKeyCandidates;
        }
        return InForm(Canonical(field.Name), field.Form);
    }

    private ValueSource? Canonical(string name) => name switch
    {
        "registry.path" => _registry.Path,
        "registry.key" => _registry.Keys,
        "registry.value" => _registry.Value,
        "registry.hive" => _registry.Hive,
        _ => ValueSources.FirstOf([Own(name), PartOfOther(name), ImpliedValues.Of(name, Type.Classes)]),
    };

    private static ValueSource? InForm(ValueSource? source, FieldForm form)
    {
        if (source is null || form == FieldForm.Text) return source;
        ValueSource? path = ValueSources.Call(TextFunction.CanonicalRegistryPath, source);
        if (path is null || form == FieldForm.RegistryPath) return path;
        return ValueSources.Every([ValueSources.Call(TextFunction.RegistryKey, path, null), path]);
    }

    /// <summary>The field as the type has it, under its own name or under another that records use for it.</summary>
    private ValueSource? Own(string name) => ValueSources.FirstOf([Held(name), .. OtherNames(name).Select(Held)]);

    // A name that is another field's own stands for this one only in this row's classes: file.path is dll.path in image loads.
    private IEnumerable<string> OtherNames(string name) => FieldTable.Rows
        .Where(row => row.Name == name)
        .SelectMany(row => row.EcsNames.Where(
            other => other != name && (FieldTable.Find(other) is null || (FieldClasses.Of(row) & Type.Classes) != EventClasses.None)));

    /// <summary>The members that hold a field: the one of its own name first, a whole one before those with a part.</summary>
    private ValueSource? Held(string name) => ValueSources.FirstOf(_fields
        .Where(item => item.Field.Name == name)
        .OrderBy(item => item.Member.Mapped == name ? 0 : item.Field.Part is null ? 1 : 2)
        .Select(item => item.Field.Part is null
            ? new MemberSource(item.Member)
            : ValueSources.Call(_parts[item.Field.Part], new MemberSource(item.Member))));

    /// <summary>What stands under this very name: a field's own, or the one by which a member was mapped.</summary>
    private ValueSource? Recorded(string name) => ValueSources.FirstOf(
        [Held(name), .. Type.Members.Where(member => member.Mapped == name).Select(member => new MemberSource(member))]);

    /// <summary>
    /// What a rule finds under the name it has for a field: the member mapped by that name, else the field for which the name stands in
    /// events of the class.
    /// </summary>
    private ValueSource? Written(string name)
    {
        ValueSource? own = ValueSources.FirstOf(
            Type.Members.Where(member => member.Mapped == name).Select(member => new MemberSource(member)));
        return own ?? ValueSources.FirstOf(FieldTable.Rows
            .Where(row => row.SigmaNames.Contains(name) && (FieldClasses.Of(row) & Type.Classes) != EventClasses.None)
            .Select(row => row.Name == "registry.path" ? _registry.Path : Own(row.Name)));
    }

    /// <summary>The texts of all members, and the parts of them that are fields.</summary>
    private IEnumerable<ValueSource?> EveryText() => Type.Members
        .Select(member => (ValueSource)new MemberSource(member))
        .Concat(_fields.Where(item => item.Field.Part is not null).Select(item => Held(item.Field.Name)!))
        .Where(source => ValueSources.Members(source).All(member => member.IsText));

    /// <summary>A part of another field's text, for types that have only the whole.</summary>
    private ValueSource? PartOfOther(string name)
    {
        (string whole, TextFunction part) = name switch
        {
            "process.name" => ("process.executable", TextFunction.FileName),
            "process.parent.name" => ("process.parent.executable", TextFunction.FileName),
            "file.name" => ("file.path", TextFunction.FileName),
            "file.directory" => ("file.path", TextFunction.Folder),
            "file.extension" => ("file.path", TextFunction.Extension),
            "dll.name" => ("dll.path", TextFunction.FileName),
            _ => ("", default),
        };
        return Own(whole) is { } source ? ValueSources.Call(part, source) : null;
    }
}
