using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "ndis5-045-reserves-two-pointers", typeof(ReservesTwoPointers), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("ndis5-045-reserves-two-pointers", "NDIS5-045")]

namespace FaultyMiniports;

/// <summary>Allocates its packets with room for two pointers of protocols.</summary>
public sealed class ReservesTwoPointers : FaultyLegacyMiniport
{
    /// <inheritdoc/>
    public override void NdisAllocatePacketPool(
        out NDIS_STATUS status, out NDIS_HANDLE poolHandle, uint numberOfDescriptors, uint protocolReservedLength)
        => Inner.NdisAllocatePacketPool(
            out status, out poolHandle, numberOfDescriptors, protocolReservedLength / 2);
}
