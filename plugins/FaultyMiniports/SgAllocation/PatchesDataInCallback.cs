using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-021-patches-data-in-callback", typeof(PatchesDataInCallback))]
[assembly: FaultyMiniport("sgdma-alloc-021-patches-data-in-callback", "SGDMA-ALLOC-021")]

namespace FaultyMiniports;

/// <summary>Writes into a frame when its list has come.</summary>
public sealed class PatchesDataInCallback : ListFollower
{
    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        FramePatch.Apply(request.NetBuffer);
        base.OnList(request);
    }
}
