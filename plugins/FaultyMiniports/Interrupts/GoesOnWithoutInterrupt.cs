using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("int-013-goes-on-without-interrupt", typeof(GoesOnWithoutInterrupt))]
[assembly: FaultyMiniport("int-013-goes-on-without-interrupt", "INT-013")]

namespace FaultyMiniports;

/// <summary>Does not notice that NdisMRegisterInterruptEx failed, and waits for the interrupt of its sends.</summary>
public sealed class GoesOnWithoutInterrupt : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
        return NDIS_STATUS_SUCCESS;
    }

    /// <inheritdoc/>
    public override bool NdisMSynchronizeWithInterruptEx(
        NDIS_HANDLE ndisInterruptHandle,
        uint messageId,
        MINIPORT_SYNCHRONIZE_INTERRUPT synchronizeFunction,
        NDIS_HANDLE synchronizeContext)
        => ndisInterruptHandle == null
            ? synchronizeFunction(synchronizeContext)
            : Inner.NdisMSynchronizeWithInterruptEx(
                ndisInterruptHandle, messageId, synchronizeFunction, synchronizeContext);
}
