using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Emit.Typed;

/// <summary>The rules of one emitted file over events of one type.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Rules">The rules that some event of the type can meet, by path.</param>
/// <param name="Type">The type.</param>
internal sealed record TypedFile(string HintName, EquatableArray<BoundRule> Rules, NamedEventType Type)
{
    /// <summary>What a file of matchers comes to for one type; null when none of its rules has anything to do with it.</summary>
    public static TypedFile? Of(MatcherFile file, NamedEventType type)
    {
        var binding = new EventBinding(type.Type);
        BoundRule[] rules = file.Rules.Select(rule => BoundRule.Of(rule, binding)).OfType<BoundRule>().ToArray();
        string name = file.HintName.Substring(0, file.HintName.Length - ".g.cs".Length);
        return rules.Length == 0 ? null : new TypedFile($"{name}.{type.Name}.g.cs", rules.ToEquatable(), type);
    }

    /// <summary>The class names of the rules.</summary>
    public EquatableArray<string> RuleNames => Rules.Select(rule => rule.Rule.TypeName).ToEquatable();

    public EmittedFile Emit(EmitOptions options) => TypedRuleEmitter.Emit(HintName, Rules, Type, options);
}
