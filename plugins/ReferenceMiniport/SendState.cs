using NdisConformance.Contract;

namespace ReferenceMiniport;

/// <summary>What the driver remembers in a send list while it owns it: how many frames are not done yet.</summary>
internal static class SendState
{
    public static void SetFramesLeft(NET_BUFFER_LIST list, uint count)
        => list.MiniportReserved.Set(0, new PVOID(count));

    /// <summary>Counts one frame as done; true if it was the last one.</summary>
    public static bool FinishFrame(NET_BUFFER_LIST list)
    {
        uint left = (uint)list.MiniportReserved[0].Value - 1;
        SetFramesLeft(list, left);
        return left == 0;
    }
}
