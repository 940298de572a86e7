using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>Splits values such as <c>MD5=…</c> of a field that holds several hashes into a field for each algorithm.</summary>
internal static class HashFields
{
    private static readonly (int Length, string Algorithm)[] _byLength = [(32, "MD5"), (40, "SHA1"), (64, "SHA256"), (128, "SHA512")];

    public static SigmaNode Split(SigmaItem item, YamlMapping given, Func<SigmaItem, SigmaItem> derive)
    {
        if (item.Field is not ("Hashes" or "Hash")) return item;
        IReadOnlyList<string> algorithms = given.Texts("valid_hash_algos");
        string prefix = given.Text("field_prefix") ?? string.Empty;
        var fields = new Dictionary<string, List<SigmaValue>>(StringComparer.Ordinal);
        foreach (SigmaValue value in item.Values)
        {
            (string? algorithm, string hash) = Read(value.Text);
            if (algorithm is null || !algorithms.Contains(algorithm, StringComparer.OrdinalIgnoreCase)) return item;
            string field = given.Flag("drop_algo_prefix") ? prefix : prefix + algorithm;
            if (!fields.TryGetValue(field, out List<SigmaValue>? values)) fields.Add(field, values = []);
            values.Add(value with { Text = hash });
        }
        bool needsAll = item.Modifiers.Any(modifier => modifier.Name == "all");
        EquatableArray<SigmaNode> parts = fields
            .Select(field => (SigmaNode)derive(item with { Field = field.Key, Modifiers = default, Values = field.Value.ToEquatable() }))
            .ToEquatable();
        return parts.Count == 1 ? parts[0] : needsAll ? new SigmaAllOf(parts, item.Span) : new SigmaAnyOf(parts, item.Span);
    }

    private static (string? Algorithm, string Hash) Read(string text)
    {
        string trimmed = text.Trim('*');
        int equals = trimmed.IndexOf('=');
        if (equals > 0) return (trimmed.Substring(0, equals).ToUpperInvariant(), trimmed.Substring(equals + 1));
        return (Array.Find(_byLength, row => row.Length == trimmed.Length).Algorithm, trimmed);
    }
}
