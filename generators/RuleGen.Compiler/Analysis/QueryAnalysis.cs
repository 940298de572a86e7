using RuleGen.Compiler.Languages.Kql;
using RuleGen.Compiler.Lowering;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Compiler.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.Analysis;

/// <summary>Looks over a query's tree and its condition for what its author did not mean.</summary>
internal static class QueryAnalysis
{
    /// <summary>Lowers a query, simplifies its condition, and reports what is to be said about both.</summary>
    /// <param name="root">The query's tree.</param>
    /// <param name="text">The query's text, which the tree's spans point into.</param>
    /// <param name="options">How to read it.</param>
    public static LoweredQuery Analyse(KqlNode root, BlockText text, LoweringOptions options)
    {
        var context = new LoweringContext(text, options);
        Expr written = KqlLowering.Lower(root, context);
        if (context.HasError) return new LoweredQuery(written, context.Findings());
        Expr condition = Simplifier.Simplify(written);
        Report(root, condition, context);
        return new LoweredQuery(condition, context.Findings());
    }

    private static void Report(KqlNode root, Expr condition, LoweringContext context)
    {
        var registry = new RegistryAdvice(context, NeedsValue(root, context.Options));
        Visit(root, context, registry);
        ConstantAdvice.Report(condition, context);
        SubsumptionAdvice.Report(condition, context);
        AutostartAdvice.Report(condition, context);
        BindingAdvice.Report(root, context);
    }

    // The lowering has bounded the depth already: a deeper query never comes here.
    private static void Visit(KqlNode node, LoweringContext context, RegistryAdvice registry)
    {
        switch (node)
        {
            case KqlAnd and:
                foreach (KqlNode operand in and.Operands) Visit(operand, context, registry);
                break;
            case KqlOr or:
                AlternativeAdvice.Report(or, context);
                foreach (KqlNode operand in or.Operands) Visit(operand, context, registry);
                break;
            case KqlNot not:
                Visit(not.Operand, context, registry);
                break;
            case KqlIs { Field: KqlText field } test:
                FieldResolution resolution = FieldResolver.Resolve(field.Text, context.Options.Binding);
                ValueAdvice.Report(resolution, test.Value, context);
                if (resolution.Row?.Name == "registry.path") registry.Report(test.Value);
                break;
        }
    }

    /// <summary>
    /// Whether every record the query accepts sets a value: the rule is offered no other, or the query asks for the data.
    /// </summary>
    private static bool NeedsValue(KqlNode root, LoweringOptions options)
    {
        bool isBound = options.Binding != EventClasses.Unknown
            && (options.Binding & EventClasses.RegistryAny) == EventClasses.RegistryValueSet;
        IEnumerable<KqlNode> conjuncts = root is KqlAnd and ? and.Operands : [root];
        return isBound || conjuncts.Any(TestsData);
    }

    private static bool TestsData(KqlNode node) => node switch
    {
        KqlIs { Field: KqlText field } => IsData(field.Text),
        KqlRange { Field: KqlText field } => IsData(field.Text),
        KqlOr or => or.Operands.All(operand => operand is KqlIs { Field: KqlText field } && IsData(field.Text)),
        _ => false,
    };

    private static bool IsData(string name) =>
        FieldResolver.Resolve(name, EventClasses.RegistryAny).Row is FieldRow row
            && row.Name.StartsWith("registry.data.", StringComparison.Ordinal);
}
