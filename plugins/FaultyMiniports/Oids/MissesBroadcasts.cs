using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-028-misses-broadcasts", typeof(MissesBroadcasts))]
[assembly: FaultyMiniport("recv-028-misses-broadcasts", "RECV-028")]

namespace FaultyMiniports;

/// <summary>Does not let the NIC receive frames to all stations, whatever the filter says.</summary>
public sealed class MissesBroadcasts : RegisterFollower
{
    private const uint ReceiveFilter = 0x50;

    /// <inheritdoc/>
    public override void NdisWriteRegisterUlong(PVOID register, uint data)
        => Inner.NdisWriteRegisterUlong(
            register, register == Registers + ReceiveFilter ? data & ~NDIS.NDIS_PACKET_TYPE_BROADCAST : data);
}
