using System.Globalization;
using System.Text;
using RuleGen.Compiler.Emit;
using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Planning;

namespace RuleGen.Conformance.Tests.Typed;

/// <summary>Writes the class that makes an event of plain objects and asks emitted matchers about it; reflection cannot hand over a span.</summary>
internal static class TypedAdapter
{
    public static string NameOf(TypedEvent type) => type.Type.Name + "Adapter";

    /// <summary>The declaration of a type, and the adapter to it.</summary>
    public static EmittedFile Emit(TypedEvent type, RuleSetPlan plan, EmitOptions options)
    {
        var binding = new EventBinding(type.Type);
        string name = type.Type.Name;
        var text = new StringBuilder();
        text.Append("""
            #nullable enable
            using System;
            using System.Collections.Generic;
            using System.Collections.Immutable;
            using System.Runtime.InteropServices;


            """);
        text.Append(type.Source);
        text.Append(CultureInfo.InvariantCulture, $$"""

            public static class {{NameOf(type)}}
            {
                public static bool IsMatch(int rule, object?[] values)
                {
                    {{name}} e = Make(values);
                    return rule switch
                    {

            """);
        for (int i = 0; i < plan.Rules.Count; i++)
        {
            if (BoundRule.Of(plan.Rules[i], binding) is null) continue;
            text.Append(CultureInfo.InvariantCulture, $"            {i} => {options.ClassName}.{plan.Rules[i].TypeName}.IsMatch(in e),\n");
        }
        IEnumerable<string> values = type.Properties.Select((property, i) =>
            $"M{i} = {string.Format(CultureInfo.InvariantCulture, property.Kind.FromObject, $"values[{i}]")}");
        text.Append(CultureInfo.InvariantCulture, $$"""
                        _ => false,
                    };
                }

                public static int Match(object?[] values, int[] hits)
                {
                    {{name}} e = Make(values);
                    return {{options.ClassName}}.Match(in e, hits);
                }

                public static int MatchMany(object?[][] events, int count, int[] hits)
                {
                    int matched = 0;
                    for (int i = 0; i < count; i++)
                    {
                        {{name}} e = Make(events[i % events.Length]);
                        if ({{options.ClassName}}.Match(in e, hits) > 0) matched++;
                    }
                    return matched;
                }

                private static {{name}} Make(object?[] values) => new() { {{string.Join(", ", values)}} };
            }

            """);
        return new EmittedFile(NameOf(type) + ".cs", text.ToString());
    }
}
