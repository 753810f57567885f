using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NdisConformance.Benchmarks;

/// <summary>The built tool as a process, against an empty .NET program.</summary>
internal static partial class ToolBenchmark
{
    private const string Empty = "an empty .NET program, whole processes";
    private static readonly string Self = Path.Combine(AppContext.BaseDirectory, "NdisConformance.Benchmarks.dll");
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static int Print(TextWriter output)
    {
        string tool = Built("src/NdisConformance.Cli", "ndis-conformance.dll");
        string without = Built("plugins/ReferenceMiniport", "ReferenceMiniport.dll");
        string with = Built("tests/StaticMiniport", "StaticMiniport.dll");
        if (!File.Exists(tool))
        {
            output.WriteLine("run = - x (the tool is not built: dotnet build src/NdisConformance.Cli -c Release)");
            return 0;
        }

        Ratios.Write(output, "run", AgainstEmpty(tool, "run"), "x", Empty);
        double worker = Ratios.MedianRatio(() => WorkerBenchmark.Start(tool), () => Start(Self, "nothing"));
        Ratios.Write(output, "worker.start", worker, "x", Empty);
        double workers = Ratios.MedianRatio(() => Start(tool, "run"), () => Start(tool, "run", "--in-process"));
        Ratios.Write(output, "run.in-workers", workers, "x", "the same run in the tool's own process");
        double single = AgainstEmpty(tool, "run", "--exclude", "faults/*", "--exclude", "moments/*");
        Ratios.Write(output, "run.scenarios-with-one-run", single, "x", Empty);
        double drivers = Drivers().Matches(Start(tool, "selftest")).Sum(count => int.Parse(count.ValueSpan));
        Ratios.Write(output, "selftest", AgainstEmpty(tool, "selftest") / drivers, "x a driver", Empty);
        if (OperatingSystem.IsLinux())
        {
            double processors = 1 / Ratios.MedianRatio(
                () => Start(tool, "selftest"), () => StartProgram("taskset", "-c", "0", "dotnet", tool, "selftest"),
                rounds: 1);
            Ratios.Write(output, "selftest.processors", processors, "x as fast", "the same on one processor");
        }

        double ratio = Ratios.MedianRatio(() => Start(tool, "run", with), () => Start(tool, "run", without));
        Ratios.Write(output, "run.static-field", ratio, "x", "the same driver without a static field");
        return 0;
    }

    private static double AgainstEmpty(string tool, params string[] arguments)
        => Ratios.MedianRatio(() => Start(tool, arguments), () => Start(Self, "nothing"));

    /// <summary>A file that was built in the same tree and configuration as this program.</summary>
    private static string Built(string project, string file)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NdisConformance.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? ".", project, "bin", Configuration, "net10.0", file);
    }

    private static string Start(string assembly, params string[] arguments)
        => StartProgram("dotnet", [assembly, .. arguments]);

    private static string StartProgram(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text;
    }

    [GeneratedRegex("[0-9]+(?= faulty miniports caught| conforming miniports)", RegexOptions.CultureInvariant)]
    private static partial Regex Drivers();
}
