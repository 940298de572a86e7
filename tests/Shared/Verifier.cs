using System.Runtime.CompilerServices;
using System.Text;

namespace RuleGen.Testing;

/// <summary>
/// Compares text with the <c>.verified.</c> file beside the test, by the file conventions of Verify:
/// <c>Class.Method[#name].verified.ext</c>, UTF-8 with byte order mark, line feeds, no line end added. On a difference the text is
/// written as <c>.received.</c>; running the tests with <c>SNAPSHOT_ACCEPT=1</c> accepts it, except in continuous integration.
/// </summary>
internal static class Verifier
{
    private static readonly UTF8Encoding _encoding = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Verifies one text.</summary>
    public static Task Verify(
        string text, string extension = "txt", [CallerFilePath] string testFile = "", [CallerMemberName] string method = "") =>
        VerifyFiles([("", text, extension)], testFile, method);

    /// <summary>Verifies generated sources: a file each, named after its hint name, which is also its first line.</summary>
    public static Task Verify(
        IEnumerable<(string HintName, string Text)> sources,
        [CallerFilePath] string testFile = "",
        [CallerMemberName] string method = "")
    {
        IEnumerable<(string, string, string)> files = sources
            .OrderBy(source => source.HintName, StringComparer.Ordinal)
            .Select(source => (
                "#" + Path.GetFileNameWithoutExtension(source.HintName), $"//HintName: {source.HintName}\n{source.Text}", "cs"));
        return VerifyFiles(files, testFile, method);
    }

    private static Task VerifyFiles(IEnumerable<(string Suffix, string Text, string Extension)> files, string testFile, string method)
    {
        string folder = Path.GetDirectoryName(testFile)!;
        string name = $"{Path.GetFileNameWithoutExtension(testFile)}.{method}";
        var faults = new List<string>();
        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string suffix, string text, string extension) in files)
        {
            string verified = Path.Combine(folder, $"{name}{suffix}.verified.{extension}");
            expected.Add(verified);
            if (!Accept(verified, text)) faults.Add(verified);
        }
        foreach (string left in Directory.GetFiles(folder, name + "*.verified.*"))
        {
            if (expected.Contains(left) || !IsOf(left, name)) continue;
            if (Accepts) File.Delete(left);
            else faults.Add(left + " (nothing produces it any more)");
        }
        string message = "These differ; compare .received. with .verified., then run with SNAPSHOT_ACCEPT=1:\n";
        Assert.True(faults.Count == 0, message + string.Join("\n", faults));
        return Task.CompletedTask;
    }

    private static bool Accepts
    {
        get
        {
            if (Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") != "1") return false;
            if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"))) return true;
            throw new InvalidOperationException("SNAPSHOT_ACCEPT is refused where CI is set.");
        }
    }

    private static bool Accept(string verified, string text)
    {
        string normalised = text.Replace("\r\n", "\n");
        string received = verified.Replace(".verified.", ".received.", StringComparison.Ordinal);
        if (File.Exists(verified) && File.ReadAllText(verified) == normalised)
        {
            File.Delete(received);
            return true;
        }
        bool accepts = Accepts;
        File.WriteAllText(accepts ? verified : received, normalised, _encoding);
        if (accepts) File.Delete(received);
        return accepts;
    }

    // A method's name may begin another's, so what follows it must be a suffix or the word itself.
    private static bool IsOf(string file, string name)
    {
        string rest = Path.GetFileName(file)[name.Length..];
        return rest.StartsWith('#') || rest.StartsWith(".verified.", StringComparison.Ordinal);
    }
}
