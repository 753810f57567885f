using HostilePlugins;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("returns-huge-status", typeof(ReturnsHugeStatusDriver))]
[assembly: NdisMiniport("returns-huge-status.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Returns a status that does not exist from MiniportPause.</summary>
public sealed class ReturnsHugeStatusDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Pause(
        NDIS_HANDLE miniportAdapterContext, ref NDIS_MINIPORT_PAUSE_PARAMETERS pauseParameters)
    {
        base.Pause(miniportAdapterContext, ref pauseParameters);
        return (NDIS_STATUS)0xDEADBEEF;
    }
}
