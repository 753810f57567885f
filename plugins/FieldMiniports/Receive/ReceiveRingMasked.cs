using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("receive-ring-masked", typeof(ReceiveRingMasked))]

namespace FieldMiniports;

/// <summary>
/// The receive ring wraps by a mask, but its length need not be a power of two.
/// </summary>
public sealed class ReceiveRingMasked : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override ReceiveRing NewReceiveRing(SharedBlock block, uint count) => new MaskedRing(block, count);
    }

    private sealed class MaskedRing(SharedBlock block, uint count) : ReceiveRing(block, count)
    {
        public override void Arm(ReceiveBuffer buffer)
        {
            uint index = (_head + Armed) & (Count - 1);
            PVOID descriptor = At(index);
            descriptor.Write(buffer.PhysicalAddress.QuadPart);
            descriptor.Write(buffer.Length, LengthOffset);
            _buffers[index] = buffer;
            Armed++;
            descriptor.Write(Own, FlagsOffset);
        }

        public override ReceiveBuffer? TakeDone(out bool isGood)
        {
            uint index = _head;
            ReceiveBuffer? buffer = base.TakeDone(out isGood);
            _head = buffer is null ? index : (index + 1) & (Count - 1);
            return buffer;
        }
    }
}
