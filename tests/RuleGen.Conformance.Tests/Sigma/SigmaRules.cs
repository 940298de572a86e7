extern alias runtime;

using System.Text;
using RuleGen.Compiler;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Lowering.Sigma;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;
using RuleGen.Conformance.Tests.Support;
using RuleGen.Dynamic;
using runtime::RuleGen;
using runtime::RuleGen.Events;
using RuntimeLogSource = runtime::RuleGen.LogSource;

namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>What the three ways to ask a rule about an event say.</summary>
internal readonly record struct Answers(bool Reference, bool Emitted, bool Interpreted, bool Listed)
{
    public bool Agree => Reference == Emitted && Emitted == Interpreted && Interpreted == Listed;
}

/// <summary>
/// Sigma rules, one a file, with all ways to ask them about an event: the reference evaluator, the emitted matchers loaded into this
/// process, and the rules as the running process compiles and interprets them.
/// </summary>
internal sealed class SigmaRules : IDisposable
{
    private readonly EmittedForms? _forms;
    private readonly EventBuffer _interpretedEvent;
    private readonly Rule[] _rules;
    private readonly int[] _emitted;
    private readonly int[] _interpreted;
    private readonly int[] _hits;

    private SigmaRules(IReadOnlyList<CompiledFile> files, RuleSet interpreted, string root, bool emits)
    {
        Files = files;
        Interpreted = interpreted;
        CompiledRule[] compiled = [.. files.SelectMany(file => file.Rules.Take(1))];
        _rules = [.. compiled.Select(rule => rule.Rule)];
        if (emits) _forms = new EmittedForms(_rules, compiled.Select(rule => rule.Positions));
        _emitted = Emitted is null ? [] : Numbers(Emitted, "");
        _interpreted = Numbers(Interpreted, root);
        _interpretedEvent = new EventBuffer(Interpreted.Schema);
        _hits = new int[Interpreted.Rules.Length];
    }

    /// <summary>What became of each file, in their order.</summary>
    public IReadOnlyList<CompiledFile> Files { get; }

    /// <summary>The rules that compiled, in the order of their files; a rule is asked for by its position here.</summary>
    public IReadOnlyList<Rule> Rules => _rules;

    /// <summary>The emitted set; null when matchers are not emitted.</summary>
    public RuleSet? Emitted => _forms?.Sets[0];

    /// <summary>The interpreted set.</summary>
    public RuleSet Interpreted { get; }

    /// <summary>Compiles rule files whose texts are given, by their order.</summary>
    /// <param name="documents">The YAML texts.</param>
    /// <param name="emits">Whether matchers are emitted too.</param>
    /// <param name="securityEquivalents">Whether categories cover the Security log's records.</param>
    /// <param name="project">The texts of filters, placeholders and pipelines.</param>
    public static SigmaRules Of(
        IEnumerable<string> documents, bool emits = true, bool securityEquivalents = true, IEnumerable<string>? project = null)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rulegen-sigma-");
        try
        {
            SourceFile[] files = [.. documents.Select((text, i) => new SourceFile($"{i:00000}.yml", text))];
            SourceFile[] others = [.. (project ?? []).Select((text, i) => new SourceFile($"p{i:00000}.yml", text))];
            foreach (SourceFile file in files.Concat(others)) File.WriteAllText(Path.Combine(folder.FullName, file.Path), file.Text);
            CompilerOptions options = CompilerOptions.Default with
            {
                SecurityEquivalents = securityEquivalents,
                Project = new SigmaProject(others.Select(ProjectFile.Of).OfType<ProjectFile>()),
            };
            return Of(files, folder.FullName, emits, options);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Reads an event for all of them.</summary>
    public void Read(string json, DeclaredLogSource? declared = null)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        Read(_interpretedEvent, bytes, declared);
        _forms?.Read(bytes, RuntimeLogSourceOf(declared));
    }

    /// <summary>What each says of the event read last.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="view">The same event as the reference sees it.</param>
    public Answers Ask(int rule, EventView view)
    {
        bool interpreted = Interpreted.IsMatch(_interpreted[rule], _interpretedEvent);
        return new Answers(
            ReferenceEvaluator.IsMatch(_rules[rule], view),
            _forms?.IsMatch(_emitted[rule]) ?? interpreted,
            interpreted,
            _hits.AsSpan(0, Interpreted.Match(_interpretedEvent, _hits)).Contains(_interpreted[rule]));
    }

