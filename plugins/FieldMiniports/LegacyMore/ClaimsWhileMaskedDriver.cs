using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-claims-while-masked", typeof(ClaimsWhileMaskedDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// MiniportISR looks at the causes and not at the mask: while its own NIC is masked and waits for
/// MiniportHandleInterrupt, it claims the interrupts of its neighbours on the line. Violates MiniportISR:
/// InterruptRecognized is for interrupts of the own NIC.
/// </summary>
public sealed class ClaimsWhileMaskedDriver : FieldDriver
{
    /// <inheritdoc/>
    public override Nic CreateNic(INdis5 ndis, NDIS_HANDLE adapterHandle) => new OwnNic(ndis, adapterHandle);

    private sealed class OwnNic(INdis5 ndis, NDIS_HANDLE adapterHandle) : Nic(ndis, adapterHandle)
    {
        public override bool IsInterrupting() => Read(InterruptCause) is not 0 and not AllOnes;
    }
}
