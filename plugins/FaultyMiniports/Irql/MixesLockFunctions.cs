using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("irql-004-mixes-lock-functions", typeof(MixesLockFunctions))]
[assembly: FaultyMiniport("irql-004-mixes-lock-functions", "IRQL-004")]

namespace FaultyMiniports;

/// <summary>Releases with NdisDprReleaseSpinLock in its DPC what it took with NdisAcquireSpinLock.</summary>
public sealed class MixesLockFunctions : LockHolder
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
            Inner.NdisAcquireSpinLock(Lock);
            Inner.NdisDprReleaseSpinLock(Lock);
            dpc(context, dpcContext, throttle, reserved);
        };
        return Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
    }
}
