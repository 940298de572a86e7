using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Emit.Typed;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Conformance.Tests.Support;

namespace RuleGen.Conformance.Tests.Typed;

/// <summary>Rules, and the types of event their matchers are written over.</summary>
internal sealed record TypedGroup(IReadOnlyList<Rule> Rules, IReadOnlyList<TypedEvent> Types);

/// <summary>The answers to one question: of the reference, of the rule's own matcher, and of the matcher of the whole set.</summary>
internal sealed record TypedAnswer(bool Reference, bool Emitted, bool Listed)
{
    public bool IsOne => Reference == Emitted && Emitted == Listed;

    public override string ToString() => $"reference {Reference}, emitted {Emitted}, listed {Listed}";
}

/// <summary>Groups of rules with matchers over types of event, compiled in one go, and asked beside the reference evaluator.</summary>
internal sealed class TypedRules : IDisposable
{
    private readonly EmittedAssembly _assembly;
    private readonly List<EmittedFile> _files = [];
    private readonly TypedGroup[] _groups;
    private readonly Dictionary<TypedEvent, Matchers> _matchers = [];
    private readonly int[][] _numbers;
    private readonly int[][] _hits;

    private TypedRules(TypedGroup[] groups)
    {
        _groups = groups;
        List<EmittedFile> files = _files;
        EmitOptions[] options = [.. groups.Select((_, i) => EmitOptions.Default with { ClassName = "Detections" + i })];
        RuleSetPlan[] plans = [.. groups.Select((group, i) => RuleSetPlan.Create(group.Rules, options[i]))];
        for (int i = 0; i < groups.Length; i++)
        {
            foreach (TypedEvent type in groups[i].Types)
            {
                var named = new NamedEventType(type.Type.Name, type.Type);
                TypedFile[] typed = [.. MatcherFile.Of(plans[i]).Select(file => TypedFile.Of(file, named)).OfType<TypedFile>()];
                files.AddRange(typed.Select(file => file.Emit(options[i])));
                files.Add(TypedSetEmitter.Emit(
                    RuleSetOutline.Of(plans[i]), typed.SelectMany(file => file.RuleNames), named, options[i]));
                files.Add(TypedAdapter.Emit(type, plans[i], options[i]));
            }
        }
        _assembly = EmittedAssembly.Load(files.Select((file, i) => file with { HintName = i + file.HintName }));
        _numbers = [.. groups.Select((group, i) => NumbersIn(plans[i], group))];
        _hits = [.. groups.Select(group => new int[group.Rules.Count])];
        foreach (TypedEvent type in groups.SelectMany(group => group.Types))
        {
            Type adapter = _assembly.Type(TypedAdapter.NameOf(type));
            _matchers.Add(type, new Matchers(
                adapter.GetMethod("IsMatch")!.CreateDelegate<Func<int, object?[], bool>>(),
                adapter.GetMethod("Match")!.CreateDelegate<Func<object?[], int[], int>>(),
                adapter.GetMethod("MatchMany")!.CreateDelegate<Func<object?[][], int, int[], int>>()));
        }
    }

    public static TypedRules Of(params TypedGroup[] groups) => new(groups);

    /// <summary>One answer of each to whether an event meets a rule of a group.</summary>
    public TypedAnswer Ask(int group, int rule, TypedEvent type, object?[] values)
    {
        Matchers matchers = _matchers[type];
        int number = _numbers[group][rule];
        int[] hits = _hits[group];
        int count = matchers.Match(values, hits);
        return new TypedAnswer(
            ReferenceEvaluator.IsMatch(_groups[group].Rules[rule], EquivalentRecord.View(type, values)),
            matchers.IsMatch(number, values),
            hits.AsSpan(0, count).Contains(number));
    }

    /// <summary>Whether an event meets a rule of the first group; all must say the same.</summary>
    public bool IsMatch(int rule, TypedEvent type, params object?[] values)
    {
        TypedAnswer answer = Ask(0, rule, type, values);
        Assert.True(
            answer.IsOne,
            $"{answer}\nquery: {_groups[0].Rules[rule].Query}\ntype: {type}\nevent: {EquivalentRecord.Show(type, values)}\n\n{TextFor(type)}");
        return answer.Emitted;
    }

    /// <summary>How many rules of the first group an event meets; all must say the same of each.</summary>
    public int CountMatches(TypedEvent type, params object?[] values)
    {
        EventView view = EquivalentRecord.View(type, values);
        int[] hits = _hits[0];
        int count = _matchers[type].Match(values, hits);
        for (int rule = 0; rule < _groups[0].Rules.Count; rule++)
        {
            var answer = new TypedAnswer(
                ReferenceEvaluator.IsMatch(_groups[0].Rules[rule], view), Emitted(rule, type, values), hits.AsSpan(0, count).Contains(_numbers[0][rule]));
            Assert.True(answer.IsOne, $"{answer}\nquery: {_groups[0].Rules[rule].Query}\nevent: {EquivalentRecord.Show(type, values)}");
        }
        return count;
    }

    /// <summary>Whether the rule's own matcher accepts an event that has no equal among records.</summary>
    public bool Emitted(int rule, TypedEvent type, params object?[] values) => _matchers[type].IsMatch(_numbers[0][rule], values);

    /// <summary>Asks every rule of the type's group; the numbers are those of the set.</summary>
    public int Match(TypedEvent type, object?[] values, int[] hits) => _matchers[type].Match(values, hits);

    /// <summary>Asks every rule about events in turn; gives how many met one.</summary>
    public int MatchMany(TypedEvent type, object?[][] events, int count, int[] hits) => _matchers[type].MatchMany(events, count, hits);

    /// <summary>The number a rule of the first group has in its set.</summary>
    public int NumberOf(int rule) => _numbers[0][rule];

    private string TextFor(TypedEvent type) =>
        string.Concat(_files.Where(file => file.HintName.EndsWith($".{type.Type.Name}.g.cs", StringComparison.Ordinal)).Take(1).Select(file => file.Text));

    public void Dispose() => _assembly.Dispose();

    private static int[] NumbersIn(RuleSetPlan plan, TypedGroup group)
    {
        List<string> paths = [.. plan.Rules.Select(rule => rule.Rule.Path)];
        return [.. group.Rules.Select(rule => paths.IndexOf(rule.Path))];
    }

    private sealed record Matchers(Func<int, object?[], bool> IsMatch, Func<object?[], int[], int> Match, Func<object?[][], int, int[], int> MatchMany);
}
