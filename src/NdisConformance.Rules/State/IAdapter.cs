using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>An adapter as checkers see it, from the entry of MiniportInitializeEx.</summary>
internal interface IAdapter
{
    TraceObject Id { get; }

    /// <summary>Sequence of the entry of MiniportInitializeEx.</summary>
    long Born { get; }

    /// <summary>Sequence of the call that set the attributes with success; 0 before.</summary>
    long RegistrationAttributes { get; }

    long GeneralAttributes { get; }

    /// <summary>Sequence of the newest call that failed to set them, until one succeeds; 0 otherwise.</summary>
    long FailedRegistrationAttributes { get; }

    long FailedGeneralAttributes { get; }

    /// <summary>Sequence of the newest call that failed to set attributes and was not made good; 0 if none.</summary>
    long FailedAttributes { get; }

    ulong AttributeFlags { get; }

    ulong MtuSize { get; }

    ulong MacOptions { get; }

    /// <summary>True if a frame has more payload than MtuSize.</summary>
    bool IsTooLong(ulong frameBytes);

    /// <summary>The open scatter/gather channel; none where there is none.</summary>
    TraceObject Dma { get; }

    /// <summary>Sequence of the newest registration that succeeded; 0 before.</summary>
    long DmaRegistered { get; }

    /// <summary>Sequence of the newest registration that failed, until one succeeds; 0 otherwise.</summary>
    long DmaRefused { get; }

    /// <summary>Sequence of the newest deregistration, until a new registration succeeds; 0 otherwise.</summary>
    long DmaDeregistered { get; }

    /// <summary>MaximumPhysicalMapping of the newest registration.</summary>
    ulong MaximumPhysicalMapping { get; }

    /// <summary>ScatterGatherListSize, as the newest registration gave it.</summary>
    ulong ListSize { get; }

    /// <summary>Flags of the newest registration.</summary>
    ulong DmaFlags { get; }

    /// <summary>Lists that were delivered through the channel.</summary>
    long ListsDelivered { get; }

    /// <summary>Sequence of the exit of MiniportHaltEx; 0 before.</summary>
    long Halted { get; }

    /// <summary>Sequence of the exit of a MiniportInitializeEx that failed; 0 otherwise.</summary>
    long FailedInitialize { get; }

    /// <summary>Sequence of a call of NdisWriteErrorLogEntry inside MiniportInitializeEx; 0 before.</summary>
    long Logged { get; }

    /// <summary>True once the device is gone: what was handed to it never reaches the wire.</summary>
    bool IsRemoved { get; }

    /// <summary>True once the IOMMU refused an access of the device: it may never go on.</summary>
    bool HasFaulted { get; }

    /// <summary>Sequence of a shared-memory allocation that failed and was not logged; 0 if there is none.</summary>
    long SharedMemoryFailed { get; }

    ITransition Pause { get; }

    ITransition Restart { get; }

    ITransition Oid { get; }

    /// <summary>Null before the first reset.</summary>
    ITransition? Reset { get; }

    /// <summary>The request that it was given last.</summary>
    OidState Request { get; }

    /// <summary>The packet filter that was set last with success; 0 before.</summary>
    ulong PacketFilter { get; }

    bool IsGone { get; }
}
