using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("changes-directory", typeof(ChangesDirectoryDriver))]
[assembly: NdisMiniport("changes-directory.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Changes the current directory.</summary>
public sealed class ChangesDirectoryDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => Directory.SetCurrentDirectory(Path.GetPathRoot(Path.GetTempPath())!);
}
