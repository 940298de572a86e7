using System.Globalization;

namespace RuleGen.Compiler.Emit;

/// <summary>
/// Deals the rules of a large set to a fixed number of files. Thousands of files make an editor slow, and with some dozens of them an edit
/// still rewrites a small part only.
/// </summary>
internal static class Bucket
{
    /// <summary>How many files a large set is dealt to.</summary>
    public const int Most = 64;

    /// <summary>The file a rule goes to, from 0. It depends on the rule's path and on nothing else.</summary>
    public static int Of(string path)
    {
        // FNV-1a over the UTF-16 units: string.GetHashCode differs from process to process.
        uint hash = 2166136261;
        foreach (char c in path) hash = unchecked((hash ^ c) * 16777619);
        return (int)(hash % Most);
    }

    /// <summary>How the file's name ends, in front of its extension.</summary>
    public static string Name(int bucket) => bucket.ToString("00", CultureInfo.InvariantCulture);
}
