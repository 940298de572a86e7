namespace RuleGen.Generator;

/// <summary>Spells paths so that they say nothing about the machine: relative to the project, with forward slashes.</summary>
internal static class ProjectPath
{
    /// <summary>The path as seen from the folder; only the file's name when the two have no root in common.</summary>
    public static string Relative(string folder, string path)
    {
        string[] from = Segments(folder);
        string[] to = Segments(path);
        if (!IsAbsolute(path)) return string.Join("/", to);
        int common = 0;
        while (common < from.Length && common < to.Length - 1 && from[common] == to[common]) common++;
        bool isBelowRoot = path[0] == '/' && folder.Length > 0 && folder[0] == '/';
        if (common == 0 && !isBelowRoot) return to[to.Length - 1];
        return string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }

    private static bool IsAbsolute(string path) => path.Length > 0 && (path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'));

    // Project files join folders with "..", so a path may come as /a/b/../c.
    private static string[] Segments(string path)
    {
        var segments = new List<string>();
        foreach (string segment in path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".") continue;
            if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] != "..") segments.RemoveAt(segments.Count - 1);
            else segments.Add(segment);
        }
        return segments.ToArray();
    }
}
