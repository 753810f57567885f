using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>An adapter with few receive buffers, whose receive path asks for more.</summary>
internal class GrowingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
    : Adapter(ndis, adapterHandle, version)
{
    private const uint FirstBuffers = 6;

    /// <summary>The receive path, as what it is.</summary>
    protected GrowingPath Growing => (GrowingPath)Receive;

    public override SharedBlock? Share(uint count, uint pieceBytes)
        => base.Share(count == ReceivePath.BufferCount ? FirstBuffers : count, pieceBytes);

    protected override ReceivePath NewReceivePath(Adapter adapter) => new GrowingPath(adapter, 6, 6, 6);

    protected override NDIS_SG_DMA_DESCRIPTION DmaDescription()
    {
        NDIS_SG_DMA_DESCRIPTION description = base.DmaDescription();
        description.SharedMemAllocateCompleteHandler = OnSharedMemory;
        return description;
    }

    /// <summary>MiniportSharedMemoryAllocateComplete.</summary>
    protected virtual void OnSharedMemory(
        NDIS_HANDLE miniportAdapterContext,
        PVOID virtualAddress,
        in PHYSICAL_ADDRESS physicalAddress,
        uint length,
        PVOID context)
    {
        Growth growth = Ndis.Get<Growth>(context);
        growth.Path.OnMemory(growth, virtualAddress, in physicalAddress, length);
    }
}
