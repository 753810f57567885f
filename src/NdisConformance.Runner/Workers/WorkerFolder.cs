using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>The temporary folder of a worker, with the traces of its lanes. Both are removed with it.</summary>
internal sealed class WorkerFolder : IDisposable
{
    private const string Prefix = "ndis-conformance-";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory(Prefix);

    public WorkerFolder(int lanes)
    {
        TracePaths = [.. Enumerable.Range(0, lanes).Select(lane => System.IO.Path.Combine(Path, $"lane-{lane}.trace"))];
        Traces = [.. TracePaths.Select(SharedTrace.Create)];
    }

    public string Path => _folder.FullName;

    public IReadOnlyList<string> TracePaths { get; }

    public IReadOnlyList<SharedTrace> Traces { get; }

    /// <summary>The run that a lane had, and its events.</summary>
    public (string Variation, TraceStore Events) Survivors(int lane)
        => (Traces[lane].Variation, Traces[lane].ToStore());

    public void Dispose()
    {
        foreach (SharedTrace trace in Traces)
        {
            trace.Dispose();
        }

        Remove(Path);
    }

    /// <summary>
    /// Removes the name of a trace that both sides have open, so that the plugin cannot do anything to the file.
    /// Windows keeps it until both have closed it.
    /// </summary>
    public static void RemoveTrace(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }
    }

    /// <summary>Removes such a folder with all that is in it, and no other folder.</summary>
    public static void Remove(string path)
    {
        string folder = System.IO.Path.TrimEndingDirectorySeparator(path);
        if (!System.IO.Path.GetFileName(folder).StartsWith(Prefix, StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            if (File.Exists(folder))
            {
                File.Delete(folder);
            }
            else
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Something that the plugin left there cannot be removed; the system's cleaning will.
        }
    }
}
