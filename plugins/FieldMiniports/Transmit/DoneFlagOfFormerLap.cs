using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("done-flag-of-former-lap", typeof(DoneFlagOfFormerLap))]

namespace FieldMiniports;

/// <summary>
/// The driver looks at DONE alone, and leaves it to the NIC to clear that flag when a descriptor is used again:
/// from the second lap of the ring on (16 descriptors) a frame looks done as soon as it is posted.
/// </summary>
public sealed class DoneFlagOfFormerLap : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new ShortRingNic(ndis, handle);

    private sealed class ShortRingNic(INdis ndis, NDIS_HANDLE handle) : FieldNic(ndis, handle)
    {
        public override uint TransmitRingLimit => Math.Min(16, base.TransmitRingLimit);
    }

    private sealed class Part(Adapter adapter) : TransmitPath(adapter)
    {
        protected override TransmitRing NewTransmitRing(SharedBlock block, uint count) => new LapRing(block, count);
    }

    private sealed class LapRing(SharedBlock block, uint count) : TransmitRing(block, count)
    {
        public override void Add(PHYSICAL_ADDRESS address, uint length)
        {
            PVOID descriptor = At(_next);
            descriptor.Write(address.QuadPart);
            descriptor.Write(length, LengthOffset);
            SetFlags(_next, _added == 0 ? 0 : Own);
            _first = _added == 0 ? _next : _first;
            _added++;
            _next = (_next + 1) % Count;
        }

        public override uint Commit()
        {
            uint last = (_first + _added - 1) % Count;
            if (last != _first)
            {
                SetFlags(last, Own | EndOfFrame);
            }

            SetFlags(_first, last == _first ? Own | EndOfFrame : Own);
            _used += _added;
            _added = 0;
            return last;
        }

        public override bool IsDone(uint lastDescriptor, out bool isTransmitted)
        {
            uint flags = At(lastDescriptor).Read<uint>(FlagsOffset);
            isTransmitted = (flags & Error) == 0;
            return (flags & Done) != 0;
        }

        /// <summary>Sets the flags of the driver, and leaves those of the NIC alone.</summary>
        private void SetFlags(uint index, uint flags)
        {
            uint ofNic = At(index).Read<uint>(FlagsOffset) & (Done | Error);
            At(index).Write(ofNic | flags, FlagsOffset);
        }
    }
}
