using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>The bus of the simulated PC with one device on it: what the device may do.</summary>
internal sealed class DeviceBus(
    SimulatedPc pc, HostSetup setup, InterruptLine line, Wire wire) : IDeviceBus, IMachineTarget
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
    public void SetInterruptLine(bool asserted) => line.OnLineChanged(asserted);

    /// <inheritdoc/>
    public void TransmitToWire(ReadOnlySpan<byte> frame) => wire.OnTransmit(frame);

    /// <inheritdoc/>
    public void Schedule(long delayTicks, uint cookie)
        => pc.Events.Schedule(pc.Now + Math.Max(delayTicks, 0), EventQueue.NoProcessor, 0, this, cookie);

    /// <inheritdoc/>
    public int Choose(DeviceChoice kind, int count)
        => pc.Choose(HostChoices.Of(kind), TraceName.None, ChoicePhase.Inside, count);

    /// <inheritdoc/>
    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument) => setup.Device.OnScheduled(cookie);
}
