using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "reg-014-completes-packets-with-context", typeof(CompletesPacketsWithContext), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("reg-014-completes-packets-with-context", "REG-014")]

namespace FaultyMiniports;

/// <summary>Passes the context of its adapter to NdisMSendComplete, where the handle of the adapter is due.</summary>
public sealed class CompletesPacketsWithContext : LegacyAdapterFollower
{
    /// <inheritdoc/>
    public override void NdisMSendComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_PACKET packet, NDIS_STATUS status)
        => Inner.NdisMSendComplete(AdapterContext, packet, status);
}
