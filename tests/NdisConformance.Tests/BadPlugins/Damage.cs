using System.Diagnostics;
using System.Reflection.PortableExecutable;

namespace NdisConformance.Tests.BadPlugins;

/// <summary>Damages files.</summary>
internal static class Damage
{
    /// <summary>Offset of the flags in the header that .NET adds to a library.</summary>
    private const int FlagsOffset = 16;

    /// <summary>Puts other bytes in the place of these, which occur at least once.</summary>
    public static string Replace(string path, byte[] before, byte[] after)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int places = 0;
        for (int i = bytes.AsSpan().IndexOf(before); i >= 0; places++)
        {
            after.CopyTo(bytes, i);
            int next = bytes.AsSpan(i + before.Length).IndexOf(before);
            i = next < 0 ? next : i + before.Length + next;
        }

        Assert.That(places, Is.Positive, "the bytes to replace do not occur");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Keeps the headers of a library, and nothing of its metadata.</summary>
    public static string CutOff(string path)
    {
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..700]);
        return path;
    }

    /// <summary>Sets the flags that say for which processes an assembly is.</summary>
    public static string SetFlags(string path, CorFlags flags)
    {
        byte[] bytes = File.ReadAllBytes(path);
        using PEReader file = new(new MemoryStream(bytes));
        BitConverter.TryWriteBytes(bytes.AsSpan(file.PEHeaders.CorHeaderStartOffset + FlagsOffset), (int)flags);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Makes a pipe that nobody writes to.</summary>
    public static string MakePipe(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using Process make = Process.Start("mkfifo", [path]);
        make.WaitForExit();
        Assert.That(make.ExitCode, Is.Zero);
        return path;
    }

    /// <summary>Makes a link, wherever it leads.</summary>
    public static string MakeLink(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, target);
        return path;
    }
}
