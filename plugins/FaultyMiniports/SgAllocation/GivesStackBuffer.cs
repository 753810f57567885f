using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-026-gives-stack-buffer", typeof(GivesStackBuffer))]
[assembly: FaultyMiniport("sgdma-alloc-026-gives-stack-buffer", "SGDMA-ALLOC-026")]

namespace FaultyMiniports;

/// <summary>Gives a buffer on its stack, which is no nonpaged memory.</summary>
public sealed class GivesStackBuffer : ListFollower
{
    private const ulong OnTheStack = 0xFFFF_8800_1234_5600;

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
        => Inner.NdisMAllocateNetBufferSGList(
            request.DmaHandle,
            request.NetBuffer,
            request.Context,
            request.Flags,
            new PVOID(OnTheStack),
            request.BufferSize);
}
