using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("throws-in-send", typeof(ThrowsInSendDriver))]
[assembly: NdisMiniport("throws-in-send.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Throws in MiniportSendNetBufferLists.</summary>
public sealed class ThrowsInSendDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => throw new InvalidOperationException("no hardware");
}
