namespace RuleGen.Texts;

/// <summary>The texts of some rules, one behind the other.</summary>
internal sealed class TextBucket(TextSource source)
{
    private int[]? _starts;

    /// <summary>The text of one rule.</summary>
    /// <param name="index">The rule's place in the bucket.</param>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            ReadOnlySpan<byte> text = source();
            int[] starts = _starts ??= Starts(text);
            return text[starts[index]..starts[index + 1]];
        }
    }

    // Only the first line of a rule has no value, so no other can be mistaken for it.
    private static int[] Starts(ReadOnlySpan<byte> text)
    {
        List<int> starts = [0];
        int position = 0;
        while (text[position..].IndexOf("\nrule\n"u8) is var next and >= 0)
        {
            position += next + 1;
            starts.Add(position);
        }
        starts.Add(text.Length);
        return [.. starts];
    }
}
