namespace RuleGen;

/// <summary>Names the field that a property of a <see cref="DetectionEventAttribute">detection event</see> holds.</summary>
/// <remarks>On a parameter of a record it counts for the property made of it.</remarks>
/// <param name="name">
/// Any name the taxonomy has for the field: its own, such as <c>registry.path</c>, or a source's, such as <c>TargetObject</c>. A name it
/// does not know is that of a record's own field.
/// </param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class FieldAttribute(string name) : Attribute
{
    /// <summary>The name as written.</summary>
    public string Name { get; } = name;
}
