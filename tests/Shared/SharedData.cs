namespace RuleGen.Testing;

/// <summary>
/// Finds the reference data the tests may read when it is present: conformance cases, recorded events, golden hits.
/// It is looked for in the folder the environment variable <c>RULEGEN_DATA</c> names, then in <c>shared/data</c>
/// beside any folder above the running test.
/// </summary>
internal static class SharedData
{
    /// <summary>The sentence a skipped test carries.</summary>
    public const string Absent = "the reference data is not here: set RULEGEN_DATA, or put it at ../shared/data beside the clone";

    /// <summary>The folder, or null when this machine does not have it.</summary>
    public static string? Root { get; } = Find();

    /// <summary>The full path of one file or folder of the data; null when the data is absent.</summary>
    public static string? Path(params string[] parts) =>
        Root is null ? null : System.IO.Path.Combine([Root, .. parts]);

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("RULEGEN_DATA");
        if (!string.IsNullOrEmpty(named)) return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = System.IO.Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(System.IO.Path.Combine(candidate, "conformance"))) return candidate;
        }
        return null;
    }
}

/// <summary>A test that needs the reference data; it is skipped, with the reason, where the data is absent.</summary>
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Root is null) Skip = SharedData.Absent;
    }
}

/// <summary>A theory that needs the reference data; it is skipped, with the reason, where the data is absent.</summary>
internal sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute()
    {
        if (SharedData.Root is null) Skip = SharedData.Absent;
    }
}
