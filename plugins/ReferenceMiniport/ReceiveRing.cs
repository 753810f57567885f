using NdisConformance.Contract;

namespace ReferenceMiniport;

/// <summary>The receive descriptors. The caller keeps two processors from using it at once.</summary>
internal sealed class ReceiveRing(SharedBlock block, uint count)
{
    /// <summary>Bytes of a descriptor.</summary>
    public const uint DescriptorBytes = 16;

    private const uint LengthOffset = 8;
    private const uint FlagsOffset = 12;

    private const uint Done = 0x2;
    private const uint Error = 0x4;
    private const uint Own = 0x8000_0000;

    private readonly ReceiveBuffer[] _buffers = new ReceiveBuffer[count];
    private uint _head;

    /// <summary>The memory of the ring.</summary>
    public SharedBlock Block { get; } = block;

    /// <summary>How many descriptors it has.</summary>
    public uint Count { get; } = count;

    /// <summary>How many buffers the NIC has.</summary>
    public uint Armed { get; private set; }

    /// <summary>
    /// Gives a buffer to the NIC. There is room for it. OWN makes the descriptor valid, so it comes last.
    /// </summary>
    public void Arm(ReceiveBuffer buffer)
    {
        uint index = (_head + Armed) % Count;
        PVOID descriptor = At(index);
        descriptor.Write(buffer.PhysicalAddress.QuadPart);
        descriptor.Write(buffer.Length, LengthOffset);
        _buffers[index] = buffer;
        Armed++;
        descriptor.Write(Own, FlagsOffset);
    }

    /// <summary>Takes the oldest buffer that the NIC is done with; null if there is none.</summary>
    public ReceiveBuffer? TakeDone(out bool isGood)
    {
        isGood = false;
        if (Armed == 0)
        {
            return null;
        }

        PVOID descriptor = At(_head);
        uint flags = descriptor.Read<uint>(FlagsOffset);
        if ((flags & (Own | Done)) != Done)
        {
            return null;
        }

        ReceiveBuffer buffer = _buffers[_head];
        buffer.ReceivedBytes = descriptor.Read<uint>(LengthOffset);
        isGood = (flags & Error) == 0 && buffer.CanHold(buffer.ReceivedBytes);
        _head = (_head + 1) % Count;
        Armed--;
        return buffer;
    }

    /// <summary>True if the NIC is done with the oldest buffer.</summary>
    public bool HasDone() => Armed > 0 && (At(_head).Read<uint>(FlagsOffset) & (Own | Done)) == Done;

    private PVOID At(uint index) => Block.VirtualAddress + (index * DescriptorBytes);
}
