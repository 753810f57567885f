using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-032-shares-line-without-isr", typeof(SharesLineWithoutIsr), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-032-shares-line-without-isr", "NDIS5-032")]

namespace FaultyMiniports;

/// <summary>Registers an interrupt that others share, with RequestIsr FALSE.</summary>
public sealed class SharesLineWithoutIsr : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterInterrupt(
        NDIS_MINIPORT_INTERRUPT interrupt,
        NDIS_HANDLE miniportAdapterHandle,
        uint interruptVector,
        uint interruptLevel,
        bool requestIsr,
        bool sharedInterrupt,
        NDIS_INTERRUPT_MODE interruptMode)
        => Inner.NdisMRegisterInterrupt( // wrong step
            interrupt,
            miniportAdapterHandle,
            interruptVector,
            interruptLevel,
            requestIsr: false,
            sharedInterrupt,
            interruptMode);
}
