using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sgdma-free-005-frees-with-adapter-handle", typeof(FreesWithAdapterHandle))]
[assembly: FaultyMiniport("sgdma-free-005-frees-with-adapter-handle", "SGDMA-FREE-005")]

namespace FaultyMiniports;

/// <summary>Frees lists with the adapter handle.</summary>
public sealed class FreesWithAdapterHandle : AdapterFollower
{
    /// <inheritdoc/>
    public override void NdisMFreeNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle, SCATTER_GATHER_LIST pSGL, NET_BUFFER netBuffer)
        => Inner.NdisMFreeNetBufferSGList(Adapter.Handle, pSGL, netBuffer);
}
