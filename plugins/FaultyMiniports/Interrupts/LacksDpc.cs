using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-002-lacks-dpc", typeof(LacksDpc))]
[assembly: FaultyMiniport("int-002-lacks-dpc", "INT-002")]

namespace FaultyMiniports;

/// <summary>Registers its interrupt without a DPC.</summary>
public sealed class LacksDpc : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterruptEx(
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE miniportInterruptContext,
        ref NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS miniportInterruptCharacteristics,
        out NDIS_HANDLE ndisInterruptHandle)
    {
        miniportInterruptCharacteristics.InterruptDpcHandler = null;
        return Inner.NdisMRegisterInterruptEx(
            miniportAdapterHandle,
            miniportInterruptContext,
            ref miniportInterruptCharacteristics,
            out ndisInterruptHandle);
    }
}
