using System.Globalization;
using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Lowering;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.Analysis;

/// <summary>RG3003: the document's event ids offer the rule other event classes than its query admits.</summary>
internal sealed class BindingAdvice
{
    // A row that stands for several classes adds nothing to the rows of those classes.
    private static readonly EventClassRow[] _rows = EventClassTable.Rows.Where(row => (row.Classes & (row.Classes - 1)) == 0).ToArray();
    private static readonly EventClasses _known = _rows.Aggregate(EventClasses.None, (classes, row) => classes | row.Classes);

    private readonly EventClasses _binding;
    private TextSpan? _eventTest;

    private BindingAdvice(EventClasses binding) => _binding = binding;

    public static void Report(KqlNode root, LoweringContext context)
    {
        EventClasses binding = context.Options.Binding;
        if (binding == EventClasses.Unknown) return;
        var advice = new BindingAdvice(binding);
        EventClasses admitted = advice.Admitted(root) & _known;
        if (advice._eventTest is not { } span) return;
        EventClasses extra = admitted & ~binding;
        EventClasses lacking = binding & _known & ~admitted;
        if (extra == EventClasses.None && lacking == EventClasses.None) return;
        string bound = Names(binding);
        string message = (extra, lacking) switch
        {
            (_, EventClasses.None) => $"The event ids offer this rule {bound} only, and the query also admits {Names(extra)};"
                + " add their ids to the table if they are meant.",
            (EventClasses.None, _) => $"The event ids offer this rule {bound}, and the query never admits {Names(lacking)};"
                + " leave their ids out of the table, or widen this test.",
            _ => $"The event ids offer this rule {bound}, and the query admits {Names(admitted)}; make the two agree.",
        };
        context.Report("RG3003", Severity.Info, message, span);
    }

    private EventClasses Admitted(KqlNode node)
    {
        switch (node)
        {
            case KqlAnd and:
                return and.Operands.Aggregate(EventClasses.Unknown, (classes, operand) => classes & Admitted(operand));
            case KqlOr or:
                return or.Operands.Aggregate(EventClasses.None, (classes, operand) => classes | Admitted(operand));
            case KqlIs { Field: KqlText field } test:
                return Admitted(field.Text, test.Value);
            case KqlRange { Field: KqlText field }:
                return Carriers(field.Text);
            default:
                return EventClasses.Unknown;
        }
    }

    private EventClasses Admitted(string name, KqlValue value)
    {
        string? pattern = WildcardText.Join(TypedTest.Pieces(value));
        if (pattern is null || value is KqlNull) return EventClasses.Unknown;
        Func<EventClassRow, bool>? admits = FieldResolver.Resolve(name, _binding).Row?.Name switch
        {
            "event.type" => row => row.EcsTypes.Any(type => WildcardText.Accepts(pattern, type)),
            "event.category" => row => row.EcsCategories.Any(category => WildcardText.Accepts(pattern, category)),
            "event.code" => row => row.SysmonIds.Concat(row.SecurityIds).Any(id => WildcardText.Accepts(pattern, Text(id))),
            _ => null,
        };
        if (admits is null) return Carriers(name);
        _eventTest ??= value.Span;
        EventClasses admitted = _rows.Where(admits).Aggregate(EventClasses.None, (classes, row) => classes | row.Classes);
        // An id or a type outside the table belongs to events of no known class.
        return admitted == EventClasses.None ? EventClasses.Other : admitted;
    }

    private EventClasses Carriers(string name) =>
        FieldResolver.Resolve(name, _binding).Row is { } row ? FieldClasses.Of(row) : EventClasses.Unknown;

    private static string Names(EventClasses classes)
    {
        string[] names = _rows
            .Where(row => (row.Classes & classes) != 0)
            .Select(row => row.SigmaCategory + (row.SysmonIds.Length == 0 ? "" : $" ({string.Join(", ", row.SysmonIds.Select(Text))})"))
            .ToArray();
        return names.Length == 0 ? "no class that is known" : string.Join(", ", names);
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
