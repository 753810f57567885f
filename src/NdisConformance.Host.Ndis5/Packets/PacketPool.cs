using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>A pool of packets.</summary>
internal sealed class PacketPool(uint number, uint descriptors, uint protocolReservedBytes)
    : HostObject(ObjectKind.PacketPool, number)
{
    public uint Descriptors { get; } = descriptors;

    public uint ProtocolReservedBytes { get; } = protocolReservedBytes;

    /// <summary>Packets that are out.</summary>
    public uint Outstanding { get; set; }
}
