using System.Globalization;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma.Conditions;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Languages.Sigma;

/// <summary>Reads the mapping below <c>detection</c> (or a filter's): selections by name, and the condition or conditions.</summary>
internal sealed class DetectionReader
{
    private const int MostSelections = 10_000;

    private readonly SourceFile _file;
    private readonly SigmaFindings _findings;
    private readonly SelectionReader _selections;

    private DetectionReader(SourceFile file, SigmaFindings findings)
    {
        _file = file;
        _findings = findings;
        _selections = new SelectionReader(file, findings);
    }

    /// <summary>What the detection looks for; null when no condition can be read. Faults are reported, and reading goes on behind them.</summary>
    /// <param name="detection">The mapping.</param>
    /// <param name="file">The file it stands in.</param>
    /// <param name="findings">Takes what there is to say.</param>
    /// <param name="isOther">Tells keys that mean something else here, such as a filter's <c>rules</c>.</param>
    public static SigmaQuery? Read(
        YamlMapping detection, SourceFile file, SigmaFindings findings, Func<string, bool>? isOther = null) =>
        new DetectionReader(file, findings).Read(detection, isOther ?? (_ => false));

    private SigmaQuery? Read(YamlMapping detection, Func<string, bool> isOther)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var selections = new List<SigmaSelection>();
        YamlEntry? condition = null;
        // The document's reader has refused a time frame already.
        foreach (YamlEntry entry in detection.Entries)
        {
            if (entry.Key is not YamlScalar key || key.Value.Length == 0)
            {
                _findings.Error("RG4208", "A selection needs a name that is a text; write 'selection:' before it.", entry.Key.Span);
            }
            else if (!seen.Add(key.Value))
            {
                _findings.Error("RG4208", $"'{key.Value}' stands here twice; give the second one a name of its own.", key.Span);
            }
            else if (key.Value == "condition")
            {
                condition = entry;
            }
            else if (key.Value != "timeframe" && !isOther(key.Value) && selections.Count < MostSelections)
            {
                // One that is faulty keeps its name, so that the condition is not blamed as well.
                SigmaNode content = _selections.Read(entry.Value) ?? new SigmaAnyOf(default, entry.Value.Span);
                selections.Add(new SigmaSelection(key.Value, key.Span, content));
            }
        }
        if (selections.Count == MostSelections)
        {
            string limit = MostSelections.ToString(CultureInfo.InvariantCulture);
            _findings.Error("RG9007", $"The detection has {limit} selections or more. Split the rule.", detection.Span);
        }
        return Conditions(condition, detection.Span) is { } conditions ? new SigmaQuery(selections.ToEquatable(), conditions) : null;
    }

    private EquatableArray<SigmaCondition>? Conditions(YamlEntry? entry, FileSpan detection)
    {
        if (entry is null)
        {
            _findings.Error("RG4208", "The detection has no condition; write 'condition: selection' below it.", detection);
            return null;
        }
        IReadOnlyList<YamlNode> nodes = entry.Value is YamlSequence list ? list.Items : [entry.Value];
        var conditions = new List<SigmaCondition>();
        foreach (YamlNode node in nodes)
        {
            if (node is not YamlScalar { IsNull: false } scalar)
            {
                _findings.Error("RG4202", "A condition is a text such as 'selection and not filter'.", node.Span);
                return null;
            }
            ScalarPlaces places = ScalarPlaces.Of(_file, scalar.Value, scalar.Span);
            if (ConditionParser.Parse(scalar.Value, places, _findings) is not { } condition) return null;
            conditions.Add(condition);
        }
        if (conditions.Count > 0) return conditions.ToEquatable();
        _findings.Error("RG4202", "The list of conditions is empty; name a selection.", entry.Value.Span);
        return null;
    }
}
