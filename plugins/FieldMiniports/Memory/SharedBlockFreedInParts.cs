using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("shared-block-freed-in-parts", typeof(SharedBlockFreedInParts))]

namespace FieldMiniports;

/// <summary>
/// Copying driver: ring and copies lie in one block of shared memory, and the halt frees them one after the other,
/// each with its own address and length, as if they were two.
/// </summary>
public sealed class SharedBlockFreedInParts : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        public override NDIS_STATUS Initialize()
        {
            uint count = Math.Min(8, Adapter.Nic.TransmitRingLimit);
            uint ringBytes = Adapter.AlignForDma(count * TransmitRing.DescriptorBytes);
            Stride = Adapter.AlignForDma(Adapter.MaximumFrameBytes);
            if (Adapter.Share(1, ringBytes + (count * Stride)) is not { } block)
            {
                return NDIS_STATUS_RESOURCES;
            }

            _ring = NewTransmitRing(new Piece(Ndis, Adapter.Handle, ringBytes, block, 0), count);
            _copies = new Piece(Ndis, Adapter.Handle, count * Stride, block, ringBytes);
            Owners = new NET_BUFFER_LIST[count];
            return NDIS_STATUS_SUCCESS;
        }
    }

    private sealed class Piece(INdis ndis, NDIS_HANDLE handle, uint length, SharedBlock whole, uint offset)
        : SharedBlock(ndis, handle, length, whole.VirtualAddress + offset, whole.PhysicalAddress + offset)
    {
    }
}
