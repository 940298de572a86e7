using System.Globalization;
using System.Text;
using RuleGen.Events;

namespace RuleGen.Texts;

/// <summary>
/// One rule's text: a line each for what it says about itself, then a line a predicate. A line is a key, a blank and a value; what holds
/// for all predicates that follow, such as their field, stands in front of them.
/// </summary>
internal sealed class RuleText(RuleTexts set, TextBucket bucket, int index)
{
    /// <summary>What the rule says about itself.</summary>
    public RuleFacts ReadFacts()
    {
        var facts = new RuleFacts();
        var lists = new Dictionary<string, List<string>>();
        LogSourceDefinition? logSource = null;
        var lines = new TextLines(bucket[index]);
        while (lines.Next() && !IsPlace(lines.Key))
        {
            string key = Encoding.UTF8.GetString(lines.Key);
            switch (key)
            {
                case "id": facts.Id = lines.Text(); break;
                case "title": facts.Title = lines.Text(); break;
                case "level": facts.Level = Enum.Parse<RuleLevel>(lines.Value); break;
                case "status": facts.Status = lines.Text(); break;
                case "about": facts.Description = lines.Text(); break;
                case "author": facts.Author = lines.Text(); break;
                case "path": facts.Path = lines.Text(); break;
                case "line": facts.Line = Number(lines.Value); break;
                case "classes": facts.Binding = Enum.Parse<EventClasses>(lines.Value); break;
                case "log-source": logSource = Offer(lines.Value); break;
                case "product": logSource = logSource.GetValueOrDefault() with { Product = lines.Text() }; break;
                case "category": logSource = logSource.GetValueOrDefault() with { Category = lines.Text() }; break;
                case "service": logSource = logSource.GetValueOrDefault() with { Service = lines.Text() }; break;
                case "technique" or "tag" or "reference" or "false-positive": Add(lists, key, lines.Text()); break;
            }
        }
        facts.Techniques = List(lists, "technique");
        facts.Tags = List(lists, "tag");
        facts.References = List(lists, "reference");
        facts.FalsePositives = List(lists, "false-positive");
        if (logSource is { } source)
        {
            facts.LogSource = new LogSource(source.Product, source.Category, source.Service);
            facts.LogSourceNumber = Array.IndexOf(set.LogSources, source);
        }
        return facts;
    }

    /// <summary>The rule's predicates, in the order of the query.</summary>
    public PredicateInfo[] ReadPredicates()
    {
        var predicates = new List<PredicateInfo>();
        string field = "";
        string? path = null;
        int slot = -1;
        var lines = new TextLines(bucket[index]);
        while (lines.Next())
        {
            if (lines.Key.SequenceEqual("field"u8)) (field, slot) = Field(ref lines);
            else if (lines.Key.SequenceEqual("file"u8)) path = lines.Text() is { Length: > 0 } file ? file : null;
            else if (IsPlace(lines.Key)) predicates.Add(Predicate(lines.Key, field, lines.Text(), slot) with { Path = path });
        }
        return [.. predicates];
    }

    private static bool IsPlace(ReadOnlySpan<byte> key) => key is [>= (byte)'0' and <= (byte)'9', ..];

    /// <summary>A predicate at a place such as <c>12:5+20</c>: line, column and length.</summary>
    private static PredicateInfo Predicate(ReadOnlySpan<byte> place, string field, string words, int slot)
    {
        int colon = place.IndexOf((byte)':');
        int plus = place.IndexOf((byte)'+');
        return new PredicateInfo(field, words, slot, Number(place[..colon]), Number(place[(colon + 1)..plus]), Number(place[(plus + 1)..]));
    }

    /// <summary>A field by view, form and name; a search through the whole record has none.</summary>
    private (string Name, int Slot) Field(ref TextLines lines)
    {
        if (lines.Value.IsEmpty) return ("", -1);
        SlotView view = Enum.Parse<SlotView>(lines.Word());
        SlotForm form = Enum.Parse<SlotForm>(lines.Word());
        string name = lines.Text();
        return (name, set.Slots.GetValueOrDefault(new SlotDefinition(name, view, form), -1));
    }

    private static LogSourceDefinition Offer(ReadOnlySpan<char> words) => new(
        null, null, null, words.Contains("equivalents", StringComparison.Ordinal), words.Contains("declared", StringComparison.Ordinal));

    private static void Add(Dictionary<string, List<string>> lists, string key, string text)
    {
        if (!lists.TryGetValue(key, out List<string>? list)) lists.Add(key, list = []);
        list.Add(text);
    }

    private static string[] List(Dictionary<string, List<string>> lists, string key) =>
        lists.TryGetValue(key, out List<string>? list) ? [.. list] : [];

    private static int Number(ReadOnlySpan<byte> digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
