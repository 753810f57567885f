using System.Buffers.Binary;
using NdisConformance.Contract;

namespace NdisConformance.Tests.Nic;

/// <summary>A bus that allocates nothing itself, to see what a device allocates.</summary>
internal sealed class FlatBus : IDeviceBus
{
    private readonly byte[] _memory = new byte[0x8000];
    private readonly uint[] _due = new uint[16];
    private int _first;
    private int _count;

    public long Now => 0;

    public int Frames { get; private set; }

    public void PostDescriptor(ulong ring, int slot, ulong address, uint length, uint flags)
    {
        Span<byte> descriptor = _memory.AsSpan((int)ring + (slot * 16), 16);
        BinaryPrimitives.WriteUInt64LittleEndian(descriptor, address);
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor[8..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(descriptor[12..], flags);
    }

    public bool DmaRead(ulong logicalAddress, Span<byte> destination)
    {
        _memory.AsSpan((int)logicalAddress, destination.Length).CopyTo(destination);
        return true;
    }

    public bool DmaWrite(ulong logicalAddress, ReadOnlySpan<byte> source)
    {
        source.CopyTo(_memory.AsSpan((int)logicalAddress));
        return true;
    }

    public void SetInterruptLine(bool asserted)
    {
    }

    public void TransmitToWire(ReadOnlySpan<byte> frame) => Frames++;

    public void Schedule(long delayTicks, uint cookie) => _due[(_first + _count++) % _due.Length] = cookie;

    public int Choose(DeviceChoice kind, int count) => 0;

    public bool RunNext(IVirtualDevice device)
    {
        if (_count == 0)
        {
            return false;
        }

        uint cookie = _due[_first];
        _first = (_first + 1) % _due.Length;
        _count--;
        device.OnScheduled(cookie);
        return true;
    }
}
