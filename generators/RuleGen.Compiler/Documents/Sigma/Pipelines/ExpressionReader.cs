using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Documents.Sigma.Pipelines;

/// <summary>Reads a text that joins named conditions with <c>and</c>, <c>or</c>, <c>not</c> and brackets.</summary>
internal sealed class ExpressionReader(
    YamlScalar text, IReadOnlyDictionary<string, PipelineTest?> conditions, DocumentDiagnostics diagnostics)
{
    private const int MostNesting = 64;

    private readonly string _text = text.Value;
    private int _at;
    private int _depth;
    private bool _isFaulty;

    /// <summary>The conditions that the text names.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    /// <summary>What has to be met; null when the text is faulty, which is then reported.</summary>
    public PipelineTest? Read()
    {
        PipelineTest? test = Or();
        if (!_isFaulty && Peek() is { Length: > 0 } rest)
        {
            Fault($"'{PlainLine.Shown(rest)}' cannot stand here; join conditions with 'and' or 'or'");
        }
        return _isFaulty ? null : test;
    }

    private PipelineTest? Or() => Joined("or", And, parts => new AnyTest(parts));

    private PipelineTest? And() => Joined("and", Not, parts => new AllTests(parts));

    private PipelineTest? Joined(string word, Func<PipelineTest?> read, Func<IReadOnlyList<PipelineTest>, PipelineTest> join)
    {
        var parts = new List<PipelineTest>();
        do
        {
            if (read() is not { } part) return null;
            parts.Add(part);
        }
        while (Take(word));
        return parts.Count == 1 ? parts[0] : join(parts);
    }

    private PipelineTest? Not()
    {
        if (++_depth > MostNesting) return Fault($"this nests deeper than {MostNesting} levels; write it flatter");
        PipelineTest? test = Take("not") ? (Not() is { } part ? new NoTest(part) : null) : Part();
        _depth--;
        return test;
    }

    private PipelineTest? Part()
    {
        string word = Peek();
        if (word.Length == 0) return Fault("a condition is missing at the end; name one");
        if (Take("("))
        {
            PipelineTest? inner = Or();
            return inner is not null && !Take(")") ? Fault("a bracket is not closed; write ')'") : inner;
        }
        if (word is "and" or "or" or ")" || !IsName(word[0]))
        {
            return Fault($"'{PlainLine.Shown(word)}' stands where the name of a condition should; name one");
        }
        if (!conditions.TryGetValue(word, out PipelineTest? named))
        {
            return Fault($"there is no condition '{PlainLine.Shown(word)}'; define it, or correct the name");
        }
        Used.Add(word);
        _at += word.Length;
        // One that is faulty has been reported, and fails no more than itself.
        return named ?? new AllTests([]);
    }

    private bool Take(string word)
    {
        if (_isFaulty || Peek() != word) return false;
        _at += word.Length;
        return true;
    }

    /// <summary>The next word or sign; empty at the end.</summary>
    private string Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
        if (_at == _text.Length) return string.Empty;
        int end = _at + 1;
        while (IsName(_text[_at]) && end < _text.Length && IsName(_text[end])) end++;
        return _text.Substring(_at, end - _at);
    }

    private PipelineTest? Fault(string message)
    {
        if (!_isFaulty) diagnostics.Add(DocumentDiagnostics.PipelinePart, Severity.Error, text.Span, message);
        _isFaulty = true;
        return null;
    }

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.';
}
