namespace RuleGen.Conformance.Tests.Sigma;

/// <summary>A Sigma rule as a tree that random tests draw, rewrite and shrink, and that writes itself as YAML.</summary>
/// <param name="LogSource">The attributes of its log source, as YAML in braces.</param>
/// <param name="Searches">Its search identifiers.</param>
/// <param name="Condition">Its condition.</param>
internal sealed record SigmaDraft(string LogSource, DraftSearch[] Searches, DraftCondition Condition)
{
    public override string ToString() => $$"""
        title: A rule
        logsource: {{LogSource}}
        detection:
        {{string.Join("\n", Searches.Select(search => $"    {search}"))}}
            condition: {{Scalar(Condition.ToString())}}
        """;

    /// <summary>A text as a YAML scalar.</summary>
    public static string Scalar(string text) => text.Any(c => c < ' ' || c is '\u0085' or '\u2028' or '\u2029' or '\ufeff' or '\u007f')
        ? System.Text.Json.JsonSerializer.Serialize(text)
        : "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>Everything that is one part smaller, for a search of the smallest rule that shows a fault.</summary>
    public IEnumerable<SigmaDraft> Smaller()
    {
        foreach (DraftCondition condition in Condition.Smaller()) yield return this with { Condition = condition };
        foreach (DraftSearch search in Searches)
        {
            if (Searches.Length > 1 && !Condition.Mentions(search.Name))
                yield return this with { Searches = [.. Searches.Where(item => item != search)] };
            foreach (DraftSearch smaller in search.Smaller())
                yield return this with { Searches = [.. Searches.Select(item => item == search ? smaller : item)] };
        }
    }
}

/// <summary>A search identifier: maps of which one must hold, or keywords.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Maps">The maps; keywords are one map with one item that has no field.</param>
internal sealed record DraftSearch(string Name, DraftItem[][] Maps)
{
    /// <summary>Whether it searches the whole record.</summary>
    public bool IsKeywords => Maps is [[{ IsKeywords: true }]];

    public override string ToString()
    {
        if (Maps is [[{ Key: "" } keywords]]) return $"{Name}: [{string.Join(", ", keywords.Values)}]";
        string[] maps = [.. Maps.Select(map => "{" + string.Join(", ", map.Select(item => item.ToString())) + "}")];
        return $"{Name}: {(maps.Length == 1 ? maps[0] : "[" + string.Join(", ", maps) + "]")}";
    }

    public IEnumerable<DraftSearch> Smaller()
    {
        for (int i = 0; i < Maps.Length; i++)
        {
            if (Maps.Length > 1) yield return this with { Maps = [.. Maps.Where((_, at) => at != i)] };
            for (int j = 0; j < Maps[i].Length; j++)
            {
                DraftItem[] map = Maps[i];
                if (map.Length > 1) yield return With(i, [.. map.Where((_, at) => at != j)]);
                if (map[j].Values.Length < 2) continue;
                for (int k = 0; k < map[j].Values.Length; k++)
                {
                    DraftItem shorter = map[j] with { Values = [.. map[j].Values.Where((_, at) => at != k)] };
                    yield return With(i, [.. map.Select((item, at) => at == j ? shorter : item)]);
                }
            }
        }
    }

    private DraftSearch With(int index, DraftItem[] map) => this with { Maps = [.. Maps.Select((item, at) => at == index ? map : item)] };
}

/// <summary>An item of a map.</summary>
/// <param name="Key">The field and its modifiers.</param>
/// <param name="Values">Its values, as YAML scalars.</param>
internal sealed record DraftItem(string Key, params string[] Values)
{
    /// <summary>Whether the item has no field and searches the whole record.</summary>
    public bool IsKeywords => Key.Length == 0 || Key[0] == '|';

    public override string ToString() =>
        $"'{Key}': {(Values.Length == 1 ? Values[0] : "[" + string.Join(", ", Values) + "]")}";
}

/// <summary>A condition over search identifiers.</summary>
internal abstract record DraftCondition
{
    /// <summary>Whether leaving the identifier out could change or break the condition.</summary>
    public abstract bool Mentions(string name);

    public abstract IEnumerable<DraftCondition> Smaller();

    /// <summary>The same with each part put through a function, from the inside out.</summary>
    public abstract DraftCondition Rewrite(Func<DraftCondition, DraftCondition> rewrite);
}

/// <summary>An identifier.</summary>
internal sealed record SearchName(string Name) : DraftCondition
{
    public override bool Mentions(string name) => name == Name;

    public override IEnumerable<DraftCondition> Smaller() => [];

    public override DraftCondition Rewrite(Func<DraftCondition, DraftCondition> rewrite) => rewrite(this);

    public override string ToString() => Name;
}

/// <summary>Some or all of the identifiers that fit a pattern.</summary>
internal sealed record SearchPattern(string Quantifier, string Pattern) : DraftCondition
{
    public override bool Mentions(string name) => true;

    public override IEnumerable<DraftCondition> Smaller() => [];

    public override DraftCondition Rewrite(Func<DraftCondition, DraftCondition> rewrite) => rewrite(this);

    public override string ToString() => $"{Quantifier} of {Pattern}";
}

/// <summary>The opposite.</summary>
internal sealed record SearchNot(DraftCondition Operand) : DraftCondition
{
    public override bool Mentions(string name) => Operand.Mentions(name);

    public override IEnumerable<DraftCondition> Smaller() => Operand.Smaller().Select(smaller => new SearchNot(smaller)).Prepend(Operand);

    public override DraftCondition Rewrite(Func<DraftCondition, DraftCondition> rewrite) => rewrite(new SearchNot(Operand.Rewrite(rewrite)));

    public override string ToString() => $"not {(Operand is SearchGroup ? $"({Operand})" : Operand)}";
}

/// <summary>Several parts of which all, or one, must hold.</summary>
internal sealed record SearchGroup(bool IsAnd, DraftCondition[] Operands) : DraftCondition
{
    public override bool Mentions(string name) => Operands.Any(operand => operand.Mentions(name));

    public override IEnumerable<DraftCondition> Smaller()
    {
        for (int i = 0; i < Operands.Length; i++)
        {
            yield return Operands[i];
            foreach (DraftCondition smaller in Operands[i].Smaller())
                yield return this with { Operands = [.. Operands.Select((operand, at) => at == i ? smaller : operand)] };
        }
    }

    public override DraftCondition Rewrite(Func<DraftCondition, DraftCondition> rewrite) =>
        rewrite(this with { Operands = [.. Operands.Select(operand => operand.Rewrite(rewrite))] });

    public override string ToString() => string.Join(
        IsAnd ? " and " : " or ", Operands.Select(operand => operand is SearchGroup ? $"({operand})" : operand.ToString()));
}
