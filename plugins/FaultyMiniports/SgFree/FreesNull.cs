using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-003-frees-null", typeof(FreesNull))]
[assembly: FaultyMiniport("sgdma-free-003-frees-null", "SGDMA-FREE-003", AlsoFires = "SGDMA-FREE-001, SGDMA-REG-020")]

namespace FaultyMiniports;

/// <summary>Frees NULL instead of the list.</summary>
public sealed class FreesNull : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
        => AskWithoutBuffer(request);

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
        => Inner.NdisMFreeNetBufferSGList(request.DmaHandle, null, request.NetBuffer);
}
