using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>The temporary folder of a worker, with the traces of its lanes. Both are removed with it.</summary>
internal sealed class WorkerFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ndis-conformance-");

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

        try
        {
            _folder.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Something that the plugin left there cannot be removed; the system's cleaning will.
        }
    }
}
