using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("legacy-resources-first", typeof(ResourcesFirstDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Gives NDIS_STATUS_RESOURCES to the first packets of the array instead of the last ones, and waits for
/// MiniportReturnPacket for those behind them. Violates NDIS_SET_PACKET_STATUS: each packet behind one with
/// RESOURCES is the driver's again, too, so these buffers are lost and MiniportHalt waits for ever.
/// </summary>
public sealed class ResourcesFirstDriver : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath CreateReceive(Adapter adapter) => new OwnReceivePath(adapter);

    private sealed class OwnReceivePath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override void Indicate(uint count, uint lent)
        {
            uint kept = count - lent;
            for (uint i = 0; i < count; i++)
            {
                Describe(_batch[i], i < kept ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS);
                _packets[i] = _batch[i].Packet;
            }

            adapter.Ndis.NdisMIndicateReceivePacket(adapter.Handle, _packets.AsSpan(0, (int)count));
            for (uint i = 0; i < kept; i++)
            {
                Recycle(_batch[i]);
            }
        }
    }
}
