using ConformingMiniports;
using FaultyMiniports;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-040-acknowledges-after-service", typeof(AcknowledgesAfterService), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-040-acknowledges-after-service", "NDIS5-040")]

namespace FaultyMiniports;

/// <summary>Looks at the rings first, then clears the causes, and with them that of what came meanwhile.</summary>
public sealed class AcknowledgesAfterService : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new Driver();

    private sealed class Driver : INdis5MiniportDriver
    {
        public NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
            => new OwnEntryPoints(ndis).Register(driverObject, registryPath);
    }

    private sealed class OwnEntryPoints(INdis5 ndis) : EntryPoints(ndis, isDeserialized: true)
    {
        protected override Adapter NewAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
            => new OwnAdapter(ndis, adapterHandle, isDeserialized);
    }

    private sealed class OwnAdapter(INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
        : Adapter(ndis, adapterHandle, isDeserialized)
    {
        public override void HandleInterrupt()
        {
            Transmit.Service();
            Receive.Process();

            // Wrong step: a frame that arrived since then has its cause cleared, and waits for the next one.
            if (Nic.AcknowledgeInterrupt())
            {
                ReportLink();
            }

            UnmaskInterrupt();
        }
    }
}
