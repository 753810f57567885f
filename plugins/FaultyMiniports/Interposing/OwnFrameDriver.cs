using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FaultyMiniports;

/// <summary>A wrong driver that needs a frame of its own, as long as the channel is open.</summary>
public abstract class OwnFrameDriver : ListFollower
{
    /// <summary>The frame; null if it could not be had.</summary>
    protected OwnFrame? Frame { get; private set; }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        NDIS_STATUS status = base.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
        if (status == NDIS_STATUS_SUCCESS)
        {
            Frame = OwnFrame.Create(Inner, miniportAdapterHandle);
            OnOpened(ndisMiniportDmaHandle);
        }

        return status;
    }

    /// <inheritdoc/>
    public override void NdisMDeregisterScatterGatherDma(NDIS_HANDLE ndisMiniportDmaHandle)
    {
        FreeFrame();
        Inner.NdisMDeregisterScatterGatherDma(ndisMiniportDmaHandle);
    }

    /// <summary>The channel is open. PASSIVE_LEVEL, in MiniportInitializeEx.</summary>
    protected virtual void OnOpened(NDIS_HANDLE dmaHandle)
    {
    }

    /// <summary>Gives the frame back.</summary>
    protected void FreeFrame()
    {
        Frame?.Free();
        Frame = null;
    }

    /// <summary>Asks for the list of the frame. At most DISPATCH_LEVEL.</summary>
    protected void MapFrame(NDIS_HANDLE dmaHandle, uint flags, Action<SCATTER_GATHER_LIST> onList)
    {
        if (Frame is not null)
        {
            Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            MapAside(dmaHandle, Frame.NetBuffer, flags, onList);
            Inner.NDIS_LOWER_IRQL(oldIrql);
        }
    }

    /// <summary>Indicates the frame so that it is the driver's again when the call returns.</summary>
    protected void IndicateFrame(uint flags, uint length = OwnFrame.FrameBytes)
    {
        if (Frame is not null)
        {
            Frame.Describe(length);
            Inner.NdisMIndicateReceiveNetBufferLists(
                Adapter.Handle,
                Frame.List,
                NDIS.NDIS_DEFAULT_PORT_NUMBER,
                1,
                flags | NDIS.NDIS_RECEIVE_FLAGS_RESOURCES);
        }
    }
}
