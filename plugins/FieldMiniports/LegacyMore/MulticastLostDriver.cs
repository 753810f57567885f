using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport("legacy-multicast-lost", typeof(MulticastLostDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Restores the packet filter after a reset, but not the multicast list that the NIC has lost, and answers FALSE in
/// AddressingReset: groups are not received any more. Violates MiniportReset.
/// </summary>
public sealed class MulticastLostDriver : FieldDriver
{
    /// <inheritdoc/>
    public override ReceiveFilter CreateFilter(Nic nic) => new OwnReceiveFilter(nic);

    private sealed class OwnReceiveFilter(Nic nic) : ReceiveFilter(nic)
    {
        public override void Apply() => nic.SetReceiveFilter(PacketFilter);
    }
}
