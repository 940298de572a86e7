using System.Globalization;
using System.Text;
using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Languages.Sigma.Modifiers;

/// <summary>Texts as base64 has them: from their own beginning, or at each of the three places that a longer text may put them.</summary>
internal static class Base64Values
{
    // Each dash multiplies the texts by five.
    private const int MostDashes = 3;

    private static readonly int[] _unstableStart = [0, 2, 3];
    private static readonly int[] _unstableEnd = [0, 3, 2];

    /// <summary>The text encoded; null when it holds what has no bytes, which is then reported.</summary>
    public static SigmaTerm? Encode(SigmaTextTerm text, bool isOffset, SigmaModifier written, SigmaValue value, SigmaFindings findings)
    {
        if (text.Parts.Any(part => part.Kind is SigmaPartKind.AnyRun or SigmaPartKind.AnyOne))
        {
            string message = $"'{written.Name}' encodes bytes, and a wildcard has none; leave it out here"
                + $" (or write '\\*' for the character), and put 'contains' behind '{written.Name}'.";
            findings.Error("RG4122", message, value.Span);
            return null;
        }
        if (text.Parts.Count(part => part.Kind == SigmaPartKind.Dash) > MostDashes)
        {
            string limit = MostDashes.ToString(CultureInfo.InvariantCulture);
            findings.Error("RG4122", $"This text has more than {limit} dashes to vary before it is encoded; leave 'windash' out.", value.Span);
            return null;
        }
        var terms = new List<SigmaTerm>();
        foreach (string literal in Spellings(text.Parts))
        {
            byte[] bytes = BytesOf(literal, text.Encoding);
            IEnumerable<string> encoded = isOffset ? Shifted(bytes, value, findings) : [Convert.ToBase64String(bytes)];
            terms.AddRange(encoded.Select(core => Encoded(text, core)));
        }
        return terms.Count == 1 ? terms[0] : new SigmaChoiceTerm(terms.ToEquatable());
    }

    /// <summary>Base64 without the padding at its end.</summary>
    public static EquatableArray<SigmaPart> Unpadded(EquatableArray<SigmaPart> parts)
    {
        if (parts.Count == 0 || parts[parts.Count - 1].Kind != SigmaPartKind.Literal) return parts;
        string core = parts[parts.Count - 1].Text.TrimEnd('=');
        return parts.Take(parts.Count - 1).Concat([SigmaPart.Literal(core)]).ToEquatable();
    }

    private static SigmaTerm Encoded(SigmaTextTerm text, string core) => text with
    {
        Parts = core.Length == 0 ? EquatableArray<SigmaPart>.Empty : new EquatableArray<SigmaPart>([SigmaPart.Literal(core)]),
        IsBase64 = true,
    };

    // Behind i foreign bytes, the characters that depend on none of them nor on what follows.
    private static IEnumerable<string> Shifted(byte[] bytes, SigmaValue value, SigmaFindings findings)
    {
        var cores = new List<string>();
        for (int shift = 0; shift < 3; shift++)
        {
            string all = Convert.ToBase64String([.. new byte[shift], .. bytes]);
            int start = _unstableStart[shift];
            int end = all.Length - _unstableEnd[(bytes.Length + shift) % 3];
            if (end > start) cores.Add(all.Substring(start, end - start));
        }
        if (cores.Count < 3)
        {
            string rest = cores.Count == 0 ? "so nothing is found" : "and such a place would be met by every value, so it is left out";
            findings.Warn("RG1020", $"This text is too short to leave a trace in base64 at every place, {rest}; write a longer one.", value.Span);
        }
        return cores;
    }

    private static IEnumerable<string> Spellings(EquatableArray<SigmaPart> parts)
    {
        IEnumerable<string> spellings = [""];
        foreach (SigmaPart part in parts)
        {
            IEnumerable<string> next = part.Kind == SigmaPartKind.Dash ? Windash.Dashes.Select(dash => dash.ToString()) : [part.Text];
            spellings = spellings.SelectMany(known => next.Select(more => known + more)).ToArray();
        }
        return spellings;
    }

    private static byte[] BytesOf(string text, SigmaEncoding encoding) => encoding switch
    {
        SigmaEncoding.Utf16LittleEndian => Encoding.Unicode.GetBytes(text),
        SigmaEncoding.Utf16BigEndian => Encoding.BigEndianUnicode.GetBytes(text),
        SigmaEncoding.Utf16WithMark => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        _ => Encoding.UTF8.GetBytes(text),
    };
}
