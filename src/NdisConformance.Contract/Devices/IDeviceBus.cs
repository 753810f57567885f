namespace NdisConformance.Contract;

/// <summary>
/// What a device model may do on the bus. A refused access returns false and is traced by the host.
/// </summary>
public interface IDeviceBus
{
    /// <summary>The virtual time in units of 100 nanoseconds.</summary>
    long Now { get; }

    /// <summary>Reads memory as a bus master. False on an IOMMU fault: nothing was read.</summary>
    bool DmaRead(ulong logicalAddress, Span<byte> destination);

    /// <summary>Writes memory as a bus master. False on an IOMMU fault: nothing was written.</summary>
    bool DmaWrite(ulong logicalAddress, ReadOnlySpan<byte> source);

    /// <summary>Raises or lowers the interrupt line; it is level-triggered.</summary>
    void SetInterruptLine(bool asserted);

    /// <summary>Puts a frame on the wire, without check sequence.</summary>
    void TransmitToWire(ReadOnlySpan<byte> frame);

    /// <summary>
    /// Asks for <see cref="IVirtualDevice.OnScheduled"/> after a delay in units of 100 nanoseconds.
    /// </summary>
    void Schedule(long delayTicks, uint cookie);

    /// <summary>A choice of the device that may go either way; 0 is the ordinary outcome.</summary>
    int Choose(DeviceChoice kind, int count);
}
