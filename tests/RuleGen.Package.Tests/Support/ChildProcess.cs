using System.Diagnostics;

namespace RuleGen.Package.Tests.Support;

internal static class ChildProcess
{
    /// <summary>Starts a program with all its streams redirected.</summary>
    public static Process Start(string program, string folder, string[] arguments, Action<ProcessStartInfo>? prepare = null)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        prepare?.Invoke(start);
        return Process.Start(start)!;
    }
}
