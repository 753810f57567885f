using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>A pool of buffer descriptors.</summary>
internal sealed class BufferPool(uint number, uint descriptors) : HostObject(ObjectKind.BufferPool, number)
{
    public uint Descriptors { get; } = descriptors;

    /// <summary>Descriptors that are out.</summary>
    public uint Outstanding { get; set; }
}
