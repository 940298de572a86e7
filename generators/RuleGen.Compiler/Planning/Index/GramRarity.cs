using System.Text;
using RuleGen.Shared;

namespace RuleGen.Compiler.Planning.Index;

/// <summary>Chooses which bytes of a text to look for first: those that ordinary events seldom have.</summary>
internal static class GramRarity
{
    // Words that stand in many a value, though a text that is one of them says something.
    private const double ShareOfWord = 0.02;

    private static readonly string[] _words =
    [
        "ACCESS", "APPLICATION", "ASSEMBLY", "CAPABILITY", "CLASSES", "COMMAND", "COMMON FILES", "COMPONENT", "CONFIG", "CONNECTION",
        "DEFAULT", "DEFENDER", "DOCUMENT", "DOWNLOAD", "DRIVER", "ENVIRONMENT", "EXECUTE", "EXECUTION", "FILE", "GET-", "GOOGLE",
        "IMPHASH=", "INSTALL", "INTERNET", "MANAGEMENT", "MEMBER", "MODULE", "NETWORK", "NEW-", "OBJECT", "OFFICE", "PACKAGE",
        "-PATH ", "POLICIES", "POLICY", "POWERSHELL", "PROCESS", "PROFILE", "PROVIDER", "PUBLIC", "REGISTRY", "REMOTE", "SECURITY",
        "SERVER", "SESSION", "SET-", "SETTINGS", "SHELL", "START", "STORE", "SYSTEM", "UPDATE", "USER", "VERSION", "VIRTUAL", "WINDOWS",
    ];

    private static readonly Dictionary<uint, double> _common = CommonGrams(PlanFormat.GramLength);
    private static readonly Dictionary<uint, double> _commonHeads = CommonGrams(PlanFormat.HeadLength);

    /// <summary>Where the rarest grams in a row begin.</summary>
    /// <param name="text">The text, folded.</param>
    /// <param name="count">How many grams stand in the row.</param>
    public static int RarestWindow(byte[] text, int count)
    {
        int best = 0;
        double least = double.MaxValue;
        var shares = new double[Math.Max(0, text.Length - PlanFormat.GramLength + 1)];
        for (int at = 0; at < shares.Length; at++) shares[at] = Share(text, at, PlanFormat.GramLength, _common);
        for (int start = 0; start + count <= shares.Length; start++)
        {
            double sum = 0;
            for (int at = start; at < start + count; at++) sum += shares[at];
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

    private static double Share(byte[] text, int at, int length, Dictionary<uint, double> common)
    {
        if (common.TryGetValue(Gram(text, at, length), out double known)) return known;
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

    private static Dictionary<uint, double> CommonGrams(int length)
    {
        var grams = new Dictionary<uint, double>();
        foreach ((double share, string common) in TextRarity.Common.Concat(_words.Select(word => (ShareOfWord, word))))
        {
            byte[] text = Encoding.UTF8.GetBytes(common);
            for (int at = 0; at + length <= text.Length; at++)
            {
                uint gram = Gram(text, at, length);
                if (!grams.TryGetValue(gram, out double known) || known < share) grams[gram] = share;
            }
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
