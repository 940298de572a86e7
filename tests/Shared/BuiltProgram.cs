using System.Diagnostics;

namespace RuleGen.Testing;

/// <summary>A program of this repository, built in the configuration the test runs in, that is started as a process of its own.</summary>
internal static class BuiltProgram
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(5);

    /// <summary>What a program left behind.</summary>
    /// <param name="ExitCode">Its exit code.</param>
    /// <param name="Output">Its standard output.</param>
    /// <param name="Error">Its standard error.</param>
    internal sealed record Outcome(int ExitCode, string Output, string Error)
    {
        /// <summary>Its standard output, line by line, without the end of the last line.</summary>
        public string[] Lines => Output.TrimEnd('\n').ReplaceLineEndings("\n").Split('\n');
    }

    /// <summary>The configuration the tests were built in, <c>Debug</c> or <c>Release</c>.</summary>
    public static string Configuration => Build.Name;

    /// <summary>The folder of the project that is tested with, such as <c>samples/RunKeyAgent</c> in the repository.</summary>
    public static string Folder(string project) => Path.GetFullPath(Path.Combine(Build.Parent!.Parent!.Parent!.Parent!.FullName, project));

    /// <summary>Runs a program to its end.</summary>
    /// <param name="project">The folder of its project, relative to the repository.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="environment">What is added to its environment.</param>
    public static Outcome Run(string project, string[] arguments, string input = "", params (string Name, string Value)[] environment)
    {
        using Process process = Start(project, arguments, environment);
        return Finish(process, input);
    }

    /// <summary>Feeds a started program, all of whose streams are redirected, and waits until it ends.</summary>
    public static Outcome Finish(Process process, string input = "")
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        WaitForEnd(process);
        return new Outcome(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Starts a program with all its streams redirected.</summary>
    public static Process Start(string project, string[] arguments, params (string Name, string Value)[] environment)
    {
        string name = Path.GetFileName(project);
        string dll = Path.Combine(Folder(project), "bin", Configuration, Framework.Name, name + ".dll");
        Assert.True(File.Exists(dll), $"{dll} is not there; build {project} first");
        var start = new ProcessStartInfo(Dotnet)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in (string[])["exec", dll, .. arguments]) start.ArgumentList.Add(argument);
        foreach ((string variable, string value) in environment) start.Environment[variable] = value;
        return Process.Start(start)!;
    }

    /// <summary>Waits until a program ends; one that does not is ended, and the test fails.</summary>
    public static void WaitForEnd(Process process)
    {
        if (process.WaitForExit(_limit)) return;
        process.Kill(entireProcessTree: true);
        Assert.Fail($"the program did not end within {_limit.TotalMinutes} minutes");
    }

    /// <summary>The <c>dotnet</c> that runs the tests.</summary>
    public static string Dotnet => Environment.ProcessPath is { } host && IsDotnet(host) ? host : "dotnet";

    // Tests lie in <project>/bin/<configuration>/<framework>.
    private static DirectoryInfo Framework { get; } = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private static DirectoryInfo Build => Framework.Parent!;

    private static bool IsDotnet(string path) => Path.GetFileNameWithoutExtension(path) == "dotnet";
}
