using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace NdisConformance.Runner;

/// <summary>What .NET has no function for.</summary>
internal static partial class NativeProcess
{
    private const int SetDescriptorFlags = 2;
    private const int CloseOnExecute = 1;
    private const int Kill = 9;
    private const int SetTracer = 0x59616d61;
    private const nint AnyProcess = -1;

    /// <summary>
    /// This process and its children become a group of their own, which no terminal interrupts and which can be ended
    /// as a whole. Nothing on Windows.
    /// </summary>
    public static void LeadGroup()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetSession();
        }
    }

    /// <summary>Children of this process do not get the handle.</summary>
    public static void KeepFromChildren(SafeHandle handle)
    {
        if (OperatingSystem.IsWindows())
        {
            _ = SetHandleInformation(handle.DangerousGetHandle(), 1, 0);
        }
        else
        {
            _ = SetDescriptor((int)handle.DangerousGetHandle(), SetDescriptorFlags, CloseOnExecute);
        }
    }

    /// <summary>Lets other processes of the user look into this one, where only its parent may by default.</summary>
    public static void AllowLooks()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = ControlProcess(SetTracer, AnyProcess, 0, 0, 0);
        }
    }

    /// <summary>Ends everything that is left of the group of a process that was a worker.</summary>
    public static void EndGroup(int leader)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SendSignal(-leader, Kill);
        }
    }

    /// <summary>
    /// Ends the processes that have something in their environment, as what a worker started has, whatever group they
    /// are in. Only Linux tells.
    /// </summary>
    public static void EndThoseWith(string environment)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        byte[] wanted = Encoding.UTF8.GetBytes(environment);
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int process)
                && process != Environment.ProcessId
                && EnvironmentOf(folder).AsSpan().IndexOf(wanted) >= 0)
            {
                _ = SendSignal(process, Kill);
            }
        }
    }

    /// <summary>Bytes of memory that a process has; .NET reads all of its threads to find out.</summary>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public static long MemoryOf(Process process)
    {
        if (!OperatingSystem.IsLinux())
        {
            return process.WorkingSet64;
        }

        try
        {
            // Pages: all of them, then those in memory.
            string pages = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/statm"));
            return long.Parse(pages.Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException("the process has ended", exception);
        }
    }

    private static byte[] EnvironmentOf(string folder)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, "environ"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is somebody else's.
            return [];
        }
    }

    /// <summary>Ends this process at once.</summary>
    public static void EndSelf()
    {
        using Process self = Process.GetCurrentProcess();
        self.Kill();
    }

    [DllImport("libc", EntryPoint = "setsid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetSession();

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetDescriptor(int descriptor, int command, int flags);

    [DllImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ControlProcess(int option, nint second, nint third, nint fourth, nint fifth);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);

    [DllImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SetHandleInformation(nint handle, int mask, int flags);
}
