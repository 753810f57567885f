using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("truncates-files", typeof(TruncatesFilesDriver))]
[assembly: NdisMiniport("truncates-files.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Truncates every file in its folder for temporary files.</summary>
public sealed class TruncatesFilesDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        foreach (string file in Directory.GetFiles(Path.GetTempPath()))
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            stream.SetLength(0);
        }
    }
}
