using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "reg-014-tries-packet-pool-for-buffers", typeof(TriesPacketPoolForBuffers), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("reg-014-tries-packet-pool-for-buffers", "REG-014")]

namespace FaultyMiniports;

/// <summary>Asks the packet pool for its first buffer, and the buffer pool only when that failed.</summary>
public sealed class TriesPacketPoolForBuffers : FaultyLegacyMiniport
{
    private NDIS_HANDLE _packetPool;

    /// <inheritdoc/>
    public override void NdisAllocatePacketPool(
        out NDIS_STATUS status, out NDIS_HANDLE poolHandle, uint numberOfDescriptors, uint protocolReservedLength)
    {
        Inner.NdisAllocatePacketPool(out status, out poolHandle, numberOfDescriptors, protocolReservedLength);
        _packetPool = poolHandle;
    }

    /// <inheritdoc/>
    public override void NdisAllocateBuffer(
        out NDIS_STATUS status, out MDL buffer, NDIS_HANDLE poolHandle, PVOID virtualAddress, uint length)
    {
        if (_packetPool != null)
        {
            Inner.NdisAllocateBuffer(out _, out _, _packetPool, virtualAddress, length);
            _packetPool = null;
        }

        Inner.NdisAllocateBuffer(out status, out buffer, poolHandle, virtualAddress, length);
    }
}
