using System.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>Chooses which bytes of a text to look for first: those that ordinary events seldom have.</summary>
internal static class GramRarity
{
    private static readonly HashSet<uint> _common = CommonGrams(PlanFormat.GramLength);
    private static readonly HashSet<uint> _commonHeads = CommonGrams(PlanFormat.HeadLength);

    /// <summary>Where the rarest grams in a row begin.</summary>
    /// <param name="text">The text, folded.</param>
    /// <param name="count">How many grams stand in the row.</param>
    public static int RarestWindow(byte[] text, int count)
    {
        int best = 0;
        double least = double.MaxValue;
        for (int start = 0; start + count + PlanFormat.GramLength - 1 <= text.Length; start++)
        {
            double sum = 0;
            for (int at = start; at < start + count; at++) sum += Share(text, at, PlanFormat.GramLength, _common);
            if (sum >= least) continue;
            least = sum;
            best = start;
        }
        return best;
    }

    /// <summary>Where the rarest bytes of the length of a head begin.</summary>
    /// <param name="text">The text, folded; no shorter than a head.</param>
    public static int RarestHead(byte[] text)
    {
        int best = 0;
        double least = double.MaxValue;
        for (int start = 0; start + PlanFormat.HeadLength <= text.Length; start++)
        {
            double share = Share(text, start, PlanFormat.HeadLength, _commonHeads);
            if (share >= least) continue;
            least = share;
            best = start;
        }
        return best;
    }

    private static double Share(byte[] text, int at, int length, HashSet<uint> common)
    {
        if (common.Contains(Gram(text, at, length))) return 1;
        double share = 1;
        for (int i = at; i < at + length; i++) share *= Share(text[i]);
        return share;
    }

    private static double Share(byte unit) => unit switch
    {
        (byte)'E' or (byte)' ' or (byte)'\\' => 0.3,
        (byte)'S' or (byte)'T' or (byte)'R' or (byte)'O' or (byte)'I' or (byte)'N' or (byte)'A' or (byte)'.' or (byte)'0' => 0.2,
        >= (byte)'A' and <= (byte)'Z' => 0.1,
        >= (byte)'1' and <= (byte)'9' => 0.1,
        (byte)'-' or (byte)'/' or (byte)'"' => 0.1,
        _ => 0.03,
    };

    private static HashSet<uint> CommonGrams(int length)
    {
        var grams = new HashSet<uint>();
        foreach (string common in TextRarity.Common)
        {
            byte[] text = Encoding.UTF8.GetBytes(common);
            for (int at = 0; at + length <= text.Length; at++) grams.Add(Gram(text, at, length));
        }
        return grams;
    }

    private static uint Gram(byte[] text, int at, int length)
    {
        uint gram = 0;
        for (int i = at + length - 1; i >= at; i--) gram = (gram << 8) | text[i];
        return gram;
    }
}
