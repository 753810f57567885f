using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("nic-told-longest-ring", typeof(NicToldLongestRing))]

namespace FieldMiniports;

/// <summary>
/// Copying driver: the transmit ring is allocated with 8 descriptors, but the ring length register of the NIC is set to
/// the most that the NIC supports: after the eighth frame the NIC reads the memory behind the ring.
/// </summary>
public sealed class NicToldLongestRing : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new CopyTransmitPath(adapter);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override void Start()
        {
            Receive.Start();
            Nic.Start(Transmit.Ring.Block, Nic.TransmitRingLimit, Receive.Ring.Block, Receive.Ring.Count);
            StartInterrupt();
        }
    }
}
