using RuleGen.Shared;

namespace RuleGen.Compiler.Model;

/// <summary>Where a field's value is looked for.</summary>
internal enum FieldView
{
    /// <summary>In the record under exactly this dotted name: the strict reading.</summary>
    Record,

    /// <summary>In the normalised event: any source's name for it, and what can be derived: the intent reading.</summary>
    Canonical,

    /// <summary>
    /// In the record under whatever its source calls the field, in the source's own text: how Sigma reads. The name is the one the rule has
    /// (<c>TargetObject</c>, <c>Image</c>, or any other), without blanks.
    /// </summary>
    Source,
}

/// <summary>Which text of a field is compared.</summary>
internal enum FieldForm
{
    /// <summary>The value as it stands.</summary>
    Text,

    /// <summary>The registry path with its root, control set and class hive in their one canonical spelling.</summary>
    RegistryPath,

    /// <summary>
    /// The canonical key of a registry event. Where the source tells key and value apart, that key; else both the whole path and the path
    /// up to its last backslash are tried. The whole path is always tried too when the record gives one.
    /// </summary>
    RegistryKey,
}

/// <summary>
/// A field a predicate reads. The name is canonical (ECS) in the canonical view, the record's own in the record view, and the rule's in the
/// source view.
/// </summary>
internal sealed record Field(string Name, FieldView View, FieldType Type, FieldForm Form = FieldForm.Text);
