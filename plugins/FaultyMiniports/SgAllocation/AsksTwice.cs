using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-003-asks-twice", typeof(AsksTwice))]
[assembly: FaultyMiniport(
    "sgdma-alloc-003-asks-twice",
    "SGDMA-ALLOC-003",
    AlsoFires = "SEND-020, SGDMA-FREE-010")]

namespace FaultyMiniports;

/// <summary>Asks twice for the list of each frame, and frees the first list along with the second.</summary>
public sealed class AsksTwice : ListFollower
{
    private readonly Dictionary<ListRequest, SCATTER_GATHER_LIST> _first = [];

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        MapAside(request.DmaHandle, request.NetBuffer, request.Flags, list => OnFirst(request, list));
        return base.Ask(request);
    }

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        if (_first.Remove(request, out SCATTER_GATHER_LIST first))
        {
            Inner.NdisMFreeNetBufferSGList(request.DmaHandle, first, request.NetBuffer);
        }

        base.GiveBack(request);
    }

    private void OnFirst(ListRequest request, SCATTER_GATHER_LIST list)
    {
        if (request.IsGivenBack)
        {
            Inner.NdisMFreeNetBufferSGList(request.DmaHandle, list, request.NetBuffer);
        }
        else
        {
            _first.Add(request, list);
        }
    }
}
