using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport("legacy-shutdown-halts", typeof(ShutdownHaltsDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// MiniportShutdown calls the code of MiniportHalt: it takes locks, waits, completes packets and frees memory. NDIS 5:
/// MiniportShutdown runs at any IRQL and does nothing more than restore the NIC to its initial state; it can call only
/// what is safe at any IRQL.
/// </summary>
public sealed class ShutdownHaltsDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        => new OwnAdapter(this, ndis, handle, isDeserialized);

    private sealed class OwnAdapter(FieldDriver driver, INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
        : FieldAdapter(driver, ndis, handle, isDeserialized)
    {
        public override void Shutdown()
        {
            if (!_isReleasing)
            {
                Halt();
            }
        }
    }
}