    /// <summary>What each says of the event read last, for every rule.</summary>
    /// <remarks>The set as a whole is asked last: from then on a rule asked by itself takes the index's word for what it looked up.</remarks>
    /// <param name="view">The same event as the reference sees it.</param>
    public Answers[] AskAll(EventView view)
    {
        bool[] interpreted = [.. _interpreted.Select(rule => Interpreted.IsMatch(rule, _interpretedEvent))];
        HashSet<int> listed = [.. _hits.AsSpan(0, Interpreted.Match(_interpretedEvent, _hits))];
        return [.. _rules.Select((rule, i) => new Answers(
            ReferenceEvaluator.IsMatch(rule, view),
            _forms?.IsMatch(_emitted[i]) ?? interpreted[i],
            interpreted[i],
            listed.Contains(_interpreted[i])))];
    }

    /// <summary>The one answer of all for an event; they must agree.</summary>
    public bool IsMatch(int rule, string json, DeclaredLogSource? declared = null)
    {
        Read(json, declared);
        Answers answers = Ask(rule, View(json, declared));
        Assert.True(answers.Agree, $"{answers}\nrule: {_rules[rule].Path}\n{_rules[rule].Query}\nevent: {json}\ndeclared: {declared}");
        return answers.Emitted;
    }

    /// <summary>How many rules fire on an event; emitted and interpreted ones must be the same.</summary>
    public int AssertSameHits(string json)
    {
        Read(json);
        int count = Interpreted.Match(_interpretedEvent, _hits);
        HashSet<string> interpreted = [.. _hits.AsSpan(0, count).ToArray().Select(hit => Interpreted.Rules[hit].Id)];
        int[] hits = _forms!.Match().ToArray();
        HashSet<string> emitted = [.. hits.Select(hit => Emitted!.Rules[hit].Id)];
        string difference = $"emitted {string.Join(", ", emitted)}\ninterpreted {string.Join(", ", interpreted)}";
        Assert.True(emitted.SetEquals(interpreted), $"{difference}\nevent: {json}");
        return hits.Length;
    }

    /// <summary>What the interpreted set says about a rule and the event read last.</summary>
    public string Explain(int rule) => Interpreted.Explain(_interpreted[rule], _interpretedEvent).ToString();

    /// <summary>An event as the reference sees it.</summary>
    public static EventView View(string json, DeclaredLogSource? declared = null) => EventText.View(json, declared);

    public void Dispose() => _forms?.Dispose();

    private static SigmaRules Of(SourceFile[] files, string folder, bool emits, CompilerOptions options)
    {
        var compiled = new CompiledFile[files.Length];
        Parallel.For(0, files.Length, i => compiled[i] = RuleCompiler.Compile(files[i], options, CancellationToken.None));
        var dynamic = new DynamicOptions { SecurityEquivalents = options.SecurityEquivalents };
        return new SigmaRules(compiled, RuleFolder.Compile(folder, dynamic).RuleSet, folder.Replace('\\', '/') + "/", emits);
    }

    private static void Read(EventBuffer buffer, byte[] json, DeclaredLogSource? declared)
    {
        buffer.LogSource = RuntimeLogSourceOf(declared);
        Assert.Equal(ReadStatus.Ok, buffer.ReadJson(json));
    }

    private static RuntimeLogSource? RuntimeLogSourceOf(DeclaredLogSource? declared) =>
        declared is null ? null : new RuntimeLogSource(declared.Product, declared.Category, declared.Service);

    // Where each rule is in a set that gives the paths of its rules with something in front.
    private int[] Numbers(RuleSet set, string prefix)
    {
        string[] paths = [.. set.Rules.ToArray().Select(rule => rule.Path)];
        Dictionary<string, int> byPath = paths.Select((path, i) => (path, i)).ToDictionary(item => item.path, item => item.i);
        return [.. _rules.Select(rule => byPath[prefix + rule.Path])];
    }
}
