using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-015-denies-its-interrupt", typeof(DeniesItsInterrupt))]
[assembly: FaultyMiniport("int-015-denies-its-interrupt", "INT-015")]

namespace FaultyMiniports;

/// <summary>Services its interrupts as it should, and always says that they are those of another device.</summary>
public sealed class DeniesItsInterrupt : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        MINIPORT_ISR service = miniportInterruptCharacteristics.InterruptHandler!;
        miniportInterruptCharacteristics.InterruptHandler =
            (NDIS_HANDLE context, ref bool queueDefaultInterruptDpc, ref uint targetProcessors) =>
            {
                service(context, ref queueDefaultInterruptDpc, ref targetProcessors);
                return false;
            };
        return Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
    }
}
