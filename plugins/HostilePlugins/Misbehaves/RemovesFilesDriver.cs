using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("removes-files", typeof(RemovesFilesDriver))]
[assembly: NdisMiniport("removes-files.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Removes a file beside its plugin.</summary>
public sealed class RemovesFilesDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
        => File.Delete(Path.Combine(
            Path.GetDirectoryName(typeof(RemovesFilesDriver).Assembly.Location)!, "HostilePlugins.runtimeconfig.json"));
}
