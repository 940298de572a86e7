using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Lowering;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.Analysis;

/// <summary>
/// What a registry path gives away: it ends at a key (RG1003), it goes on below a value (RG1004), its letter case is no source's (RG1008).
/// </summary>
internal sealed class RegistryAdvice
{
    private readonly LoweringContext _context;
    private readonly bool _needsValue;

    public RegistryAdvice(LoweringContext context, bool needsValue)
    {
        _context = context;
        _needsValue = needsValue;
    }

    public void Report(KqlValue value)
    {
        if (value is KqlWildcard { IsExists: true } or KqlNull || RegistryReading.PatternOf(value, _context) is not { } pattern) return;
        ReportKey(value, pattern);
        if (pattern.Texts.Select(RegistryKnowledge.ValueInside).FirstOrDefault(found => found is not null) is { } inside)
        {
            string message =
                $"This pattern can never match: \"{inside}\" is a value, and nothing lies below a value; end the path at \"{inside}\".";
            _context.Report("RG1004", _context.IsIntent ? Severity.Info : Severity.Warning, message, value.Span);
        }
        if (!_context.IsIntent) ReportLetterCase(value);
    }

    private void ReportKey(KqlValue value, RegistryPattern pattern)
    {
        if (_context.IsIntent)
        {
            if (!RegistryReading.ReadsKey(pattern, _context.Options.Binding)) return;
            bool isKnown = pattern.Texts.Any(text => RegistryKnowledge.Tail(text) == RegistryTail.Key);
            string read = isKnown
                ? "The path of a value event ends with the value's name, and this one ends at a key: it is read as any value in that key"
                : "The path of a value event ends with the value's name: should this one end at a key, any value in it is meant too";
            string message = read + "; to say so, end the path with \\\\* and write it without quotes.";
            _context.Report("RG1003", Severity.Info, message, value.Span);
            return;
        }
        bool endsAtKey = pattern.Texts.All(text =>
            text.Length > 0 && text[text.Length - 1] != WildcardText.Wildcard && RegistryKnowledge.Tail(text) == RegistryTail.Key);
        if (!_needsValue || !endsAtKey) return;
        const string Letter =
            "This pattern can never match: the path of a value event ends with the value's name, and this one ends at a key."
            + " End it with \\\\* and write it without quotes.";
        _context.Report("RG1003", Severity.Warning, Letter, value.Span);
    }

    private void ReportLetterCase(KqlValue value)
    {
        if (!RegistryPath.TrySplitRoot(TypedTest.Pieces(value)[0], out RegistryRoot root, out string rest)) return;
        string[] segments = rest.Split(['\\'], 3);
        bool isOther = root == RegistryRoot.LocalMachine && segments.Length == 3
            && string.Equals(segments[1], "SOFTWARE", StringComparison.OrdinalIgnoreCase) && segments[1] != "SOFTWARE";
        if (!isOther) return;
        string message =
            $"Letter case counts here, and every known source writes SOFTWARE below the machine hive; write SOFTWARE for {segments[1]}.";
        _context.Report("RG1008", Severity.Warning, message, value.Span);
    }
}
