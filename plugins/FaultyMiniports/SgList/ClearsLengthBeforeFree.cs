using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-013-clears-length-before-free", typeof(ClearsLengthBeforeFree))]
[assembly: FaultyMiniport("sgdma-list-013-clears-length-before-free", "SGDMA-LIST-013")]

namespace FaultyMiniports;

/// <summary>Notes in a frame's DataLength that the NIC is done with it, before it frees the list.</summary>
public sealed class ClearsLengthBeforeFree : ListFollower
{
    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        NET_BUFFER netBuffer = request.NetBuffer;
        uint length = netBuffer.DataLength;
        netBuffer.DataLength = 0;
        base.GiveBack(request);
        netBuffer.DataLength = length;
    }
}
