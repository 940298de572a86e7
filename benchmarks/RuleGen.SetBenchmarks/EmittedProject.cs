using System.Diagnostics;
using System.Globalization;
using RuleGen.Benchmarking;

namespace RuleGen.SetBenchmarks;

/// <summary>A console project in a temporary folder whose set is emitted from the rules, with the same measurements.</summary>
internal sealed class EmittedProject : IDisposable
{
    private const int Starts = 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("rulegen-set-").FullName;
    private readonly string _repository = Checkout.Find();

    public EmittedProject(string rules)
    {
        string build = Path.Combine(_repository, "src", "RuleGen", "build");
        string generator = Path.Combine(_repository, "generators", "RuleGen.Generator", "bin", "Release", "netstandard2.0");
        File.WriteAllText(Path.Combine(_folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), """
            using RuleGen;
            using RuleGen.Events;
            using RuleGen.SetBenchmarks;

            if (args[0] == "--table")
            {
                foreach (string path in args[1..]) Measure.Print(System.IO.Path.GetFileNameWithoutExtension(path), Detections.RuleSet, Measure.Read(path));
                return;
            }
            var e = new EventBuffer(Detections.RuleSet.Schema);
            e.ReadJson(File.ReadAllBytes(args[1]));
            Console.WriteLine(Detections.RuleSet.Match(e, new int[16]));
            if (args.Length > 2) Console.WriteLine(System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 >> 20);
            """);
        File.WriteAllText(Path.Combine(_folder, "Set.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{build}/RuleGen.props" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <InvariantGlobalization>true</InvariantGlobalization>
                <TieredPGO>true</TieredPGO>
                <EnableDefaultDetectionItems>false</EnableDefaultDetectionItems>
                <PublishAot Condition="'$(Native)' == 'true'">true</PublishAot>
                <IlcInstructionSet>x86-64-v3</IlcInstructionSet>
              </PropertyGroup>
              <ItemGroup>
                <DetectionRule Include="{Path.GetFullPath(rules)}/**/*.yml" />
                <Compile Include="{_repository}/benchmarks/RuleGen.SetBenchmarks/Measure.cs" />
                <Reference Include="{typeof(RuleSet).Assembly.Location}" />
                <Analyzer Include="{generator}/RuleGen.Generator.dll;{generator}/RuleGen.Compiler.dll;{AppContext.BaseDirectory}/YamlDotNet.dll" />
              </ItemGroup>
              <Import Project="{build}/RuleGen.targets" />
            </Project>
            """);
    }

    private string Assembly => Path.Combine(_folder, "bin", "Release", "net10.0", "Set.dll");

    private string Native => Path.Combine(_folder, "native", "Set");

    public void Build() => Programs.Run("dotnet", "build", "-c", "Release", "--nologo", "-v:q", "-clp:ErrorsOnly", _folder);

    public void Publish() =>
        Programs.Run("dotnet", "publish", "-c", "Release", "--nologo", "-v:q", "-p:Native=true", "-o", Path.Combine(_folder, "native"), _folder);

    /// <summary>Runs the program and gives what it prints.</summary>
    public string Run(bool isNative, string[] arguments) =>
        isNative ? Programs.Run(Native, arguments) : Programs.Run("dotnet", ["exec", Assembly, .. arguments]);

    /// <summary>The shortest life of a process that reads one event and asks all rules.</summary>
    public string Start(bool isNative, string events)
    {
        string file = Path.Combine(_folder, "one.json");
        File.WriteAllBytes(file, Measure.Read(events)[0]);
        double best = double.MaxValue;
        for (int i = 0; i < Starts; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Run(isNative, ["--one", file]);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        string memory = Run(isNative, ["--one", file, "--memory"]).Trim().Split('\n')[^1];
        string size = isNative ? $", {new FileInfo(Native).Length / 1e6:0.0} MB on disk" : "";
        return string.Create(CultureInfo.InvariantCulture, $"\nfrom process start to first verdict and end {best:0} ms, best of {Starts}; peak working set {memory} MiB{size}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
