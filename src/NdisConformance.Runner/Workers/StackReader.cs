using System.Runtime.InteropServices;
using Microsoft.Diagnostics.Runtime;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Runner;

/// <summary>
/// A process that looks into a worker, or into what is left of one, and prints the functions of the driver on the stack
/// of one of its threads. The library for that trusts the memory of the worker, which a driver may have ruined: it may
/// end with this process, but not with the tool.
/// </summary>
public static class StackReader
{
    /// <summary>
    /// The first argument of such a process; the worker or its dump, and a function on the stack follow.
    /// </summary>
    public const string Argument = "--stack";

    /// <summary>While native code runs that computes, the stack cannot be read; a moment later it can.</summary>
    private const int MostLooks = 20;

    /// <summary>Prints the lines of <see cref="LaneFrames"/>.</summary>
    /// <param name="worker">The process, or a file: its dump.</param>
    /// <param name="function">The beginning of a function that is on the stack of the thread.</param>
    /// <param name="output">Gets the lines.</param>
    /// <returns>False if this is neither.</returns>
    public static bool Print(string worker, string function, TextWriter output)
    {
        bool isAlive = int.TryParse(worker, out int process);
        if (!isAlive && !File.Exists(worker))
        {
            return false;
        }

        LaneFrames stack = LaneFrames.Unknown;
        for (int look = 0; look < (isAlive ? MostLooks : 1) && stack.Functions.Count == 0; look++)
        {
            stack = Look(
                () => isAlive ? DataTarget.AttachToProcess(process, suspend: true) : DataTarget.LoadDump(worker),
                function);
        }

        foreach (string line in stack.Lines)
        {
            output.WriteLine(line);
        }

        return true;
    }

    /// <summary>The library that knows the data structures of the runtime that we share with the worker.</summary>
    private static string AccessLibrary => Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(),
        OperatingSystem.IsWindows() ? "mscordaccore.dll"
            : OperatingSystem.IsMacOS() ? "libmscordaccore.dylib"
            : "libmscordaccore.so");

    private static LaneFrames Look(Func<DataTarget> open, string function)
    {
        try
        {
            using DataTarget target = open();
            using ClrRuntime runtime = target.ClrVersions[0].CreateRuntime(AccessLibrary, ignoreMismatch: true);
            using SourceLines lines = new();
            return runtime.Threads.Select(Frames)
                .Where(frames => frames.Exists(
                    frame => frame.Function.StartsWith(function, StringComparison.Ordinal)))
                .Select(frames => new LaneFrames(
                    Inside(frames),
                    DriverStack.Of(frames.Select((frame, depth)
                        => $"at {frame.Function}{Line(frame.Frame, isInnermost: depth == 0, lines)}"))))
                .FirstOrDefault(LaneFrames.Unknown);
        }
#pragma warning disable CA1031 // The process may end meanwhile, or the system not let us look; the library throws much.
        catch (Exception)
#pragma warning restore CA1031
        {
            return LaneFrames.Unknown;
        }
    }

    /// <summary>The function that the driver's innermost one had called, without namespace and arguments.</summary>
    private static string Inside(List<(ClrStackFrame Frame, string Function)> frames)
    {
        int driver = frames.FindIndex(frame => DriverStack.IsDriver(frame.Function));
        return driver > 0 && frames[driver - 1].Frame.Method is { Type.Name: { } type, Name: { } name }
            ? $"{type.Split('.')[^1]}.{name}"
            : string.Empty;
    }

    /// <summary>
    /// The functions, the innermost first. A deep recursion has tens of thousands of frames: of a function that calls
    /// itself only the innermost one counts.
    /// </summary>
    private static List<(ClrStackFrame Frame, string Function)> Frames(ClrThread thread)
    {
        Dictionary<ulong, string> names = [];
        List<(ClrStackFrame Frame, string Function)> frames = [];
        ulong last = 0;
        foreach (ClrStackFrame frame in thread.EnumerateStackTrace())
        {
            if (frame.Method is not { } method || method.MethodDesc == last)
            {
                continue;
            }

            last = method.MethodDesc;
            if (!names.TryGetValue(last, out string? name))
            {
                name = method.Signature ?? string.Empty;
                names.Add(last, name);
            }

            if (name.Length > 0)
            {
                frames.Add((frame, name));
            }
        }

        return frames;
    }

    private static string Line(ClrStackFrame frame, bool isInnermost, SourceLines lines)
    {
        // The others are where they go on after a call, which may be in the next line already.
        ulong address = isInnermost ? frame.InstructionPointer : frame.InstructionPointer - 1;
        ClrMethod method = frame.Method!;
        return lines.Of(method.Type.Module.Name ?? string.Empty, method.MetadataToken, Offset(method, address));
    }

    /// <summary>The offset in IL; where the compiler kept none for an address, that of the code before it.</summary>
    private static int Offset(ClrMethod method, ulong address)
    {
        int offset = method.GetILOffset(address);
        return offset >= 0 ? offset : method.ILOffsetMap
            .Where(entry => entry.ILOffset >= 0 && entry.StartAddress <= address)
            .OrderBy(entry => entry.StartAddress)
            .Select(entry => entry.ILOffset)
            .LastOrDefault(-1);
    }
}
