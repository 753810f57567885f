using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>Who else than an NDIS 6 driver may own memory: its lists that NDIS has. One per machine.</summary>
internal sealed class MemoryOwners(ReturnedLists returned, IndicatedLists indicated, ListBuffers buffers)
    : IMemoryOwners
{
    /// <inheritdoc/>
    public bool TakeFirstLook(BlockTag tag) => returned.IsFirstLook(tag);

    /// <inheritdoc/>
    public BufferUse FindListBuffer(uint offset, uint length, out TraceObject sg)
        => buffers.FindListBuffer(offset, length, out sg);

    /// <inheritdoc/>
    public bool FindIndicated(uint offset, uint length, out TraceObject list)
        => indicated.FindIndicated(offset, length, out list);
}
