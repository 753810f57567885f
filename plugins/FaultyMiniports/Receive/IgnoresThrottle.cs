using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-022-ignores-throttle", typeof(IgnoresThrottle))]
[assembly: FaultyMiniport("recv-022-ignores-throttle", "RECV-022")]

namespace FaultyMiniports;

/// <summary>Indicates all that has arrived, whatever limit NDIS gives its DPC.</summary>
public sealed class IgnoresThrottle : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        MINIPORT_INTERRUPT_DPC dpc = miniportInterruptCharacteristics.InterruptDpcHandler!;
        miniportInterruptCharacteristics.InterruptDpcHandler =
            (context, dpcContext, _, reserved) => dpc(context, dpcContext, null, reserved);
        return Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
    }
}
