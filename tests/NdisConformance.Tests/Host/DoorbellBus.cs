using NdisConformance.Contract;
using NdisConformance.Tests.Nic;

namespace NdisConformance.Tests.Host;

/// <summary>
/// Shows a device its ring as it was at the last doorbell, so that it takes descriptors no sooner than that.
/// </summary>
internal sealed class DoorbellBus(FakeBus bus, ulong ring, int ringBytes) : IDeviceBus
{
    private readonly byte[] _seen = new byte[ringBytes];

    public long Now => bus.Now;

    public void OnDoorbell() => bus.Memory(ring, ringBytes).CopyTo(_seen);

    public bool DmaRead(ulong logicalAddress, Span<byte> destination)
    {
        if (!IsInRing(logicalAddress))
        {
            return bus.DmaRead(logicalAddress, destination);
        }

        _seen.AsSpan((int)(logicalAddress - ring), destination.Length).CopyTo(destination);
        return true;
    }

    public bool DmaWrite(ulong logicalAddress, ReadOnlySpan<byte> source)
    {
        if (IsInRing(logicalAddress))
        {
            source.CopyTo(_seen.AsSpan((int)(logicalAddress - ring)));
        }

        return bus.DmaWrite(logicalAddress, source);
    }

    public void SetInterruptLine(bool asserted) => bus.SetInterruptLine(asserted);

    public void TransmitToWire(ReadOnlySpan<byte> frame) => bus.TransmitToWire(frame);

    public void Schedule(long delayTicks, uint cookie) => bus.Schedule(delayTicks, cookie);

    public int Choose(DeviceChoice kind, int count) => bus.Choose(kind, count);

    private bool IsInRing(ulong address) => address >= ring && address < ring + (ulong)ringBytes;
}
