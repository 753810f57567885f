using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>What the host knows of a frame that a NET_BUFFER, or a packet of NDIS 5, was given to send.</summary>
internal struct SentFrame
{
    /// <summary>The number that the frame carries; 0 for no frame.</summary>
    public uint Number;

    public uint Length;

    /// <summary>Its bytes, if it comes from a capture; empty otherwise.</summary>
    public ReadOnlyMemory<byte> Captured;

    public uint Nb;

    public uint Nbl;

    /// <summary>The packet, where it is one.</summary>
    public uint Packet;

    /// <summary>True once the frame was on the wire.</summary>
    public bool IsOnWire;

    /// <summary>True once the list was completed, and with success.</summary>
    public bool IsCompleted;

    public bool IsSuccess;

    public readonly FrameBytes Bytes => new(Number, Captured);

    /// <summary>True if nothing more is to be seen of it.</summary>
    public readonly bool IsSettled => IsCompleted && (IsOnWire || !IsSuccess);

    public readonly TraceObject NetBuffer => Packet != 0 ? new(ObjectKind.Packet, Packet) : new(ObjectKind.Nb, Nb);

    public readonly TraceObject NetBufferList => Packet != 0 ? NetBuffer : new(ObjectKind.Nbl, Nbl);
}
