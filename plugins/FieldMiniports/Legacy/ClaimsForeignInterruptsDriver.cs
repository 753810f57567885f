using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-claims-foreign-interrupts", typeof(ClaimsForeignInterruptsDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// MiniportISR recognizes every interrupt, and only the DPC depends on the NIC: on a shared line the other driver is
/// never asked. NDIS 5: InterruptRecognized is FALSE if the driver's NIC did not generate the interrupt.
/// </summary>
public sealed class ClaimsForeignInterruptsDriver : FieldDriver
{
    /// <inheritdoc/>
    protected override EntryPoints NewEntryPoints(INdis5 ndis, bool isDeserialized)
        => new OwnEntryPoints(this, ndis, isDeserialized);

    private sealed class OwnEntryPoints(FieldDriver driver, INdis5 ndis, bool isDeserialized)
        : FieldEntryPoints(driver, ndis, isDeserialized)
    {
        protected override void Isr(
            out bool interruptRecognized, out bool queueMiniportHandleInterrupt, NDIS_HANDLE miniportAdapterContext)
        {
            base.Isr(out _, out queueMiniportHandleInterrupt, miniportAdapterContext);
            interruptRecognized = true;
        }
    }
}
