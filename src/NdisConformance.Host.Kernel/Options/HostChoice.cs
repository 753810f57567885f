namespace NdisConformance.Host.Kernel;

/// <summary>The choices of the host. 0 is always the ordinary outcome.</summary>
public enum HostChoice
{
    /// <summary>When MiniportProcessSGList runs; the values of CallbackMoment.</summary>
    CallbackMoment,

    /// <summary>Whose storage holds a list: 0 the caller's buffer where it fits, 1 NDIS's own all the same.</summary>
    ListStorage,

    /// <summary>Whether a mapping is bounced: 0 no, 1 yes.</summary>
    Bounce,

    /// <summary>Whether a DDI fails, site = the DDI: 0 no, k the k-th of its documented failures.</summary>
    Failure,

    /// <summary>
    /// Whether the other processor runs what is due where a DDI returns with no lock held, site = the DDI: 0 no, 1 yes.
    /// </summary>
    Preempt,

    /// <summary>Which processor takes an interrupt: 0 processor 0, 1 processor 1.</summary>
    InterruptProcessor,

    /// <summary>Whether the ISR runs inside NdisMRegisterInterruptEx: 0 no, 1 yes.</summary>
    EarlyInterrupt,

    /// <summary>When an indicated list returns; the values of ReturnMoment.</summary>
    ReturnMoment,

    /// <summary>When MiniportSharedMemoryAllocateComplete runs; the values of MemoryMoment.</summary>
    MemoryMoment,

    /// <summary>
    /// What else happens at the entry or exit of a DDI or callback, site = its name; the values of
    /// <see cref="BoundaryAlternative"/>.
    /// </summary>
    Boundary,

    /// <summary>The device's own choices follow, one kind each.</summary>
    DeviceFirst,
}
