using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "reg-014-indicates-packets-with-pool", typeof(IndicatesPacketsWithPool), Generation = NdisGeneration.Ndis5)]
[assembly: FaultyMiniport("reg-014-indicates-packets-with-pool", "REG-014")]

namespace FaultyMiniports;

/// <summary>
/// Passes the handle of its packet pool to NdisMIndicateReceivePacket, where the handle of the adapter is due.
/// </summary>
public sealed class IndicatesPacketsWithPool : FaultyLegacyMiniport
{
    private NDIS_HANDLE _pool;

    /// <inheritdoc/>
    public override void NdisAllocatePacketPool(
        out NDIS_STATUS status, out NDIS_HANDLE poolHandle, uint numberOfDescriptors, uint protocolReservedLength)
    {
        Inner.NdisAllocatePacketPool(out status, out poolHandle, numberOfDescriptors, protocolReservedLength);
        _pool = poolHandle;
    }

    /// <inheritdoc/>
    public override void NdisMIndicateReceivePacket(
        NDIS_HANDLE miniportAdapterHandle, ReadOnlySpan<NDIS_PACKET> receivePackets)
        => Inner.NdisMIndicateReceivePacket(_pool, receivePackets);
}
