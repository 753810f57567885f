using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>A registered line interrupt and what is queued for it.</summary>
internal sealed class InterruptObject(
    uint number, NDIS_HANDLE context, NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS characteristics)
    : HostObject(ObjectKind.Interrupt, number)
{
    public NDIS_HANDLE Context { get; } = context;

    public NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS Characteristics { get; } = characteristics;

    /// <summary>True while a service is scheduled.</summary>
    public bool IsServiceQueued { get; set; }

    /// <summary>For each processor, whether a DPC is queued, and its context.</summary>
    public bool[] IsDpcQueued { get; } = new bool[2];

    public PVOID[] DpcContexts { get; } = new PVOID[2];

    /// <summary>DPCs that run now.</summary>
    public int RunningDpcs { get; set; }

    /// <summary>Services in a row that nobody claimed while the line stayed up.</summary>
    public int Unclaimed { get; set; }
}
