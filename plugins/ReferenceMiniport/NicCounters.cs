namespace ReferenceMiniport;

/// <summary>What the NIC counted in one direction, by whom the frames were for.</summary>
internal readonly struct NicCounters(
    ulong directedFrames,
    ulong directedBytes,
    ulong multicastFrames,
    ulong multicastBytes,
    ulong broadcastFrames,
    ulong broadcastBytes)
{
    /// <summary>Frames to one station.</summary>
    public ulong DirectedFrames => directedFrames;

    /// <summary>Their bytes.</summary>
    public ulong DirectedBytes => directedBytes;

    /// <summary>Frames to a group.</summary>
    public ulong MulticastFrames => multicastFrames;

    /// <summary>Their bytes.</summary>
    public ulong MulticastBytes => multicastBytes;

    /// <summary>Frames to all stations.</summary>
    public ulong BroadcastFrames => broadcastFrames;

    /// <summary>Their bytes.</summary>
    public ulong BroadcastBytes => broadcastBytes;

    /// <summary>All frames.</summary>
    public ulong Frames => directedFrames + multicastFrames + broadcastFrames;

    /// <summary>All bytes.</summary>
    public ulong Bytes => directedBytes + multicastBytes + broadcastBytes;
}
