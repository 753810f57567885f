using NdisConformance.Contract;
using NdisConformance.Machine;

namespace NdisConformance.Host;

/// <summary>What the device may do: the bus of the simulated PC with one device on it.</summary>
internal sealed class DeviceBus(NdisHost host, SimulatedPc pc, IVirtualDevice device) : IDeviceBus, IMachineTarget
{
    /// <inheritdoc/>
    public long Now => pc.Now;

    /// <inheritdoc/>
    public bool DmaRead(ulong logicalAddress, Span<byte> destination)
        => pc.Iommu.DmaRead(logicalAddress, destination);

    /// <inheritdoc/>
    public bool DmaWrite(ulong logicalAddress, ReadOnlySpan<byte> source)
        => pc.Iommu.DmaWrite(logicalAddress, source);

    /// <inheritdoc/>
    public void SetInterruptLine(bool asserted) => host.OnInterruptLine(asserted);

    /// <inheritdoc/>
    public void TransmitToWire(ReadOnlySpan<byte> frame) => host.OnWireTransmit(frame);

    /// <inheritdoc/>
    public void Schedule(long delayTicks, uint cookie)
        => pc.Events.Schedule(pc.Now + Math.Max(delayTicks, 0), EventQueue.NoProcessor, 0, this, cookie);

    /// <inheritdoc/>
    public int Choose(DeviceChoice kind, int count)
        => pc.Choices.Choose((int)HostChoice.DeviceFirst + (int)kind, 0, count);

    /// <inheritdoc/>
    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument) => device.OnScheduled(cookie);
}
