using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NdisConformance.Runner;

/// <summary>
/// Opens a file of a plugin, whatever lies there: a link that leads nowhere, a pipe that nobody writes to, a device.
/// </summary>
internal static class RegularFile
{
    private const string BuildAgain = "remove it, or build the plugin again";

    /// <summary>No assembly comes near it, and offsets in one are 32 bits wide.</summary>
    private const long LongestLength = 1 << 30;

    // O_NONBLOCK and O_CLOEXEC: the first keeps a pipe from waiting for its other end.
    private static readonly int OpenFlags = OperatingSystem.IsLinux() ? 0x800 | 0x8_0000 : 0x4 | 0x100_0000;

    /// <summary>Opens it for reading. It never waits.</summary>
    /// <exception cref="PluginLoadException">It is no regular file, or it cannot be read.</exception>
    public static FileStream Open(string path)
    {
        string name = Path.GetFileName(path);
        if (Directory.Exists(path))
        {
            throw Unreadable(name, $"{name} is a folder", BuildAgain);
        }

        FileStream file = new(OpenHandle(path, name), FileAccess.Read);
        if (!file.CanSeek)
        {
            file.Dispose();
            throw Unreadable(name, $"{name} is no regular file but a pipe or a device", BuildAgain);
        }

        if (file.Length > LongestLength)
        {
            long gibibytes = file.Length >> 30;
            file.Dispose();
            throw Unreadable(name, $"{name} has {gibibytes} GiB, which no assembly has", BuildAgain);
        }

        return file;
    }

    /// <summary>A failure to read something of a plugin.</summary>
    public static PluginLoadException Unreadable(string name, string message, string fix)
        => new(LoadFailureKind.Unreadable, name, message, fix);

    /// <summary>Says why a file or a folder of a plugin cannot be read.</summary>
    public static PluginLoadException Unreadable(string path, Exception exception)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (BrokenLink(path, name) is { } broken)
        {
            return broken;
        }

        return exception is FileNotFoundException or DirectoryNotFoundException
            ? Unreadable(
                name,
                $"{name} disappeared while the plugin was read",
                "run again when the build of the plugin has ended")
            : Unreadable(
                name,
                $"{name} cannot be read: {exception.Message}",
                "see that the user who runs the tool may read the plugin's folder and the files in it");
    }

    /// <summary>The failure that a link leads nowhere or to itself; null for any other file.</summary>
    public static PluginLoadException? BrokenLink(string path, string name)
    {
        const string fix = "build the plugin again, or make the link lead to the file";
        try
        {
            if (new FileInfo(path).LinkTarget is not { } target)
            {
                return null;
            }

            return File.ResolveLinkTarget(path, returnFinalTarget: true) is { Exists: false }
                ? Unreadable(name, $"{name} is a link to {target}, which does not exist", fix)
                : null;
        }
        catch (IOException)
        {
            return Unreadable(name, $"{name} is a link that leads back to itself, or through too many others", fix);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static SafeFileHandle OpenHandle(string path, string name)
    {
        if (BrokenLink(path, name) is { } broken)
        {
            throw broken;
        }

        if (OperatingSystem.IsWindows())
        {
            return File.OpenHandle(path);
        }

        int descriptor = OpenNative(path, OpenFlags);
        if (descriptor >= 0)
        {
            return new SafeFileHandle(descriptor, ownsHandle: true);
        }

        string reason = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
        throw Unreadable(path, File.Exists(path) ? new IOException(reason) : new FileNotFoundException(reason));
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenNative([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
