using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-list-013-retreats-while-mapped", typeof(RetreatsWhileMapped))]
[assembly: FaultyMiniport("sgdma-list-013-retreats-while-mapped", "SGDMA-LIST-013")]

namespace FaultyMiniports;

/// <summary>Makes room for a header of its own in front of the data when the list has come.</summary>
public sealed class RetreatsWhileMapped : ListFollower
{
    private const uint HeaderBytes = 14;

    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        Move(request.NetBuffer, HeaderBytes);
        base.OnList(request);
    }

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        base.GiveBack(request);
        Move(request.NetBuffer, unchecked(0 - HeaderBytes));
    }

    private static void Move(NET_BUFFER netBuffer, uint bytes)
    {
        if (bytes <= netBuffer.CurrentMdlOffset || (int)bytes < 0)
        {
            netBuffer.CurrentMdlOffset -= bytes;
            netBuffer.DataOffset -= bytes;
            netBuffer.DataLength += bytes;
        }
    }
}
