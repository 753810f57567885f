using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sgdma-alloc-015-keeps-frame-of-last-send", typeof(KeepsFrameOfLastSend))]
[assembly: FaultyMiniport("sgdma-alloc-015-keeps-frame-of-last-send", "SGDMA-ALLOC-015")]

namespace FaultyMiniports;

/// <summary>Notes the frame of a slot after the request, and frees in the callback a list that is too long.</summary>
public sealed class KeepsFrameOfLastSend : ListFollower
{
    private readonly Dictionary<TransmitSlot, NET_BUFFER> _frames = [];
    private ListRequest? _arriving;

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        // The first frame of a slot was noted when the slot was made ready for it.
        _frames.TryAdd(request.Slot, request.NetBuffer);
        NDIS_STATUS status = base.Ask(request);
        _frames[request.Slot] = request.NetBuffer;
        return status;
    }

    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        _arriving = request;
        base.OnList(request);
        _arriving = null;
    }

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        NET_BUFFER frame = request == _arriving ? _frames[request.Slot] : request.NetBuffer;
        Inner.NdisMFreeNetBufferSGList(request.DmaHandle, request.List, frame);
    }
}
