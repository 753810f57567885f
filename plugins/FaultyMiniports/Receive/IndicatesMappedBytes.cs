using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-020-indicates-mapped-bytes", typeof(IndicatesMappedBytes))]
[assembly: FaultyMiniport(
    "recv-020-indicates-mapped-bytes", "RECV-020", AlsoFires = "SGDMA-FREE-009, RECV-012")]

namespace FaultyMiniports;

/// <summary>Keeps a frame mapped for the NIC from initialization to halt, and indicates it meanwhile.</summary>
public sealed class IndicatesMappedBytes : OwnFrameDriver
{
    private SCATTER_GATHER_LIST _list;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            NDIS_STATUS status = restart(context, ref parameters);
            IndicateFrame(0);
            return status;
        };
    }

    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        if (Frame is { } frame && _list != null)
        {
            Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            Inner.NdisMFreeNetBufferSGList(ndisMiniportDmaHandle, _list, frame.NetBuffer);
            Inner.NDIS_LOWER_IRQL(oldIrql);
            _list = null;
        }

        base.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
    }

    /// <inheritdoc/>
    protected override void OnOpened(NDIS_HANDLE dmaHandle) => MapFrame(dmaHandle, 0, list => _list = list);
}
