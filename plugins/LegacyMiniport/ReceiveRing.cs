using NdisConformance.Contract;

namespace LegacyMiniport;

/// <summary>The receive descriptors. Called with the lock of the adapter held.</summary>
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
        descriptor.Write(Adapter.MaximumFrameBytes, LengthOffset);
        _buffers[index] = buffer;
        Armed++;
        descriptor.Write(Own, FlagsOffset);
    }

    /// <summary>
    /// Takes the oldest buffer that the NIC is done with; null if there is none. The NIC is not trusted with the
    /// length: one beyond the buffer would show NDIS memory that is no frame.
    /// </summary>
    public ReceiveBuffer? TakeDone(out bool isGood)
    {
        isGood = false;
        uint flags = Armed == 0 ? 0 : At(_head).Read<uint>(FlagsOffset);
        if ((flags & (Own | Done)) != Done)
        {
            return null;
        }

        uint length = At(_head).Read<uint>(LengthOffset);
        isGood = (flags & Error) == 0 && length is >= ReceiveBuffer.HeaderBytes and <= Adapter.MaximumFrameBytes;
        ReceiveBuffer buffer = TakeHead();
        buffer.ReceivedBytes = length;
        return buffer;
    }

    /// <summary>Takes the oldest buffer out of the ring of a NIC that is stopped. There is one.</summary>
    public ReceiveBuffer TakeHead()
    {
        ReceiveBuffer buffer = _buffers[_head];
        _head = (_head + 1) % Count;
        Armed--;
        return buffer;
    }

    /// <summary>Prepares the empty ring for a NIC that was reset: it starts at descriptor 0.</summary>
    public void Restart()
    {
        Block.VirtualAddress.Fill(0, Block.Length);
        _head = 0;
    }

    private PVOID At(uint index) => Block.VirtualAddress + (index * DescriptorBytes);
}
