using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>An adapter, as far as it is the same whatever NDIS generation its driver was written for.</summary>
internal abstract class AdapterObject(uint number) : HostObject(ObjectKind.Adapter, number)
{
    /// <summary>Sequence of the event at which the adapter was born: what is older belongs to the driver.</summary>
    public long Born { get; init; }

    /// <summary>True if its DPC gets receive throttle parameters: from NDIS 6.20 on.</summary>
    public bool HasReceiveThrottle { get; init; }

    /// <summary>
    /// Bytes of the longest frame in both directions: what the driver declared as MtuSize, and the link header. 0 until
    /// it declares one.
    /// </summary>
    public uint LongestFrame { get; set; }

    public AdapterState State { get; set; } = AdapterState.Halted;

    /// <summary>The open DMA adapter, if there is one.</summary>
    public DmaAdapter? Dma { get; set; }
}
