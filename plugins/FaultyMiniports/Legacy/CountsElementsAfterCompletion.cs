using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_PER_PACKET_INFO;

[assembly: NdisMiniport(
    "ndis5-024-counts-elements-after-completion",
    typeof(CountsElementsAfterCompletion),
    Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-024-counts-elements-after-completion", "NDIS5-024")]

namespace FaultyMiniports;

/// <summary>Reads the number of elements of a packet's list after NdisMSendComplete, for its statistics.</summary>
public sealed class CountsElementsAfterCompletion : FaultyLegacyMiniport
{
    private uint _elements;

    /// <inheritdoc/>
    public override void NdisMSendComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_PACKET packet, NDIS_STATUS status)
    {
        PVOID list = NDIS_PER_PACKET_INFO_FROM_PACKET(packet, ScatterGatherListPacketInfo);
        Inner.NdisMSendComplete(miniportAdapterHandle, packet, status);
        _elements += ((SCATTER_GATHER_LIST)list).NumberOfElements;
    }
}
