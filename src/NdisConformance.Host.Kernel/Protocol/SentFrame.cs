using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>What the host knows of a frame that a NET_BUFFER was given to send.</summary>
internal struct SentFrame
{
    /// <summary>The number that the frame carries; 0 for no frame.</summary>
    public uint Number;

    public uint Length;

    public uint Nb;

    public uint Nbl;

    /// <summary>True once the frame was on the wire.</summary>
    public bool IsOnWire;

    /// <summary>True once the list was completed, and with success.</summary>
    public bool IsCompleted;

    public bool IsSuccess;

    /// <summary>True if nothing more is to be seen of it.</summary>
    public readonly bool IsSettled => IsCompleted && (IsOnWire || !IsSuccess);

    public readonly TraceObject NetBuffer => new(ObjectKind.Nb, Nb);

    public readonly TraceObject NetBufferList => new(ObjectKind.Nbl, Nbl);
}
