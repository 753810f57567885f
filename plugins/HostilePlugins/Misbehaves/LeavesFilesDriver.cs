using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("leaves-files", typeof(LeavesFilesDriver))]
[assembly: NdisMiniport("leaves-files.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Leaves files in the temporary folder.</summary>
public sealed class LeavesFilesDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
        => File.WriteAllText(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()), "left");
}
