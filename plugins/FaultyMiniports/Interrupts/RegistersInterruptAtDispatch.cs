using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-001-registers-interrupt-at-dispatch", typeof(RegistersInterruptAtDispatch))]
[assembly: FaultyMiniport("int-001-registers-interrupt-at-dispatch", "INT-001")]

namespace FaultyMiniports;

/// <summary>Registers its interrupt at DISPATCH_LEVEL.</summary>
public sealed class RegistersInterruptAtDispatch : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        NDIS_STATUS status = Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
        Inner.NDIS_LOWER_IRQL(oldIrql);
        return status;
    }
}
