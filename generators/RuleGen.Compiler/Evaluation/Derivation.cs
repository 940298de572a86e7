namespace RuleGen.Compiler.Evaluation;

/// <summary>What a name of the taxonomy takes out of a value with the word behind its <c>#</c>.</summary>
internal static class Derivation
{
    private static readonly char[] _separators = ['\\', '/'];

    /// <summary>The derived text; null when the value holds none.</summary>
    public static string? Of(string derivation, string value) => derivation switch
    {
        "file" => value.Substring(value.LastIndexOfAny(_separators) + 1),
        "folder" => Before(value, value.LastIndexOfAny(_separators)),
        "extension" => Extension(value),
        "name" => value.Substring(value.IndexOf('\\') + 1),
        "domain" => Before(value, value.IndexOf('\\')),
        _ => Hash(value, derivation),
    };

    private static string? Before(string value, int end) => end < 0 ? null : value.Substring(0, end);

    private static string? Extension(string path)
    {
        string file = path.Substring(path.LastIndexOfAny(_separators) + 1);
        int dot = file.LastIndexOf('.');
        return dot < 0 ? null : file.Substring(dot + 1);
    }

    // Sysmon writes all hashes into one text: SHA1=…,MD5=…,IMPHASH=….
    private static string? Hash(string hashes, string algorithm)
    {
        string prefix = algorithm + "=";
        foreach (string hash in hashes.Split(','))
        {
            if (hash.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return hash.Substring(prefix.Length);
        }
        return null;
    }
}
