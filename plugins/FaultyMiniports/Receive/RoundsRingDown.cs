using System.Numerics;
using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("recv-028-rounds-ring-down", typeof(RoundsRingDown))]
[assembly: FaultyMiniport("recv-028-rounds-ring-down", "RECV-028")]

namespace FaultyMiniports;

/// <summary>
/// Goes round a ring whose length is a power of two, so that a mask will do, and tells the NIC of the whole block.
/// </summary>
public sealed class RoundsRingDown : AdapterMiniport
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new RoundingAdapter(ndis, adapterHandle, version);

    private sealed class RoundingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override ReceivePath NewReceivePath(Adapter adapter) => new RoundingPath(adapter);

        protected override void Start()
        {
            Receive.Start();
            SharedBlock block = Receive.Ring.Block;
            Nic.Start(Transmit.Ring.Block, Transmit.Ring.Count, block, block.Length / ReceiveRing.DescriptorBytes);
            StartInterrupt();
        }
    }

    private sealed class RoundingPath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override ReceiveRing NewReceiveRing(SharedBlock block, uint count)
            => new(block, 1u << BitOperations.Log2(count));
    }
}
