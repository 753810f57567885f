using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-free-015-keeps-lists-of-failed-sends", typeof(KeepsListsOfFailedSends))]
[assembly: FaultyMiniport("sgdma-free-015-keeps-lists-of-failed-sends", "SGDMA-FREE-015")]

namespace FaultyMiniports;

/// <summary>Frees the lists of sends that its NIC has done, and forgets those of sends that fail.</summary>
public sealed class KeepsListsOfFailedSends : ListFollower
{
    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        if (request.Slot.Status == NDIS_STATUS_SUCCESS)
        {
            base.GiveBack(request);
        }
    }
}
