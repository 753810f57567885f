using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The record of an adapter, for <see cref="AdapterTracker"/> and <see cref="TransitionTracker"/>.</summary>
internal sealed class AdapterRecord(TraceObject id, long born) : IAdapter
{
    public TraceObject Id { get; } = id;

    public long Born { get; } = born;

    public long RegistrationAttributes { get; set; }

    public long GeneralAttributes { get; set; }

    public long FailedRegistrationAttributes { get; set; }

    public long FailedGeneralAttributes { get; set; }

    public long FailedAttributes => Math.Max(FailedRegistrationAttributes, FailedGeneralAttributes);

    public ulong AttributeFlags { get; set; }

    public ulong MtuSize { get; set; }

    public ulong MacOptions { get; set; }

    public TraceObject Dma { get; set; }

    public long DmaRegistered { get; set; }

    public long DmaRefused { get; set; }

    public long DmaDeregistered { get; set; }

    public ulong MaximumPhysicalMapping { get; set; }

    public ulong ListSize { get; set; }

    public ulong DmaFlags { get; set; }

    public long ListsDelivered { get; set; }

    public long Halted { get; set; }

    public long FailedInitialize { get; set; }

    public long Logged { get; set; }

    public bool IsRemoved { get; set; }

    public bool HasFaulted { get; set; }

    public long SharedMemoryFailed { get; set; }

    public Transition Pause { get; } = new();

    public Transition Restart { get; } = new();

    public Transition Oid { get; } = new();

    public Transition? Reset { get; set; }

    public OidState Request { get; set; }

    public ulong PacketFilter { get; set; }

    /// <summary>The filter that is asked for.</summary>
    public ulong AskedFilter { get; set; }

    ITransition IAdapter.Pause => Pause;

    ITransition IAdapter.Restart => Restart;

    ITransition IAdapter.Oid => Oid;

    ITransition? IAdapter.Reset => Reset;

    public bool IsTooLong(ulong frameBytes) => MtuSize != 0 && frameBytes > MtuSize + FrameSizes.Header;

    public bool IsGone => Halted != 0 || FailedInitialize != 0;
}
