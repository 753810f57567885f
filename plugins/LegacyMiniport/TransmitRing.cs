using NdisConformance.Contract;

namespace LegacyMiniport;

/// <summary>The transmit descriptors. Called with the lock of the adapter held.</summary>
internal sealed class TransmitRing(SharedBlock block, uint count)
{
    /// <summary>Bytes of a descriptor.</summary>
    public const uint DescriptorBytes = 16;

    private const uint LengthOffset = 8;
    private const uint FlagsOffset = 12;

    private const uint EndOfFrame = 0x1;
    private const uint Done = 0x2;
    private const uint Error = 0x4;
    private const uint Own = 0x8000_0000;

    private uint _next;
    private uint _used;
    private uint _first;
    private uint _added;

    /// <summary>The memory of the ring.</summary>
    public SharedBlock Block { get; } = block;

    /// <summary>How many descriptors it has.</summary>
    public uint Count { get; } = count;

    /// <summary>True if that many descriptors are free.</summary>
    public bool HasRoomFor(uint descriptors) => Count - _used >= descriptors;

    /// <summary>
    /// Adds a piece to the frame that is being built. OWN makes a descriptor valid and the NIC may look at any time,
    /// so address and length come before OWN, and the first descriptor of the frame gets it last.
    /// </summary>
    public void Add(PHYSICAL_ADDRESS address, uint length)
    {
        PVOID descriptor = At(_next);
        descriptor.Write(address.QuadPart);
        descriptor.Write(length, LengthOffset);
        descriptor.Write(_added == 0 ? 0 : Own, FlagsOffset);
        _first = _added == 0 ? _next : _first;
        _added++;
        _next = (_next + 1) % Count;
    }

    /// <summary>Gives the frame to the NIC. Returns its last descriptor, which the NIC marks as done.</summary>
    public uint Commit()
    {
        uint last = (_first + _added - 1) % Count;
        if (last != _first)
        {
            At(last).Write(Own | EndOfFrame, FlagsOffset);
        }

        At(_first).Write(last == _first ? Own | EndOfFrame : Own, FlagsOffset);
        _used += _added;
        _added = 0;
        return last;
    }

    /// <summary>True if the NIC is done with the frame that ends at a descriptor.</summary>
    public bool IsDone(uint lastDescriptor, out bool isTransmitted)
    {
        uint flags = At(lastDescriptor).Read<uint>(FlagsOffset);
        isTransmitted = (flags & Error) == 0;
        return (flags & (Own | Done)) == Done;
    }

    /// <summary>Frees the oldest descriptors in use.</summary>
    public void Release(uint descriptors) => _used -= descriptors;

    /// <summary>Empties the ring for a NIC that was reset: it starts at descriptor 0.</summary>
    public void Clear()
    {
        Block.VirtualAddress.Fill(0, Block.Length);
        (_next, _used) = (0, 0);
    }

    private PVOID At(uint index) => Block.VirtualAddress + (index * DescriptorBytes);
}
