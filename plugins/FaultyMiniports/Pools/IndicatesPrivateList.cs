using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("nbl-001-indicates-private-list", typeof(IndicatesPrivateList))]
[assembly: FaultyMiniport("nbl-001-indicates-private-list", "NBL-001", AlsoFires = "LIFE-007")]

namespace FaultyMiniports;

/// <summary>Indicates a copy of a list, in memory of its own, when it is restarted.</summary>
public sealed class IndicatesPrivateList : OwnFrameDriver
{
    private const uint ListBytes = 0x190;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            IndicateCopy();
            return restart(context, ref parameters);
        };
    }

    private void IndicateCopy()
    {
        PVOID copy = Inner.NdisAllocateMemoryWithTagPriority(
            Adapter.Handle, ListBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        if (copy == null || Frame is null)
        {
            return;
        }

        copy.MoveFrom(Frame.List, ListBytes);
        Inner.NdisMIndicateReceiveNetBufferLists(
            Adapter.Handle,
            (NET_BUFFER_LIST)copy,
            NDIS_DEFAULT_PORT_NUMBER,
            1,
            NDIS_RECEIVE_FLAGS_RESOURCES);
        Inner.NdisFreeMemory(copy, 0, 0);
    }
}
