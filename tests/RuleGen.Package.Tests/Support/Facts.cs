using RuleGen.Testing;

namespace RuleGen.Package.Tests.Support;

/// <summary>A test that needs the history of the repository; it is skipped, with the reason, in a copy of the files alone.</summary>
internal sealed class GitFactAttribute : FactAttribute
{
    public GitFactAttribute()
    {
        string git = BuiltProgram.Folder(".git");
        if (!Directory.Exists(git) && !File.Exists(git)) Skip = "these sources are not a clone, so there is no commit to name";
    }
}

/// <summary>A test that compiles to native code; it is skipped, with the reason, where the platform's linker is missing.</summary>
internal sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "native programs are tried on Linux only";
        else if (!IsFound("clang") && !IsFound("gcc")) Skip = "there is no clang and no gcc on the path to link a native program with";
        else if (!IsFound("ld") && !IsFound("ld.lld")) Skip = "there is no linker on the path";
    }

    private static bool IsFound(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
