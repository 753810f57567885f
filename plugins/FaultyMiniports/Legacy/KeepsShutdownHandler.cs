using ConformingMiniports;
using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-035-keeps-shutdown-handler", typeof(KeepsShutdownHandler), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-035-keeps-shutdown-handler", "NDIS5-035")]

namespace FaultyMiniports;

/// <summary>
/// Registers its shutdown handler with NdisMRegisterAdapterShutdownHandler, and does not deregister it in MiniportHalt.
/// </summary>
public sealed class KeepsShutdownHandler : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMDeregisterAdapterShutdownHandler(NDIS_HANDLE miniportAdapterHandle)
    {
    }

    /// <inheritdoc/>
    protected override INdis5MiniportDriver CreateDriver() => new RegistersAsNdis50Driver();
}
