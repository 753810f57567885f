using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>A registered line interrupt and what is queued for it.</summary>
internal abstract class InterruptObject(
    uint number, NDIS_HANDLE context, IInterruptHandlers handlers, int processors)
    : HostObject(ObjectKind.Interrupt, number)
{
    public NDIS_HANDLE Context { get; } = context;

    public IInterruptHandlers Handlers { get; } = handlers;

    /// <summary>The work that services it and the work that runs its DPC, once the line has made them.</summary>
    public Work<InterruptObject>? Service { get; set; }

    public Work<InterruptObject>? Dpc { get; set; }

    /// <summary>True while a service is scheduled.</summary>
    public bool IsServiceQueued { get; set; }

    /// <summary>
    /// The activity that holds the interrupt's own lock: it runs MiniportInterrupt or a synchronized function.
    /// </summary>
    public Activity? ServicedBy { get; set; }

    /// <summary>True while a service waits for that activity.</summary>
    public bool IsServiceDeferred { get; set; }

    /// <summary>True from the start of the deregistration: MiniportInterrupt is not called any more.</summary>
    public bool IsDisconnected { get; set; }

    /// <summary>For each processor, whether a DPC is queued, and its context.</summary>
    public bool[] IsDpcQueued { get; } = new bool[processors];

    public PVOID[] DpcContexts { get; } = new PVOID[processors];

    /// <summary>For each processor, the activity that runs the DPC.</summary>
    public Activity?[] RunningDpcs { get; } = new Activity?[processors];

    /// <summary>DPCs in a row that had more to indicate.</summary>
    public int DpcsInARow { get; set; }

    /// <summary>Services in a row between which the device did nothing.</summary>
    public int ServicesInARow { get; set; }

    /// <summary>How often the device had had reason to interrupt by the newest of them.</summary>
    public long Occasions { get; set; }

    /// <summary>Services in a row that nobody claimed while the line stayed up.</summary>
    public int Unclaimed { get; set; }
}
