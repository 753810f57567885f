using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("nbl-001-indicates-private-net-buffer", typeof(IndicatesPrivateNetBuffer))]
[assembly: FaultyMiniport(
    "nbl-001-indicates-private-net-buffer", "NBL-001", AlsoFires = "LIFE-007, RECV-012")]

namespace FaultyMiniports;

/// <summary>Indicates a list from a pool with a NET_BUFFER in memory of its own, when it is restarted.</summary>
public sealed class IndicatesPrivateNetBuffer : OwnFrameDriver
{
    private const uint NetBufferBytes = 0xB0;

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
            Adapter.Handle, NetBufferBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        if (copy == null || Frame is null)
        {
            return;
        }

        NET_BUFFER_LIST list = Frame.List;
        NET_BUFFER ofPool = list.FirstNetBuffer;
        copy.MoveFrom(ofPool, NetBufferBytes);
        list.FirstNetBuffer = (NET_BUFFER)copy;
        Inner.NdisMIndicateReceiveNetBufferLists(
            Adapter.Handle, list, NDIS_DEFAULT_PORT_NUMBER, 1, NDIS_RECEIVE_FLAGS_RESOURCES);
        list.FirstNetBuffer = ofPool;
        Inner.NdisFreeMemory(copy, 0, 0);
    }
}
