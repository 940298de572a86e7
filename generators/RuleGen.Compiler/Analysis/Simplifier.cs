using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Analysis;

/// <summary>
/// Makes a condition smaller without changing what it accepts: nested lists become one, equal operands one, constants disappear, and
/// registry keys that are alternatives of one field become one test of several places.
/// </summary>
internal static class Simplifier
{
    public static Expr Simplify(Expr expr) => expr switch
    {
        AllOf all => All(all),
        AnyOf any => Any(any),
        Not not => Negate(not),
        SameObject inside => Inside(inside),
        _ => expr,
    };

    private static Expr All(AllOf all)
    {
        List<Expr> operands = Operands(all.Operands, operand => operand is AllOf inner ? inner.Operands : [operand], neutral: true);
        if (operands.Exists(operand => operand is Always { Value: false })) return new Always(false) { Origin = all.Origin };
        return operands.Count switch
        {
            0 => new Always(true) { Origin = all.Origin },
            1 => operands[0],
            _ => new AllOf(operands.ToEquatable()) { Origin = all.Origin },
        };
    }

    private static Expr Any(AnyOf any)
    {
        List<Expr> operands = Operands(any.Operands, operand => operand is AnyOf inner ? inner.Operands : [operand], neutral: false);
        if (operands.Exists(operand => operand is Always { Value: true })) return new Always(true) { Origin = any.Origin };
        operands = MergePlaces(operands);
        return operands.Count switch
        {
            0 => new Always(false) { Origin = any.Origin },
            1 => operands[0] with { Origin = any.Origin },
            _ => new AnyOf(operands.ToEquatable()) { Origin = any.Origin },
        };
    }

    private static Expr Negate(Not not) => Simplify(not.Operand) switch
    {
        Not inner => inner.Operand,
        Always constant => new Always(!constant.Value) { Origin = not.Origin },
        Expr operand => new Not(operand) { Origin = not.Origin },
    };

    private static Expr Inside(SameObject inside) => Simplify(inside.Inner) switch
    {
        Always { Value: false } never => never with { Origin = inside.Origin },
        Expr inner => new SameObject(inside.Path, inner) { Origin = inside.Origin },
    };

    private static List<Expr> Operands(EquatableArray<Expr> written, Func<Expr, IEnumerable<Expr>> flatten, bool neutral)
    {
        var seen = new HashSet<Expr>();
        return written
            .Select(Simplify)
            .SelectMany(flatten)
            .Where(operand => !(operand is Always constant && constant.Value == neutral))
            .Where(operand => seen.Add(SameMeaning.Of(operand)))
            .ToList();
    }

    private static List<Expr> MergePlaces(List<Expr> operands)
    {
        var merged = new List<Expr>();
        foreach (Expr operand in operands)
        {
            int known = operand is Test { Predicate: RegistryKeyIs keys }
                ? merged.FindIndex(earlier => earlier is Test { Predicate: RegistryKeyIs other } && other.Field == keys.Field)
                : -1;
            if (known < 0) merged.Add(operand);
            else merged[known] = Merge((Test)merged[known], (Test)operand);
        }
        return merged;
    }

    private static Test Merge(Test first, Test second)
    {
        var keys = (RegistryKeyIs)first.Predicate;
        var seen = new HashSet<RegistryPlace>();
        EquatableArray<RegistryPlace> places = keys.Places
            .Concat(((RegistryKeyIs)second.Predicate).Places)
            .Where(place => seen.Add(SameMeaning.Of(place)))
            .ToEquatable();
        return new Test(keys with { Places = places }) { Origin = new Origin(Union(first.Origin.Span, second.Origin.Span)) };
    }

    private static FileSpan Union(FileSpan left, FileSpan right)
    {
        FileSpan start = left.Start <= right.Start ? left : right;
        FileSpan end = left.Start + left.Length >= right.Start + right.Length ? left : right;
        int length = end.Start + end.Length - start.Start;
        return new FileSpan(start.Path, start.Start, length, start.StartLine, start.StartColumn, end.EndLine, end.EndColumn);
    }
}
