using System.Text.RegularExpressions;
using RuleGen.Compiler.Documents.Sigma.Pipelines;
using RuleGen.Compiler.Languages.Sigma;
using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Lowering.Sigma.Pipelines;

/// <summary>
/// Puts something else in where an expression is found in a text. Wildcards are seen as <c>*</c> and <c>?</c>; those outside of a match,
/// and those in a group that is put back, stay wildcards.
/// </summary>
internal sealed class StringReplacement(PipelineItem item, PipelineState state)
{
    private readonly Regex _expression = item.Expression!;
    private readonly IReadOnlyList<ReplacementPiece> _pieces = ReplacementPiece.Read(item.Parameters.Text("replacement")!);
    private readonly bool _skipsSpecial = item.Parameters.Flag("skip_special");
    private readonly bool _interpretsSpecial = item.Parameters.Flag("interpret_special");
    private int _length;

    /// <summary>What the value becomes; null when nothing is found in it.</summary>
    public IReadOnlyList<EquatableArray<SigmaPart>>? Of(SigmaItem detection, SigmaValue value)
    {
        if (value.Kind is SigmaValueKind.Null or SigmaValueKind.Boolean) return null;
        EquatableArray<SigmaPart> parts = SeenText.Parts(detection, value);
        var result = new SigmaPartList();
        _length = 0;
        bool isFound = false;
        // What is to become of half a placeholder cannot be said, so one is passed over as well.
        if (_skipsSpecial || parts.Any(part => part.Kind == SigmaPartKind.Placeholder))
        {
            foreach (SigmaPart part in parts)
            {
                if (part.Kind == SigmaPartKind.Literal) isFound |= Replace(part.Text, [part], result);
                else result.Add(part);
            }
        }
        else
        {
            isFound = Replace(SeenText.Shown(parts), parts, result);
        }
        EquatableArray<SigmaPart> replaced = result.ToParts();
        return isFound && replaced != parts && !state.IsExhausted ? [replaced] : null;
    }

    private static IEnumerable<SigmaPart> Characters(SigmaPart part) =>
        part.Kind == SigmaPartKind.Literal ? part.Text.Select(c => SigmaPart.Literal(c.ToString())) : [part];

    /// <summary>Adds what becomes of a text that these parts are; whether anything was found in it.</summary>
    private bool Replace(string text, IEnumerable<SigmaPart> parts, SigmaPartList result)
    {
        IReadOnlyList<Match> matches = Matches(text);
        if (matches.Count == 0)
        {
            // Most texts are not meant, and are not taken apart.
            _length += text.Length;
            if (state.Fits(_length)) result.AddRange(parts);
            return false;
        }
        SigmaPart[] characters = [.. parts.SelectMany(Characters)];
        int at = 0;
        foreach (Match match in matches)
        {
            Copy(at, match.Index);
            foreach (ReplacementPiece piece in _pieces)
            {
                if (state.IsExhausted) return true;
                if (piece.Group is null) Put(piece.Text, result);
                else if (match.Groups[piece.Group] is { Success: true } group) Copy(group.Index, group.Index + group.Length);
            }
            at = match.Index + match.Length;
            if (state.IsExhausted) return true;
        }
        Copy(at, text.Length);
        return true;

        void Copy(int from, int to)
        {
            _length += to - from;
            if (!state.Fits(_length)) return;
            for (int i = from; i < to; i++) result.Add(characters[i]);
        }
    }

    private IReadOnlyList<Match> Matches(string text)
    {
        var matches = new List<Match>();
        try
        {
            for (Match match = _expression.Match(text); match.Success; match = match.NextMatch()) matches.Add(match);
        }
        catch (RegexMatchTimeoutException)
        {
            const string Message = "an expression of the project's pipelines takes too long here; write it without nested repetitions";
            state.Refuse(Message, state.Rule.DetectionSpan);
            return [];
        }
        return matches;
    }

    // The wildcards of a replacement count unless only plain text is replaced, and a backslash before one takes it back.
    private void Put(string text, SigmaPartList result)
    {
        _length += text.Length;
        if (!state.Fits(_length)) return;
        bool readsSpecial = !_skipsSpecial || _interpretsSpecial;
        for (int i = 0; i < text.Length; i++)
        {
            bool isEscape = readsSpecial && text[i] == '\\' && i + 1 < text.Length && (text[i + 1] is '*' or '?');
            if (isEscape) result.Add(text[++i]);
            else if (readsSpecial && text[i] == '*') result.Add(SigmaPart.AnyRun);
            else if (readsSpecial && text[i] == '?') result.Add(SigmaPart.AnyOne);
            else result.Add(text[i]);
        }
    }
}
