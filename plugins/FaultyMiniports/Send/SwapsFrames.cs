using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("send-008-swaps-frames", typeof(SwapsFrames))]
[assembly: FaultyMiniport("send-008-swaps-frames", "SEND-008")]

namespace FaultyMiniports;

/// <summary>Sends the second frame of a list before the first.</summary>
public sealed class SwapsFrames : ListFollower
{
    private const uint MinimumFrameBytes = 60;
    private readonly List<NET_BUFFER> _arrived = [];
    private ListRequest? _first;

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        NDIS_STATUS status = base.Ask(request);
        if (status != NDIS_STATUS_SUCCESS && IsSecond(request))
        {
            Release();
        }

        return status;
    }

    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        NET_BUFFER first = request.NetBufferList.FirstNetBuffer;
        NET_BUFFER second = first.Next;
        if (request.NetBuffer == second)
        {
            _arrived.Add(second);
            if (IsSecond(request))
            {
                ListRequest.Exchange(_first!, request);
                Release();
            }
        }
        else if (_first is null
            && request.NetBuffer == first
            && second != null
            && second.DataLength >= MinimumFrameBytes
            && !_arrived.Remove(second))
        {
            _first = request;
            return;
        }

        base.OnList(request);
    }

    private bool IsSecond(ListRequest request)
        => _first is not null && _first.NetBuffer.Next == request.NetBuffer;

    private void Release()
    {
        ListRequest first = _first!;
        _first = null;
        base.OnList(first);
    }
}
