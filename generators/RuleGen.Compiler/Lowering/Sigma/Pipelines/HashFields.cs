using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Documents.Yaml;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>
/// Splits values such as <c>MD5=…</c> of a field that holds several hashes into a field for each algorithm. Values that are of no
/// algorithm asked for stay with the field they have, so that nothing is lost.
/// </summary>
internal static class HashFields
{
    private static readonly (int Length, string Algorithm)[] _byLength = [(32, "MD5"), (40, "SHA1"), (64, "SHA256"), (128, "SHA512")];

    // Without conditions, fields that hold something else are left alone.
    private static readonly string[] _usual = ["Hashes", "Hash"];

    public static SigmaNode Split(PipelineItem item, SigmaItem detection, PipelineState state)
    {
        bool isMeant = detection.Field is { } name && (item.OfField is not null || item.OfItem is not null || _usual.Contains(name));
        if (!isMeant || !SeenText.IsText(detection)) return detection;
        YamlMapping given = item.Parameters;
        var fields = new List<(string Field, List<SigmaValue> Values)>();
        var rest = new List<SigmaValue>();
        foreach (SigmaValue value in detection.Values)
        {
            if (Read(detection, value, given.Texts("valid_hash_algos")) is not var (algorithm, hash))
            {
                rest.Add(value);
                continue;
            }
            string field = given.Text("field_prefix") + (given.Flag("drop_algo_prefix") ? string.Empty : algorithm);
            int known = fields.FindIndex(one => one.Field == field);
            if (known < 0) fields.Add((field, [hash]));
            else fields[known].Values.Add(hash);
        }
        if (fields.Count == 0) return detection;
        EquatableArray<SigmaModifier> kept =
            detection.Modifiers.Where(modifier => modifier.Name is "neq" or "all" or "cased").ToEquatable();
        IEnumerable<SigmaItem> split = fields.Select(
            field => detection with { Field = field.Field, Modifiers = kept, Values = field.Values.ToEquatable() });
        List<SigmaItem> parts = [.. split.Select(part => state.Derive(detection, part, item.Id, isMapping: true))];
        if (rest.Count > 0) parts.Add(detection with { Values = rest.ToEquatable() });
        return ItemRewrite.Joined(detection, ItemRewrite.Has(detection, "all"), parts);
    }

    private static (string Algorithm, SigmaValue Hash)? Read(SigmaItem detection, SigmaValue value, IReadOnlyList<string> algorithms)
    {
        if (SeenText.Shown(detection, value) is not { } shown) return null;
        int start = shown.StartsWith("*", StringComparison.Ordinal) ? 1 : 0;
        int sign = shown.IndexOfAny(['=', '|']);
        string written = (sign < 0 ? shown.Substring(start) : shown.Substring(sign + 1)).TrimEnd('*', ',');
        string? algorithm = sign < 0
            ? Array.Find(_byLength, row => row.Length == written.Length).Algorithm
            : shown.Substring(start, sign - start).ToUpperInvariant();
        string? valid = algorithms.FirstOrDefault(known => known.Equals(algorithm, StringComparison.OrdinalIgnoreCase));
        if (valid is null || written.Length == 0 || written.IndexOfAny(['=', '|', ',']) >= 0) return null;
        // A whole hash is all there is in its field; of a part of one, the rest is still open.
        bool isPart = shown.EndsWith("*", StringComparison.Ordinal) && !_byLength.Any(row => row.Length == written.Length);
        EquatableArray<SigmaPart> parts = SigmaTextReader.Read(isPart ? written + "*" : written, takesPlaceholders: false);
        string text = SeenText.Written(parts, SeenText.TakesPlaceholders(detection));
        return (valid, new SigmaValue(SigmaValueKind.Text, text, value.Span));
    }
}
