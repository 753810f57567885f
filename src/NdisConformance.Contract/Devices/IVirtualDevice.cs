namespace NdisConformance.Contract;

/// <summary>
/// A device model on the simulated bus. It sees registers, bus-master access through the IOMMU, an interrupt line and
/// a wire, and nothing else. All calls come on one thread; time only passes between them.
/// </summary>
public interface IVirtualDevice
{
    /// <summary>Length of the register window in bytes.</summary>
    uint RegisterWindowBytes { get; }

    /// <summary>Connects the device to its bus, powered off. Called once before anything else.</summary>
    void Attach(IDeviceBus bus);

    /// <summary>Power-on or bus reset: all state is lost, all DMA stops.</summary>
    void Reset();

    /// <summary>The driver reads a 32-bit register.</summary>
    uint ReadRegister(uint offsetBytes);

    /// <summary>The driver writes a 32-bit register.</summary>
    void WriteRegister(uint offsetBytes, uint value);

    /// <summary>A moment that the device asked for with <see cref="IDeviceBus.Schedule"/> has come.</summary>
    void OnScheduled(uint cookie);

    /// <summary>A frame arrives from the wire, padded to the medium minimum, without check sequence.</summary>
    void OnWireReceive(ReadOnlySpan<byte> frame);
}
