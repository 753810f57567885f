namespace NdisConformance.Nic;

/// <summary>Where a ring lies, as the driver programmed it.</summary>
internal sealed class DescriptorRing(bool uses64BitAddresses, int limit)
{
    private uint _low;
    private uint _high;

    /// <summary>Address of the first descriptor, low half.</summary>
    public uint Low
    {
        get => _low;
        set => _low = value;
    }

    /// <summary>Address of the first descriptor, high half; a 32-bit NIC has no such register.</summary>
    public uint High
    {
        get => _high;
        set => _high = uses64BitAddresses ? value : 0;
    }

    /// <summary>Descriptors of the ring.</summary>
    public uint Count { get; set; }

    /// <summary>The ring has a length that the NIC supports.</summary>
    public bool IsUsable => Count > 0 && Count <= (uint)limit;

    public ulong AddressOf(int slot) => (((ulong)_high << 32) | _low) + ((ulong)slot * Descriptor.Bytes);

    /// <summary>What the NIC puts on its bus for an address that a descriptor names.</summary>
    public ulong OnBus(ulong address) => uses64BitAddresses ? address : (uint)address;

    public void Clear() => (_low, _high, Count) = (0, 0, 0);
}
