using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>Who else than the driver may own memory in NDIS 5: NDIS has what the driver indicated.</summary>
internal sealed class PacketOwners(PacketStore store, MachineMemory memory) : IMemoryOwners
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
        if (!memory.TryFindBlock(offset, out MemoryBlock block))
        {
            return false;
        }

        BlockTag tag = new(block.Tag);
        if (tag.Kind != ObjectKind.Packet || store.Packets[tag.Slot] is not { Phase: PacketPhase.Indicated } packet)
        {
            return false;
        }

        list = packet.Id;
        return true;
    }
}
