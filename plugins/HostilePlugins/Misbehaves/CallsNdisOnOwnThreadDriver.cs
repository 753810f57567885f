using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("calls-ndis-on-own-thread", typeof(CallsNdisOnOwnThreadDriver))]
[assembly: NdisMiniport("calls-ndis-on-own-thread.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Calls NDIS on a thread of its own.</summary>
public sealed class CallsNdisOnOwnThreadDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        INdis ndis = Ndis;
        Thread other = new(() => ndis.NdisGetVersion());
        other.Start();
        other.Join();
    }
}
