namespace RuleGen.Compiler.Languages.Sigma.Modifiers;

/// <summary>What a project puts in for the placeholders of <c>expand</c>.</summary>
internal interface IPlaceholders
{
    /// <summary>
    /// The values of a name, of which any one will do; wildcards and escapes in them count as in a rule. Null for a name that is not defined.
    /// </summary>
    IReadOnlyList<string>? Find(string name);
}
