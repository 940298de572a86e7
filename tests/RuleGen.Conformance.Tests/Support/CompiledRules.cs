extern alias runtime;
using System.Text;
using RuleGen.Compiler;
using RuleGen.Compiler.Emit;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Compiler.Text;
using RuleGen.Dynamic.Interpreting;
using runtime::RuleGen;
using runtime::RuleGen.Events;

namespace RuleGen.Conformance.Tests.Support;

/// <summary>
/// Rule documents, compiled as a build compiles them, with all ways to ask them about an event: the reference evaluator, the emitted
/// matchers loaded into this process, and the interpreted set of the same plan.
/// </summary>
internal sealed class CompiledRules : IDisposable
{
    private readonly EmittedForms _emitted;
    private readonly EventBuffer _interpretedBuffer;
    private readonly Rule[] _rules;
    private readonly int[] _numbers;

    private CompiledRules(CompiledFile[] files)
    {
        Files = files;
        CompiledFile[] compiled = [.. files.Where(file => file.Rule is not null)];
        _rules = [.. compiled.Select(file => file.Rule!)];
        RuleSetPlan plan = RuleSetPlan.Create(_rules, EmitOptions.Default);
        _emitted = new EmittedForms(_rules, compiled.Select(file => file.Positions!));
        InterpretedSet = InterpretedRuleSet.Create(plan, compiled.Select(file => file.Positions!));
        _interpretedBuffer = new EventBuffer(InterpretedSet.Schema);
        List<string> paths = [.. Set.Rules.ToArray().Select(rule => rule.Path)];
        _numbers = [.. _rules.Select(rule => paths.IndexOf(rule.Path))];
    }

    /// <summary>What became of each document, in their order.</summary>
    public IReadOnlyList<CompiledFile> Files { get; }

    /// <summary>The rules of the documents that compiled, in their order; a rule is asked for by its position here.</summary>
    public IReadOnlyList<Rule> Rules => _rules;

    /// <summary>The emitted set, as a small one and as a large one.</summary>
    public IReadOnlyList<RuleSet> Sets => _emitted.Sets;

    /// <summary>The emitted set as a small one.</summary>
    public RuleSet Set => _emitted.Sets[0];

    /// <summary>The interpreted set of the same plan.</summary>
    public RuleSet InterpretedSet { get; }

    /// <summary>Compiles documents under the paths <c>rules/0000.md</c> and on.</summary>
    public static CompiledRules Of(IEnumerable<string> documents) =>
        Of(documents.Select((text, i) => new SourceFile($"rules/{i:0000}.md", text)), CompilerOptions.Default);

    /// <summary>Compiles files.</summary>
    public static CompiledRules Of(IEnumerable<SourceFile> files, CompilerOptions options) =>
        new([.. files.Select(file => RuleCompiler.Compile(file, options, CancellationToken.None))]);

    /// <summary>Whether the emitted matcher of a rule accepts the event read last.</summary>
    public bool Emitted(int rule) => _emitted.IsMatch(_numbers[rule]);

    /// <summary>Whether the emitted set as a whole names a rule for the event read last.</summary>
    public bool Listed(int rule) => _emitted.Match().Contains(_numbers[rule]);

    /// <summary>Whether the interpreted set accepts the event read last for a rule.</summary>
    public bool Interpreted(int rule) => InterpretedSet.IsMatch(_numbers[rule], _interpretedBuffer);

    /// <summary>Whether the reference evaluator accepts an event for a rule.</summary>
    public bool Reference(int rule, EventView view) => ReferenceEvaluator.IsMatch(_rules[rule], view);

    /// <summary>Reads an event for the emitted matchers and the interpreted set.</summary>
    public void Read(string json)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        _emitted.Read(bytes);
        Assert.Equal(ReadStatus.Ok, _interpretedBuffer.ReadJson(bytes));
    }

    /// <summary>The one answer of all for one event; they must agree.</summary>
    public bool IsMatch(int rule, string json)
    {
        Read(json);
        bool reference = Reference(rule, EventText.View(json));
        bool emitted = Emitted(rule);
        bool interpreted = Interpreted(rule);
        Assert.True(
            reference == emitted && emitted == interpreted,
            $"reference {reference}, emitted {emitted}, interpreted {interpreted}\nquery: {_rules[rule].Query}\nevent: {json}");
        Assert.Equal(emitted, Listed(rule));
        _emitted.AssertSameReasons(_numbers[rule]);
        return emitted;
    }

    public void Dispose() => _emitted.Dispose();
}
