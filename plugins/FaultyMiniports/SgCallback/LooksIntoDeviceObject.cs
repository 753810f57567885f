using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-cb-005-looks-into-device-object", typeof(LooksIntoDeviceObject))]
[assembly: FaultyMiniport("sgdma-cb-005-looks-into-device-object", "SGDMA-CB-005")]

namespace FaultyMiniports;

/// <summary>Looks into the device object that MiniportProcessSGList gets as pDO.</summary>
public sealed class LooksIntoDeviceObject : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        MINIPORT_PROCESS_SG_LIST process = dmaDescription.ProcessSGListHandler!;
        dmaDescription.ProcessSGListHandler = (pDO, reserved, list, context) =>
        {
            _ = pDO.Read<ulong>();
            process(pDO, reserved, list, context);
        };
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }
}
