using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-003-frees-elements", typeof(FreesElements))]
[assembly: FaultyMiniport(
    "sgdma-free-003-frees-elements", "SGDMA-FREE-003", AlsoFires = "SGDMA-FREE-001, SGDMA-REG-020")]

namespace FaultyMiniports;

/// <summary>Frees the address of the first element instead of the list.</summary>
public sealed class FreesElements : ListFollower
{
    private const uint HeadBytes = 0x10;

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
        => AskWithoutBuffer(request);

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
        => Inner.NdisMFreeNetBufferSGList(
            request.DmaHandle, (SCATTER_GATHER_LIST)((PVOID)request.List + HeadBytes), request.NetBuffer);
}
