using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NdisConformance.Runner;

/// <summary>
/// Finds out what a worker with one lane is doing, by another process: <see cref="StackReader"/>. Its files go with the
/// folder of the worker.
/// </summary>
internal static class LaneStack
{
    private const string Exit = "System.Environment.Exit(";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string Lane = $"{typeof(WorkerLane).FullName}.";

    /// <summary>The functions of the driver on the stack of the lane, the innermost first.</summary>
    public static IReadOnlyList<string> OfLane(WorkerCommand command, int worker, string folder)
        => Read(command, worker, folder, Lane);

    /// <summary>Those on the stack of the thread that is ending the process.</summary>
    public static IReadOnlyList<string> OfExit(WorkerCommand command, int worker, string folder)
        => Read(command, worker, folder, Exit);

    private static string[] Read(WorkerCommand command, int worker, string folder, string function)
    {
        ProcessStartInfo start = new(
            command.FileName,
            [.. command.Arguments, StackReader.Argument, worker.ToString(CultureInfo.InvariantCulture), function])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        WorkerEnvironment.Fill(start.Environment, folder);
        try
        {
            using Process process = WorkerProcess.StartOther(start);
            CappedOutput output = new(process.StandardOutput.BaseStream);
            CappedOutput errors = new(process.StandardError.BaseStream);
            if (!process.WaitForExit(Patience))
            {
                process.Kill();
            }

            return output.Wait(Patience) && errors.Wait(Patience) && process.ExitCode == 0
                ? output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                : [];
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            return [];
        }
    }
}
