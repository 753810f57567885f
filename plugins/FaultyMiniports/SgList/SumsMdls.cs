using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-007-sums-mdls", typeof(SumsMdls))]
[assembly: FaultyMiniport("sgdma-list-007-sums-mdls", "SGDMA-LIST-007")]

namespace FaultyMiniports;

/// <summary>
/// Takes for the length of a frame what its MDLs add up to, and looks at it before it asks for the list.
/// </summary>
public sealed class SumsMdls : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        uint total = 0;
        for (MDL mdl = request.NetBuffer.CurrentMdl; mdl != null; mdl = mdl.Next)
        {
            total += mdl.ByteCount;
        }

        uint length = request.Slot.Length;
        request.Slot.Length = total - request.Slot.Offset; // wrong step, seen in ListFollower.GiveBack
        NDIS_STATUS status = base.Ask(request);
        if (status != NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            request.Slot.Length = length;
        }

        return status;
    }
}
