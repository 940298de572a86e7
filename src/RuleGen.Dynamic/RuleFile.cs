extern alias compiler;

using System.Buffers;
using System.Text;
using compiler::RuleGen.Compiler.Diagnostics;
using compiler::RuleGen.Compiler.Documents;

namespace RuleGen.Dynamic;

/// <summary>A file that may hold rules.</summary>
/// <param name="Path">Its path for people: as named, or joined to the folder named, with forward slashes.</param>
/// <param name="FullPath">Where it lies.</param>
internal sealed record RuleFile(string Path, string FullPath)
{
    /// <summary>
    /// The most bytes that are read of a file: no text within the compiler's limit has more, and what a link may lead to need not end.
    /// </summary>
    public const int MaxBytes = 4 * DocumentLimits.FileLength;

    private const int Block = 64 << 10;

    private static readonly string[] _extensions = [".md", ".yml", ".yaml"];

    /// <summary>The list of tests that lies beside the file; null when there is none.</summary>
    public RuleFile? Tests { get; private init; }

    /// <summary>
    /// The files named and those below the folders named, each once, by path; a rule has its tests if they are among them.
    /// </summary>
    /// <param name="paths">The files and folders.</param>
    /// <param name="unreadable">Receives the folders that cannot be listed.</param>
    public static RuleFile[] Find(IEnumerable<string> paths, List<RuleDiagnostic> unreadable)
    {
        var files = new List<RuleFile>();
        foreach (string path in paths)
        {
            if (File.Exists(path)) files.Add(new RuleFile(FolderWalk.Slashes(path), System.IO.Path.GetFullPath(path)));
            else if (Directory.Exists(path)) files.AddRange(Below(path, unreadable));
            else throw new FileNotFoundException($"There is no file or folder '{path}'.", path);
        }
        RuleFile[] found = [.. files.DistinctBy(file => file.FullPath).OrderBy(file => file.Path, StringComparer.Ordinal)];
        var tests = new Dictionary<string, RuleFile>(StringComparer.Ordinal);
        foreach (RuleFile file in found)
        {
            if (TestFilePath.RuleOf(file.FullPath) is { } rule) tests[rule] = file;
        }
        return [.. found.Select(file => file.WithTests(tests))];
    }

    /// <summary>The file's text.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="InvalidDataException">It is longer than <see cref="MaxBytes"/>.</exception>
    public string Read()
    {
        using var stream = new FileStream(
            FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            int length = 0;
            while (stream.Read(bytes, length, bytes.Length - length) is > 0 and int count)
            {
                length += count;
                if (length > MaxBytes) throw new InvalidDataException($"the file is longer than {MaxBytes} bytes");
                if (length == bytes.Length) Grow(ref bytes);
            }
            return Decode(bytes, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>The text of a file: of UTF-8, or of what a mark at its beginning says.</summary>
    private static string Decode(byte[] bytes, int length)
    {
        bool mayHaveMark = length > 0 && bytes[0] is 0xEF or 0xFE or 0xFF or 0;
        if (!mayHaveMark) return Encoding.UTF8.GetString(bytes, 0, length);
        using var text = new StreamReader(new MemoryStream(bytes, 0, length), Encoding.UTF8);
        return text.ReadToEnd();
    }

    private static void Grow(ref byte[] bytes)
    {
        byte[] grown = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        bytes.CopyTo(grown, 0);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = grown;
    }

    private RuleFile WithTests(Dictionary<string, RuleFile> tests) =>
        TestFilePath.Stem(FullPath) is { } stem && tests.TryGetValue(stem, out RuleFile? found) ? this with { Tests = found } : this;

    private static IEnumerable<RuleFile> Below(string folder, List<RuleDiagnostic> unreadable)
    {
        string full = System.IO.Path.GetFullPath(folder);
        void Report(string name, Exception fault)
        {
            string message = "The folder cannot be read: " + fault.Message;
            unreadable.Add(new RuleDiagnostic(FolderWalk.Join(folder, name), 1, 1, DiagnosticTable.Internal, RuleSeverity.Error, message));
        }

        return FolderWalk.Files(full, Report)
            .Where(name => Array.Exists(_extensions, extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
            .Select(name => new RuleFile(FolderWalk.Join(folder, name), System.IO.Path.Combine(full, name)));
    }
}
