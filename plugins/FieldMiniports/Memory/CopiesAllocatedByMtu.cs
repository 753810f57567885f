using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("copies-allocated-by-mtu", typeof(CopiesAllocatedByMtu))]

namespace FieldMiniports;

/// <summary>
/// The block for copied frames is allocated for frames as long as the MTU, without their link headers, but the copies
/// are laid out with them: the last one reaches beyond the block.
/// </summary>
public sealed class CopiesAllocatedByMtu : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        public override NDIS_STATUS Initialize()
        {
            uint count = Math.Min(8, Adapter.Nic.TransmitRingLimit);
            if (Adapter.Share(count, TransmitRing.DescriptorBytes) is not { } block)
            {
                return NDIS_STATUS_RESOURCES;
            }

            _ring = NewTransmitRing(block, count);
            Owners = new NET_BUFFER_LIST[count];
            Stride = Adapter.AlignForDma(Adapter.MaximumFrameBytes);
            _copies = Adapter.Share(count, Adapter.MtuSize);
            return _copies is null ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS;
        }
    }
}
