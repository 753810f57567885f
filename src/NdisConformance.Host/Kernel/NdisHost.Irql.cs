using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host;

/// <content>IRQL (contract.md 1.10).</content>
public partial class NdisHost
{
    /// <inheritdoc/>
    public byte KeGetCurrentIrql()
    {
        TraceEvent call = NewCall(TraceName.KeGetCurrentIrql);
        Begin(ref call);
        byte irql = _pc.Current.Irql;
        End(call, irql);
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
        TraceEvent call = NewCall(TraceName.NDIS_RAISE_IRQL_TO_DISPATCH);
        Begin(ref call);
        VirtualProcessor processor = _pc.Current;
        oldIrql = processor.Irql;
        processor.Irql = Math.Max(processor.Irql, DISPATCH_LEVEL);
        End(call);
    }

    /// <inheritdoc/>
    public void NDIS_LOWER_IRQL(byte oldIrql) => ChangeIrql(TraceName.NDIS_LOWER_IRQL, oldIrql);

    private byte ChangeIrql(TraceName ddi, byte newIrql)
    {
        TraceEvent call = NewCall(ddi);
        call.Arguments[0] = newIrql;
        Begin(ref call);
        VirtualProcessor processor = _pc.Current;
        byte old = processor.Irql;
        processor.Irql = Math.Min(newIrql, HIGH_LEVEL);
        End(call);
        return old;
    }
}
