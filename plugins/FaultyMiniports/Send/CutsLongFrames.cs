using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("send-014-cuts-long-frames", typeof(CutsLongFrames))]
[assembly: FaultyMiniport("send-014-cuts-long-frames", "SEND-014")]

namespace FaultyMiniports;

/// <summary>Sends no more than its longest frame of a frame that is longer.</summary>
public sealed class CutsLongFrames : TransmitPathMiniport
{
    private const uint LongestMapping = 8192;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        dmaDescription.MaximumPhysicalMapping = LongestMapping;
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }

    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new CuttingPath(adapter);

    private sealed class CuttingPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override NDIS_STATUS Check(NET_BUFFER_LIST list)
        {
            NDIS_STATUS status = base.Check(list);
            if (status == NDIS_STATUS_INVALID_LENGTH && list.FirstNetBuffer != null)
            {
                uint frames = 0;
                for (NET_BUFFER frame = list.FirstNetBuffer; frame != null; frame = frame.Next)
                {
                    frames++;
                }

                SendState.SetFramesLeft(list, frames);
                status = NDIS_STATUS_SUCCESS;
            }

            return status;
        }

        protected override TransmitSlot? TakeNext()
        {
            TransmitSlot? slot = base.TakeNext();
            if (slot is not null)
            {
                slot.Length = Math.Min(slot.Length, Adapter.MaximumFrameBytes);
            }

            return slot;
        }
    }
}
