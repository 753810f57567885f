using NdisConformance.Contract;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Host.Ndis5;

/// <summary>One adapter of the miniport, from MiniportInitialize to MiniportHalt.</summary>
internal sealed class Ndis5Adapter(uint number, Ndis5Driver driver) : AdapterObject(number)
{
    public Ndis5Driver Driver { get; } = driver;

    /// <summary>What callbacks get: MiniportAdapterContext of the attributes.</summary>
    public NDIS_HANDLE Context { get; set; }

    public bool HasAttributes { get; set; }

    public uint AttributeFlags { get; set; }

    public uint CheckForHangTimeInSeconds { get; set; }

    /// <summary>True if the driver queues its sends and is called on several processors at once.</summary>
    public bool IsDeserialized => (AttributeFlags & NDIS.NDIS_ATTRIBUTE_DESERIALIZE) != 0;

    /// <summary>True once NdisMInitializeScatterGatherDma succeeded: each packet that is sent has its list.</summary>
    public bool MapsPackets { get; set; }

    /// <summary>True until a MiniportReset that was asked for is complete.</summary>
    public bool IsResetting { get; set; }

    /// <summary>True from the notice that the device is gone.</summary>
    public bool IsRemoved { get; set; }

    public ADAPTER_SHUTDOWN_HANDLER? ShutdownHandler { get; set; }

    public PVOID ShutdownContext { get; set; }

    /// <summary>The packet filter that the protocol set last.</summary>
    public uint PacketFilter { get; set; }

    /// <summary>The addresses of the multicast list that the protocol set last, one behind the other.</summary>
    public byte[] MulticastList { get; set; } = [];
}
