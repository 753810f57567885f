using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-003-asks-again-in-callback", typeof(AsksAgainInCallback))]
[assembly: FaultyMiniport("sgdma-alloc-003-asks-again-in-callback", "SGDMA-ALLOC-003", AlsoFires = "SGDMA-FREE-017")]

namespace FaultyMiniports;

/// <summary>Asks for the list of a frame again when the list arrives, and frees the second at once.</summary>
public sealed class AsksAgainInCallback : ListFollower
{
    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        MapAside(
            request.DmaHandle,
            request.NetBuffer,
            request.Flags,
            second => Inner.NdisMFreeNetBufferSGList(request.DmaHandle, second, request.NetBuffer));
        base.OnList(request);
    }
}
