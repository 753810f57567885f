using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>Who else than the driver may own memory in NDIS 5: NDIS has what the driver indicated.</summary>
internal sealed class PacketOwners : IMemoryOwners
{
    /// <inheritdoc/>
    public bool TakeFirstLook(BlockTag tag) => false;

    /// <inheritdoc/>
    public BufferUse FindListBuffer(uint offset, uint length, out TraceObject sg)
    {
        sg = default;
        return default;
    }

    /// <inheritdoc/>
    public bool FindIndicated(uint offset, uint length, out TraceObject list)
    {
        list = default;
        return false;
    }
}
