using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("irql-005-sleeps-in-dpc", typeof(SleepsInDpc))]
[assembly: FaultyMiniport("irql-005-sleeps-in-dpc", "IRQL-005")]

namespace FaultyMiniports;

/// <summary>Sleeps in its DPC.</summary>
public sealed class SleepsInDpc : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        MINIPORT_INTERRUPT_DPC dpc = miniportInterruptCharacteristics.InterruptDpcHandler!;
        miniportInterruptCharacteristics.InterruptDpcHandler = (context, dpcContext, throttle, reserved) =>
        {
            Inner.NdisMSleep(1);
            dpc(context, dpcContext, throttle, reserved);
        };
        return Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
    }
}
