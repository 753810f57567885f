using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("sgdma-free-009-indicates-before-free", typeof(IndicatesBeforeFree))]
[assembly: FaultyMiniport(
    "sgdma-free-009-indicates-before-free", "SGDMA-FREE-009", AlsoFires = "RECV-020, RECV-012")]

namespace FaultyMiniports;

/// <summary>Indicates a frame that its NIC may have written before it frees the list.</summary>
public sealed class IndicatesBeforeFree : OwnFrameDriver
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_RESTART restart = characteristics.RestartHandler!;
        characteristics.RestartHandler = (NDIS_HANDLE context, ref NDIS_MINIPORT_RESTART_PARAMETERS parameters) =>
        {
            if (Frame is { } frame)
            {
                MapFrame(Adapter.DmaHandle, 0, list => Indicate(frame, list));
            }

            return restart(context, ref parameters);
        };
    }

    private void Indicate(OwnFrame frame, SCATTER_GATHER_LIST list)
    {
        IndicateFrame(NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL);
        Inner.NdisMFreeNetBufferSGList(Adapter.DmaHandle, list, frame.NetBuffer);
    }
}
