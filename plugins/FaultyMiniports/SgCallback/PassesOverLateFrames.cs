using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-cb-007-passes-over-late-frames", typeof(PassesOverLateFrames))]
[assembly: FaultyMiniport("sgdma-cb-007-passes-over-late-frames", "SGDMA-CB-007")]

namespace FaultyMiniports;

/// <summary>Does not wait for a list that is late: frames whose lists came inside the request go before it.</summary>
public sealed class PassesOverLateFrames : ListFollower
{
    private readonly List<ListRequest> _waiting = [];
    private ListRequest? _asking;

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        ListRequest? outer = _asking;
        _asking = request;
        _waiting.Add(request);
        NDIS_STATUS status = base.Ask(request);
        _asking = outer;
        if (status != NDIS_STATUS_SUCCESS)
        {
            _waiting.Remove(request);
        }

        return status;
    }

    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        int place = _waiting.IndexOf(request);
        _waiting.RemoveAt(place);
        for (int i = request == _asking ? place - 1 : -1; i >= 0; i--)
        {
            ListRequest.Exchange(_waiting[i], request);
        }

        base.OnList(request);
    }
}
