using NdisConformance.Contract;

namespace NdisConformance.Tests.Nic;

/// <summary>A bus with flat memory and a queue of moments: enough to look at a device alone.</summary>
internal sealed class FakeBus : IDeviceBus
{
    private readonly byte[] _memory = new byte[0x10000];
    private readonly PriorityQueue<uint, (long Time, int Order)> _due = new();
    private int _order;

    public long Now { get; private set; }

    public bool IsLineUp { get; private set; }

    public List<byte[]> Wire { get; } = [];

    public Dictionary<DeviceChoice, int> Choices { get; } = [];

    /// <summary>Accesses at or above this address are refused.</summary>
    public ulong RefusedFrom { get; set; } = 0x10000;

    public int DmaAccesses { get; private set; }

    public Span<byte> Memory(ulong address, int length) => _memory.AsSpan((int)address, length);

    public bool DmaRead(ulong logicalAddress, Span<byte> destination)
    {
        DmaAccesses++;
        if (logicalAddress + (ulong)destination.Length > RefusedFrom)
        {
            return false;
        }

        Memory(logicalAddress, destination.Length).CopyTo(destination);
        return true;
    }

    public bool DmaWrite(ulong logicalAddress, ReadOnlySpan<byte> source)
    {
        DmaAccesses++;
        if (logicalAddress + (ulong)source.Length > RefusedFrom)
        {
            return false;
        }

        source.CopyTo(Memory(logicalAddress, source.Length));
        return true;
    }

    public void SetInterruptLine(bool asserted) => IsLineUp = asserted;

    public void TransmitToWire(ReadOnlySpan<byte> frame) => Wire.Add(frame.ToArray());

    public void Schedule(long delayTicks, uint cookie) => _due.Enqueue(cookie, (Now + delayTicks, _order++));

    public int Choose(DeviceChoice kind, int count) => Choices.GetValueOrDefault(kind);

    /// <summary>Runs one moment; false if there is none.</summary>
    public bool RunNext(IVirtualDevice device)
    {
        if (!_due.TryDequeue(out uint cookie, out (long Time, int Order) when))
        {
            return false;
        }

        Now = when.Time;
        device.OnScheduled(cookie);
        return true;
    }

    public void RunAll(IVirtualDevice device)
    {
        while (RunNext(device))
        {
        }
    }
}
