using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-039-never-reports-lost-link", typeof(NeverReportsLostLink), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-039-never-reports-lost-link", "NDIS5-039")]

namespace FaultyMiniports;

/// <summary>Indicates NDIS_STATUS_MEDIA_CONNECT for every change of the link.</summary>
public sealed class NeverReportsLostLink : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisMIndicateStatus(
        NDIS_HANDLE miniportAdapterHandle, NDIS_STATUS generalStatus, PVOID statusBuffer, uint statusBufferSize)
        => Inner.NdisMIndicateStatus(
            miniportAdapterHandle, NDIS_STATUS.NDIS_STATUS_MEDIA_CONNECT, statusBuffer, statusBufferSize);
}
