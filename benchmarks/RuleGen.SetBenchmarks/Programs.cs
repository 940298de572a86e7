using System.Diagnostics;

namespace RuleGen.SetBenchmarks;

/// <summary>Runs other programs.</summary>
internal static class Programs
{
    /// <summary>Runs a program to its end and gives what it prints.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string Run(string program, params string[] arguments) => Run(program, arguments, mostExitCode: 0, static _ => { });

    /// <summary>Runs a program and looks at it from time to time while it lives.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="mostExitCode">The highest exit code that is no failure.</param>
    /// <param name="look">What is done every millisecond or so.</param>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string Run(string program, string[] arguments, int mostExitCode, Action<Process> look)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        while (!process.WaitForExit(1)) look(process);
        if (process.ExitCode > mostExitCode) throw new InvalidOperationException(output.Result + error.Result);
        return output.Result;
    }
}
