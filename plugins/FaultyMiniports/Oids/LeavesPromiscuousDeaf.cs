using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("recv-028-leaves-promiscuous-deaf", typeof(LeavesPromiscuousDeaf))]
[assembly: FaultyMiniport("recv-028-leaves-promiscuous-deaf", "RECV-028")]

namespace FaultyMiniports;

/// <summary>Keeps no more than the filter for its own address when it is no longer promiscuous.</summary>
public sealed class LeavesPromiscuousDeaf : RegisterFollower
{
    private const uint ReceiveFilter = 0x50;

    /// <inheritdoc/>
    public override void NdisWriteRegisterUlong(PVOID register, uint data)
    {
        uint written = data;
        if (register == Registers + ReceiveFilter
            && (data & NDIS.NDIS_PACKET_TYPE_PROMISCUOUS) == 0
            && (Inner.NdisReadRegisterUlong(register) & NDIS.NDIS_PACKET_TYPE_PROMISCUOUS) != 0)
        {
            written &= NDIS.NDIS_PACKET_TYPE_DIRECTED;
        }

        Inner.NdisWriteRegisterUlong(register, written);
    }
}
