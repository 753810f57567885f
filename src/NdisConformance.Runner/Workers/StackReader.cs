using System.Runtime.InteropServices;
using Microsoft.Diagnostics.Runtime;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Runner;

/// <summary>
/// A process that looks into a worker and prints the functions of the driver on the stack of one of its threads. The
/// library for that trusts the memory of the worker, which a driver may have ruined: it may end with this process, but
/// not with the tool.
/// </summary>
public static class StackReader
{
    /// <summary>The first argument of such a process; the worker and a function on the stack follow.</summary>
    public const string Argument = "--stack";

    /// <summary>While native code runs that computes, the stack cannot be read; a moment later it can.</summary>
    private const int MostLooks = 20;

    /// <summary>Prints a function a line, the innermost first.</summary>
    /// <param name="worker">The process.</param>
    /// <param name="function">The beginning of a function that is on the stack of the thread.</param>
    /// <param name="output">Gets the lines.</param>
    /// <returns>False if this is no process.</returns>
    public static bool Print(string worker, string function, TextWriter output)
    {
        if (!int.TryParse(worker, out int process))
        {
            return false;
        }

        IReadOnlyList<string> stack = [];
        for (int look = 0; look < MostLooks && stack.Count == 0; look++)
        {
            stack = Look(process, function);
        }

        foreach (string name in stack)
        {
            output.WriteLine(name);
        }

        return true;
    }

    /// <summary>The library that knows the data structures of the runtime that we share with the worker.</summary>
    private static string AccessLibrary => Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(),
        OperatingSystem.IsWindows() ? "mscordaccore.dll"
            : OperatingSystem.IsMacOS() ? "libmscordaccore.dylib"
            : "libmscordaccore.so");

    private static IReadOnlyList<string> Look(int process, string function)
    {
        try
        {
            using DataTarget target = DataTarget.AttachToProcess(process, suspend: true);
            using ClrRuntime runtime = target.ClrVersions[0].CreateRuntime(AccessLibrary, ignoreMismatch: true);
            return runtime.Threads.Select(Functions)
                .Where(functions => functions.Exists(name => name.StartsWith(function, StringComparison.Ordinal)))
                .Select(functions => DriverStack.Of(functions.Select(name => $"at {name}")))
                .FirstOrDefault([]);
        }
#pragma warning disable CA1031 // The process may end meanwhile, or the system not let us look; the library throws much.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    private static List<string> Functions(ClrThread thread) =>
    [
        .. thread.EnumerateStackTrace()
            .Select(frame => frame.Method?.Signature)
            .OfType<string>(),
    ];
}
