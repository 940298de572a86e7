namespace RuleGen;

/// <summary>
/// Marks a type of your own as an event of one class. The generator writes an <c>IsMatch</c> over it for each rule that the class can
/// satisfy, and a <c>Match</c> for all of them; both read the type's properties where they are, and allocate nothing.
/// </summary>
/// <remarks>
/// Structs, ref structs, classes and records will do, nested ones too; generic types and private ones will not.
/// A property is read when <see cref="FieldAttribute"/> names its field, or when its own name is one that a source has for a field, such as
/// <c>TargetObject</c>. <c>docs/reference/typed-events.md</c> says how each kind of property is read.
/// </remarks>
/// <param name="eventClass">
/// The class by its name in the taxonomy or by its Sigma category, such as <c>registry_value_set</c> or <c>registry_set</c>;
/// <c>registry_event</c> is any registry event.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class DetectionEventAttribute(string eventClass) : Attribute
{
    /// <summary>The class's name as written.</summary>
    public string EventClass { get; } = eventClass;
}
