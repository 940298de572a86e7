using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;

namespace RuleGen.Compiler.Lowering;

/// <summary>A field that a test in the query reads.</summary>
/// <param name="Name">The full dotted name, with the path of the objects around it.</param>
/// <param name="Resolution">What the taxonomy knows by that name.</param>
/// <param name="IsInsideObject">Whether the test stands in <c>path: { }</c>, where only the record's own objects keep fields
/// together.</param>
internal sealed record FieldTarget(string Name, FieldResolution Resolution, bool IsInsideObject)
{
    /// <summary>The field under exactly the name that the query has.</summary>
    public Field Record => new(Name, FieldView.Record, Resolution.Type);

    /// <summary>The field in the normalised event; null where only the record itself can answer.</summary>
    public Field? Canonical =>
        Resolution.Row is { } row && !IsInsideObject ? new Field(row.Name, FieldView.Canonical, row.Type) : null;

    /// <summary>
    /// Whether a value that the record has under the queried name may be another one in the normalised event: a source's name for a fact
    /// that several names lead to, the registry key (which one shipper fills with key and value), a user with the domain before it.
    /// Such a test reads the record as well, or intent would miss what strict finds.
    /// </summary>
    public bool MayDifferInRecord(KqlValue value) =>
        !Resolution.IsCanonical
        || Name == "registry.key"
        || (Name == "user.name" && TypedTest.Pieces(value).Any(piece => piece.Contains('\\')));

    /// <summary>The fields that a name leads to: itself, or every known field of the bound classes that a pattern fits.</summary>
    public static IReadOnlyList<FieldTarget> Of(KqlValue field, string? objectPath, LoweringOptions options)
    {
        if (field is not KqlWildcard pattern) return [Of(TypedTest.Literal(field) ?? string.Empty, objectPath, options.Binding)];
        string written = WildcardText.Join(pattern.Pieces) ?? string.Empty;
        string full = objectPath is null ? written : objectPath + "." + written;
        var targets = FieldResolver.EcsNames
            .Where(name => WildcardText.Accepts(full, name, ignoreCase: false))
            .Select(name => new FieldTarget(name, FieldResolver.Resolve(name, options.Binding), objectPath is not null))
            .Where(target => (FieldClasses.Of(target.Resolution.Row!) & options.Binding) != 0)
            .ToList();
        return targets.Count > 0 ? targets : [Of(written.Replace(WildcardText.Wildcard, '*'), objectPath, options.Binding)];
    }

    private static FieldTarget Of(string name, string? objectPath, EventClasses binding)
    {
        string full = objectPath is null ? name : objectPath + "." + name;
        return new FieldTarget(full, FieldResolver.Resolve(full, binding), objectPath is not null);
    }
}
