using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "reg-014-indicates-link-with-context", typeof(IndicatesLinkWithContext), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("reg-014-indicates-link-with-context", "REG-014")]

namespace FaultyMiniports;

/// <summary>Passes the context of its adapter to NdisMIndicateStatus, where the handle of the adapter is due.</summary>
public sealed class IndicatesLinkWithContext : LegacyAdapterFollower
{
    /// <inheritdoc/>
    public override void NdisMIndicateStatus(
        NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS generalStatus, PVOID statusBuffer, uint statusBufferSize)
        => Inner.NdisMIndicateStatus(AdapterContext, generalStatus, statusBuffer, statusBufferSize);
}
