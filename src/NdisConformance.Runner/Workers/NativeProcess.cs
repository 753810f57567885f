using System.Diagnostics;
using System.Runtime.InteropServices;

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
