using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Kernel;

/// <summary>IRQL (contract.md 1.10). One per machine.</summary>
internal sealed class IrqlServices(SimulatedPc pc, HostTrace trace)
{
    /// <inheritdoc/>
    public byte KeGetCurrentIrql()
    {
        TraceMark call = trace.KeGetCurrentIrqlCall();
        byte irql = pc.Current.Irql;
        trace.KeGetCurrentIrqlReturn(call, irql);
        return irql;
    }

    /// <inheritdoc/>
    public void KeRaiseIrql(byte newIrql, out byte oldIrql)
    {
        TraceMark call = trace.KeRaiseIrqlCall(newIrql);
        oldIrql = Change(newIrql);
        trace.KeRaiseIrqlReturn(call);
    }

    /// <inheritdoc/>
    public void KeLowerIrql(byte newIrql)
    {
        TraceMark call = trace.KeLowerIrqlCall(newIrql);
        Change(newIrql);
        trace.KeLowerIrqlReturn(call);
    }

    /// <inheritdoc/>
    public void NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql)
    {
        TraceMark call = trace.NDIS_RAISE_IRQL_TO_DISPATCHCall();
        VirtualProcessor processor = pc.Current;
        oldIrql = processor.Irql;
        processor.Irql = Math.Max(processor.Irql, DISPATCH_LEVEL);
        trace.NDIS_RAISE_IRQL_TO_DISPATCHReturn(call);
    }

    /// <inheritdoc/>
    public void NDIS_LOWER_IRQL(byte oldIrql)
    {
        TraceMark call = trace.NDIS_LOWER_IRQLCall(oldIrql);
        Change(oldIrql);
        trace.NDIS_LOWER_IRQLReturn(call);
    }

    private byte Change(byte newIrql)
    {
        VirtualProcessor processor = pc.Current;
        byte old = processor.Irql;
        processor.Irql = Math.Min(newIrql, HIGH_LEVEL);
        return old;
    }
}
