using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Languages.Sigma.Modifiers;

/// <summary>Applies an item's modifiers to its values, from left to right, and refuses chains that mean nothing.</summary>
internal sealed class ModifierChain
{
    private readonly SigmaItem _item;
    private readonly IPlaceholders? _placeholders;
    private readonly SigmaFindings _findings;
    private readonly List<(ModifierKind Kind, SigmaModifier Written)> _steps = [];
    private bool _needsAll;
    private bool _isNegated;

    private ModifierChain(SigmaItem item, IPlaceholders? placeholders, SigmaFindings findings)
    {
        _item = item;
        _placeholders = placeholders;
        _findings = findings;
    }

    /// <summary>The item with its modifiers applied; null when the chain or a value is faulty, which is then reported.</summary>
    /// <param name="item">The item.</param>
    /// <param name="placeholders">What <c>expand</c> puts in; null where a project defines nothing.</param>
    /// <param name="findings">Takes what there is to say.</param>
    public static SigmaTest? Apply(SigmaItem item, IPlaceholders? placeholders, SigmaFindings findings)
    {
        var chain = new ModifierChain(item, placeholders, findings);
        return chain.ReadSteps() && ChainRules.Check(item, chain._steps, findings) ? chain.Apply() : null;
    }

    private bool ReadSteps()
    {
        foreach (SigmaModifier modifier in _item.Modifiers)
        {
            if (ModifierNames.Find(modifier.Name) is not { } kind)
            {
                string message = $"There is no modifier '{modifier.Name}'; Sigma has {string.Join(", ", ModifierNames.All)}.";
                _findings.Error("RG4120", message, modifier.Span);
                return false;
            }
            if (kind == ModifierKind.All) _needsAll = true;
            else if (kind == ModifierKind.Neq) _isNegated = true;
            else _steps.Add((kind, modifier));
        }
        return true;
    }

    private SigmaTest? Apply()
    {
        var values = new List<SigmaTestValue>();
        foreach (SigmaValue value in _item.Values)
        {
            if (Apply(value) is { } term) values.Add(new SigmaTestValue(term, value));
        }
        return values.Count == _item.Values.Count ? new SigmaTest(_item, values.ToEquatable(), _needsAll, _isNegated) : null;
    }

    private SigmaTerm? Apply(SigmaValue value)
    {
        var step = new ModifierStep(value, _placeholders, _findings);
        SigmaTerm? term = step.Begin(_steps.ConvertAll(entry => entry.Kind), isKeyword: _item.Field is null);
        foreach ((ModifierKind kind, SigmaModifier written) in _steps)
        {
            if (term is null) return null;
            term = step.Apply(term, kind, written);
        }
        return term;
    }
}
