using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("truncates-files", typeof(TruncatesFilesDriver))]
[assembly: NdisMiniport("truncates-files.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Truncates what traces it finds in its folder for temporary files, and leaves some there itself.</summary>
public sealed class TruncatesFilesDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        string folder = Path.GetTempPath();
        File.WriteAllText(Path.Combine(folder, "own.trace"), "mine");
        foreach (string file in Directory.GetFiles(folder, "*.trace"))
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            stream.SetLength(0);
        }
    }
}
