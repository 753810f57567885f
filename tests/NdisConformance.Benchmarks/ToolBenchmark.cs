using System.Diagnostics;

namespace NdisConformance.Benchmarks;

/// <summary>The built tool as a process, against an empty .NET program.</summary>
internal static class ToolBenchmark
{
    public static void Print(TextWriter output)
    {
        string? tool = FindTool();
        if (tool is null)
        {
            output.WriteLine("run = - x (the tool is not built: dotnet build src/NdisConformance.Cli -c Release)");
            return;
        }

        string self = Path.Combine(AppContext.BaseDirectory, "NdisConformance.Benchmarks.dll");
        double ratio = Ratios.MedianRatio(() => Start(tool, "run"), () => Start(self, "nothing"));
        Ratios.Write(output, "run", ratio, "x", "an empty .NET program, whole processes");
    }

    /// <summary>The tool of the same configuration as this program, in the same tree.</summary>
    private static string? FindTool()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        string configuration = folder.Parent!.Name;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NdisConformance.sln")))
        {
            folder = folder.Parent;
        }

        string path = Path.Combine(
            folder?.FullName ?? ".", "src/NdisConformance.Cli/bin", configuration, "net10.0", "ndis-conformance.dll");
        return File.Exists(path) ? path : null;
    }

    private static void Start(string assembly, string argument)
    {
        ProcessStartInfo start = new(Environment.ProcessPath ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (!Path.GetFileNameWithoutExtension(start.FileName).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.FileName = "dotnet";
        }

        start.ArgumentList.Add(assembly);
        start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }
}
