using HostilePlugins;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sleeps-in-virtual-time", typeof(SleepsInVirtualTimeDriver))]
[assembly: NdisMiniport("sleeps-in-virtual-time.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Lets the time of the simulated machine go on without end.</summary>
public sealed class SleepsInVirtualTimeDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Pause(
        NDIS_HANDLE miniportAdapterContext, ref NDIS_MINIPORT_PAUSE_PARAMETERS pauseParameters)
    {
        while (true)
        {
            _ndis.NdisMSleep(1_000_000);
        }
    }
}
