using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-012-counts-elements", typeof(CountsElements))]
[assembly: FaultyMiniport("sgdma-alloc-012-counts-elements", "SGDMA-ALLOC-012", AlsoFires = "SGDMA-REG-020")]

namespace FaultyMiniports;

/// <summary>Gives the number of elements that its buffer has room for where the size in bytes is due.</summary>
public sealed class CountsElements : ListFollower
{
    private const uint HeadBytes = 0x10;
    private const uint ElementBytes = 0x18;

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
        => Inner.NdisMAllocateNetBufferSGList(
            request.DmaHandle,
            request.NetBuffer,
            request.Context,
            request.Flags,
            request.Buffer,
            (request.BufferSize - HeadBytes) / ElementBytes);
}
