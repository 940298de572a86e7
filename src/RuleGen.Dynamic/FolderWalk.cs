namespace RuleGen.Dynamic;

/// <summary>Finds the files below a folder.</summary>
internal static class FolderWalk
{
    /// <summary>
    /// The files below a folder, as paths relative to it with forward slashes, in ordinal order. Links to folders are not followed, since
    /// they may lead in circles.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="unreadable">Called with the relative path of each folder that cannot be listed, and why.</param>
    public static List<string> Files(string folder, Action<string, Exception> unreadable)
    {
        var files = new List<string>();
        var open = new Stack<string>();
        open.Push("");
        while (open.TryPop(out string? relative))
        {
            try
            {
                foreach (FileSystemInfo entry in new DirectoryInfo(Path.Combine(folder, relative)).EnumerateFileSystemInfos())
                {
                    string name = relative.Length == 0 ? entry.Name : relative + "/" + entry.Name;
                    if (entry is FileInfo) files.Add(name);
                    else if ((entry.Attributes & FileAttributes.ReparsePoint) == 0) open.Push(name);
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                unreadable(relative, fault);
            }
        }
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>The path of a file below a folder, with forward slashes.</summary>
    public static string Join(string folder, string relative) => Slashes(Path.Join(folder, relative));

    /// <summary>A path with forward slashes, where the system has others.</summary>
    public static string Slashes(string path) =>
        Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
}
