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

    /// <summary>What the lane does.</summary>
    public static LaneFrames OfLane(WorkerCommand command, int worker, string folder)
        => Read(command, worker, folder, Lane);

    /// <summary>What the thread did that is ending the process.</summary>
    public static LaneFrames OfExit(WorkerCommand command, int worker, string folder)
        => Read(command, worker, folder, Exit);

    /// <summary>What a thread did of a worker that is over.</summary>
    /// <param name="command">How such a process is started.</param>
    /// <param name="dump">What the runtime left.</param>
    /// <param name="folder">The folder of the worker.</param>
    /// <param name="function">The beginning of a function on the stack.</param>
    public static LaneFrames OfDump(WorkerCommand command, string dump, string folder, string function)
        => Read(command, dump, folder, function);

    private static LaneFrames Read(WorkerCommand command, int worker, string folder, string function)
        => Read(command, worker.ToString(CultureInfo.InvariantCulture), folder, function);

    private static LaneFrames Read(WorkerCommand command, string worker, string folder, string function)
    {
        ProcessStartInfo start = new(
            command.FileName,
            [.. command.Arguments, StackReader.Argument, worker, function])
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
                ? LaneFrames.Read(output.Text)
                : LaneFrames.Unknown;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            return LaneFrames.Unknown;
        }
    }
}
