using LegacyMiniport;
using NdisConformance.Contract;

namespace ConformingMiniports;

/// <summary>Completes the packets that its NIC has finished newest first. NDIS asks for no order.</summary>
public sealed class CompletesNewestFirstDriver() : LegacyVariant(isDeserialized: true)
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        public override void Complete(ref PacketQueue done)
        {
            Stack<(NDIS_PACKET Packet, NDIS_STATUS Status)> taken = new();
            while (done.Count > 0)
            {
                NDIS_PACKET packet = done.RemoveHead(out NDIS_STATUS status);
                taken.Push((packet, status));
            }

            while (taken.TryPop(out (NDIS_PACKET Packet, NDIS_STATUS Status) newest))
            {
                done.Append(newest.Packet, newest.Status);
            }

            base.Complete(ref done);
        }
    }
}
