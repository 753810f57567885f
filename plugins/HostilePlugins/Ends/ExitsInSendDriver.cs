using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("exits-in-send", typeof(ExitsInSendDriver))]
[assembly: NdisMiniport("exits-in-send.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Ends the process, as if all were well.</summary>
public sealed class ExitsInSendDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => Environment.Exit(0);
}
