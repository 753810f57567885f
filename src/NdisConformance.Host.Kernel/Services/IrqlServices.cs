using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Kernel;

/// <summary>IRQL (contract.md 1.10). One per machine.</summary>
internal sealed class IrqlServices(DriverBoundary boundary, SimulatedPc pc)
{
    /// <inheritdoc/>
    public byte KeGetCurrentIrql()
    {
        TraceEvent call = boundary.NewCall(TraceName.KeGetCurrentIrql);
        boundary.Begin(ref call);
        byte irql = pc.Current.Irql;
        boundary.End(call, irql);
        return irql;
    }

    /// <inheritdoc/>
    public void KeRaiseIrql(byte newIrql, out byte oldIrql)
        => oldIrql = ChangeIrql(TraceName.KeRaiseIrql, newIrql);

    /// <inheritdoc/>
    public void KeLowerIrql(byte newIrql) => ChangeIrql(TraceName.KeLowerIrql, newIrql);

    /// <inheritdoc/>
    public void NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql)
    {
        TraceEvent call = boundary.NewCall(TraceName.NDIS_RAISE_IRQL_TO_DISPATCH);
        boundary.Begin(ref call);
        VirtualProcessor processor = pc.Current;
        oldIrql = processor.Irql;
        processor.Irql = Math.Max(processor.Irql, DISPATCH_LEVEL);
        boundary.End(call);
    }

    /// <inheritdoc/>
    public void NDIS_LOWER_IRQL(byte oldIrql) => ChangeIrql(TraceName.NDIS_LOWER_IRQL, oldIrql);

    private byte ChangeIrql(TraceName ddi, byte newIrql)
    {
        TraceEvent call = boundary.NewCall(ddi);
        call.Arguments[0] = newIrql;
        boundary.Begin(ref call);
        VirtualProcessor processor = pc.Current;
        byte old = processor.Irql;
        processor.Irql = Math.Min(newIrql, HIGH_LEVEL);
        boundary.End(call);
        return old;
    }
}
