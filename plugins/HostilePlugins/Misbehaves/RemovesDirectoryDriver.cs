using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("removes-directory", typeof(RemovesDirectoryDriver))]
[assembly: NdisMiniport("removes-directory.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Changes the current directory, and removes it.</summary>
public sealed class RemovesDirectoryDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        Directory.SetCurrentDirectory(folder.FullName);
        if (!OperatingSystem.IsWindows())
        {
            folder.Delete();
        }
    }
}
