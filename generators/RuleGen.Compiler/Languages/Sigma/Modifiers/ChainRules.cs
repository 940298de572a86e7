namespace RuleGen.Compiler.Languages.Sigma.Modifiers;

/// <summary>Which modifiers may stand behind which, whatever the values are.</summary>
internal static class ChainRules
{
    private static readonly HashSet<ModifierKind> _ofKeywords =
    [
        ModifierKind.Contains, ModifierKind.Cased, ModifierKind.Re, ModifierKind.IgnoreCase, ModifierKind.Multiline, ModifierKind.DotAll,
        ModifierKind.Base64, ModifierKind.Base64Offset, ModifierKind.Utf16LittleEndian, ModifierKind.Utf16BigEndian,
        ModifierKind.Utf16WithMark, ModifierKind.Windash, ModifierKind.Expand,
    ];

    /// <summary>False when the chain means nothing, which is then reported.</summary>
    /// <param name="item">The item.</param>
    /// <param name="steps">Its modifiers without <c>all</c> and <c>neq</c>, which may stand anywhere.</param>
    /// <param name="findings">Takes what there is to say.</param>
    public static bool Check(SigmaItem item, List<(ModifierKind Kind, SigmaModifier Written)> steps, SigmaFindings findings)
    {
        for (int i = 0; i < steps.Count; i++)
        {
            (ModifierKind kind, SigmaModifier written) = steps[i];
            string? fault = item.Field is null && !_ofKeywords.Contains(kind)
                ? $"'{written.Name}' compares a field; write the field's name before it."
                : Fault(kind, written.Name, i, steps);
            if (fault is null) continue;
            findings.Error("RG4121", fault, written.Span);
            return false;
        }
        Advise(steps, findings);
        return true;
    }

    private static string? Fault(ModifierKind kind, string name, int index, List<(ModifierKind Kind, SigmaModifier Written)> steps)
    {
        switch (kind)
        {
            case ModifierKind.Re or ModifierKind.Cidr or ModifierKind.FieldReference when index > 0:
                return $"'{name}' takes the value as it is written; put it first.";
            case ModifierKind.Exists when steps.Count > 1:
                return "'exists' asks for the field and not for its value; leave the other modifiers out.";
            case ModifierKind.IgnoreCase or ModifierKind.Multiline or ModifierKind.DotAll when !Follows(ModifierKind.Re, index, steps):
                return $"'{name}' says how a regular expression is read; write 're|{name}'.";
            case var _ when IsEncoding(kind) && !IsEncodedLater(index, steps):
                return $"'{name}' makes the bytes that base64 encodes; write '{name}|base64offset|contains'.";
            case var _ when IsComparison(kind) && steps.Skip(index + 1).Any(step => IsComparison(step.Kind)):
                return "One comparison takes one bound; write two keys, such as 'field|gte' and 'field|lt', in one mapping.";
            case var _ when IsDatePart(kind) && index > 0:
                return $"'{name}' takes a part of a date before anything compares it; put it first, as in '{name}|gte'.";
            default:
                return null;
        }
    }

    private static void Advise(List<(ModifierKind Kind, SigmaModifier Written)> steps, SigmaFindings findings)
    {
        List<(ModifierKind Kind, SigmaModifier Written)> anchors = steps.FindAll(
            step => step.Kind is ModifierKind.Contains or ModifierKind.StartsWith or ModifierKind.EndsWith);
        if (anchors.Count > 1)
        {
            string message = $"'{anchors[0].Written.Name}' and '{anchors[1].Written.Name}' together mean 'contains'; write that.";
            findings.Warn("RG4111", message, anchors[1].Written.Span);
        }
        foreach ((ModifierKind kind, SigmaModifier written) in steps)
        {
            bool isAnchor = kind is ModifierKind.Contains or ModifierKind.StartsWith or ModifierKind.EndsWith;
            if (steps[0].Kind != ModifierKind.Re || !(isAnchor || kind == ModifierKind.Cased)) continue;
            string advice = kind switch
            {
                ModifierKind.Cased => "minds letter case anyway; leave 'cased' out",
                ModifierKind.StartsWith => "is looked for anywhere in the value; write '^' before it for the beginning",
                ModifierKind.EndsWith => "is looked for anywhere in the value; write '$' behind it for the end",
                _ => "is looked for anywhere in the value anyway; leave 'contains' out",
            };
            findings.Warn("RG4111", $"A regular expression {advice}.", written.Span);
        }
    }

    private static bool Follows(ModifierKind first, int index, List<(ModifierKind Kind, SigmaModifier Written)> steps) =>
        index > 0 && steps[0].Kind == first;

    private static bool IsEncodedLater(int index, List<(ModifierKind Kind, SigmaModifier Written)> steps) =>
        steps.Skip(index + 1).Any(step => step.Kind is ModifierKind.Base64 or ModifierKind.Base64Offset);

    private static bool IsEncoding(ModifierKind kind) =>
        kind is ModifierKind.Utf16LittleEndian or ModifierKind.Utf16BigEndian or ModifierKind.Utf16WithMark;

    private static bool IsComparison(ModifierKind kind) =>
        kind is ModifierKind.Less or ModifierKind.LessOrEqual or ModifierKind.Greater or ModifierKind.GreaterOrEqual;

    private static bool IsDatePart(ModifierKind kind) => kind is >= ModifierKind.Minute and <= ModifierKind.Year;
}
