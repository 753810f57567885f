using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-007-locks-in-interrupt", typeof(LocksInInterrupt))]
[assembly: FaultyMiniport("int-007-locks-in-interrupt", "INT-007")]

namespace FaultyMiniports;

/// <summary>Takes a spin lock in its ISR.</summary>
public sealed class LocksInInterrupt : LockHolder
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        MINIPORT_ISR isr = miniportInterruptCharacteristics.InterruptHandler!;
        miniportInterruptCharacteristics.InterruptHandler =
            (NDIS_HANDLE context, ref bool queueDpc, ref uint targets) =>
            {
                Inner.NdisAcquireSpinLock(Lock);
                Inner.NdisReleaseSpinLock(Lock);
                return isr(context, ref queueDpc, ref targets);
            };
        return Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
    }
}
