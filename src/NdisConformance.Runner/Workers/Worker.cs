using System.IO.Pipes;
using System.Runtime.InteropServices;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>
/// A process that loads one plugin and runs scenarios on it, so that nothing the plugin does can harm the tool. The
/// simulator lives here: no call of the driver crosses processes.
/// </summary>
public static class Worker
{
    /// <summary>The first argument of a process that is a worker; the ends of its two pipes follow.</summary>
    public const string Argument = "--worker";

    /// <summary>Works until the tool wants no more, and ends the process.</summary>
    /// <param name="orders">The pipe that orders come from.</param>
    /// <param name="answers">The pipe that answers go to.</param>
    /// <param name="catalogue">The scenarios.</param>
    /// <returns>False if the pipes are not there: nobody but the tool starts workers.</returns>
    public static bool Run(string orders, string answers, Func<IReadOnlyList<Scenario>> catalogue)
    {
        AnonymousPipeClientStream from;
        AnonymousPipeClientStream to;
        try
        {
            from = new AnonymousPipeClientStream(PipeDirection.In, orders);
            to = new AnonymousPipeClientStream(PipeDirection.Out, answers);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }

        NativeProcess.LeadGroup();
        NativeProcess.AllowLooks();
        NativeProcess.KeepFromChildren(from.SafePipeHandle);
        NativeProcess.KeepFromChildren(to.SafePipeHandle);

        // Whoever presses Ctrl+C means the tool, which ends its workers.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(
            PosixSignal.SIGINT, context => context.Cancel = true);
        WorkerLoop loop = new(new LineStream(from), new LineStream(to), Path.GetTempPath(), catalogue);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => loop.AnnounceExit();
        loop.Run();
        return true;
    }
}
