using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>What is known of one adapter, from the entry of MiniportInitializeEx.</summary>
internal sealed class AdapterRecord(TraceObject id, long born)
{
    public TraceObject Id { get; } = id;

    /// <summary>Sequence of the entry of MiniportInitializeEx.</summary>
    public long Born { get; } = born;

    /// <summary>Sequence of the call that set the attributes with success; 0 before.</summary>
    public long RegistrationAttributes { get; set; }

    public long GeneralAttributes { get; set; }

    /// <summary>Sequence of the newest call that failed to set them, until one succeeds; 0 otherwise.</summary>
    public long FailedRegistrationAttributes { get; set; }

    public long FailedGeneralAttributes { get; set; }

    /// <summary>Sequence of the newest call that failed to set attributes and was not made good; 0 if none.</summary>
    public long FailedAttributes => Math.Max(FailedRegistrationAttributes, FailedGeneralAttributes);

    public ulong AttributeFlags { get; set; }

    public ulong MtuSize { get; set; }

    public ulong MacOptions { get; set; }

    /// <summary>The open scatter/gather channel; none where there is none.</summary>
    public TraceObject Dma { get; set; }

    /// <summary>Sequence of the newest registration that succeeded; 0 before.</summary>
    public long DmaRegistered { get; set; }

    /// <summary>Sequence of the newest registration that failed, until one succeeds; 0 otherwise.</summary>
    public long DmaRefused { get; set; }

    /// <summary>Sequence of the newest deregistration, until a new registration succeeds; 0 otherwise.</summary>
    public long DmaDeregistered { get; set; }

    /// <summary>MaximumPhysicalMapping of the newest registration.</summary>
    public ulong MaximumPhysicalMapping { get; set; }

    /// <summary>ScatterGatherListSize as the newest registration told it.</summary>
    public ulong ListSize { get; set; }

    /// <summary>Flags of the newest registration.</summary>
    public ulong DmaFlags { get; set; }

    /// <summary>Lists that were delivered through the channel.</summary>
    public long ListsDelivered { get; set; }

    /// <summary>Sequence of the exit of MiniportHaltEx; 0 before.</summary>
    public long Halted { get; set; }

    /// <summary>Sequence of the exit of a MiniportInitializeEx that failed; 0 otherwise.</summary>
    public long FailedInitialize { get; set; }

    /// <summary>Sequence of a call of NdisWriteErrorLogEntry inside MiniportInitializeEx; 0 before.</summary>
    public long Logged { get; set; }

    /// <summary>True once the device is gone: what was handed to it never reaches the wire.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>True once a deregistration with a wrong handle was reported: the channel stays open.</summary>
    public bool IsDmaMisdirected { get; set; }

    /// <summary>True once the IOMMU refused an access of the device: it may never go on.</summary>
    public bool HasFaulted { get; set; }

    /// <summary>True once a pause ended with something out: what happens to that is no finding more.</summary>
    public bool HasPausedEarly { get; set; }

    /// <summary>Sequence of a shared-memory allocation that failed and was not logged; 0 if there is none.</summary>
    public long SharedMemoryFailed { get; set; }

    public Transition Pause { get; } = new();

    public Transition Restart { get; } = new();

    public Transition Oid { get; } = new();

    public bool IsGone => Halted != 0 || FailedInitialize != 0;
}
