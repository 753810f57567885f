using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-alloc-025-advances-by-hand", typeof(AdvancesByHand))]
[assembly: FaultyMiniport("sgdma-alloc-025-advances-by-hand", "SGDMA-ALLOC-025")]

namespace FaultyMiniports;

/// <summary>Leaves the header out of what it maps, and forgets that CurrentMdlOffset goes with DataOffset.</summary>
public sealed class AdvancesByHand : ListFollower
{
    private const uint HeaderBytes = 14;

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        Move(request.NetBuffer, HeaderBytes);
        NDIS_STATUS status = base.Ask(request);
        if (status != NDIS_STATUS_SUCCESS)
        {
            Move(request.NetBuffer, unchecked(0 - HeaderBytes));
        }

        return status;
    }

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        base.GiveBack(request);
        Move(request.NetBuffer, unchecked(0 - HeaderBytes));
    }

    private static void Move(NET_BUFFER netBuffer, uint bytes)
    {
        netBuffer.DataOffset += bytes;
        netBuffer.DataLength -= bytes;
    }
}
