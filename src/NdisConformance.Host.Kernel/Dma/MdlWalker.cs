using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>Walks along MDL chains for DMA. One per machine.</summary>
internal sealed class MdlWalker(MachineMemory memory, MemoryObjects objects)
{
    /// <summary>Where a chain that leads in a circle without giving a byte is given up.</summary>
    private const int MaximumMdls = 65_536;

    /// <summary>
    /// Plans the mapping of a range of a chain, in bytes from the first byte of its first MDL. False if the chain does
    /// not hold them: nothing can be mapped then.
    /// </summary>
    public bool TryPlan(uint mdl, ulong start, ulong end, DmaPlan plan)
    {
        ulong position = 0;
        plan.Clear();
        for (int i = 0; position < end; i++)
        {
            if (i == MaximumMdls || !TryRead(mdl, out uint data, out uint bytes))
            {
                return false;
            }

            plan.AddMdl(mdl, data, bytes);
            ulong from = Math.Max(start, position);
            ulong to = Math.Min(end, position + bytes);
            if (from < to)
            {
                plan.AddPart(data + (uint)(from - position), (uint)(to - from));
            }

            position += bytes;
            mdl = objects.Pointer(mdl + MdlLayout.Next);
        }

        return !plan.Parts.IsEmpty;
    }

    /// <summary>All bytes that a chain describes.</summary>
    public ulong BytesOf(uint mdl)
    {
        ulong total = 0;
        for (int i = 0; i < MaximumMdls && TryRead(mdl, out _, out uint bytes); i++)
        {
            total += bytes;
            mdl = objects.Pointer(mdl + MdlLayout.Next);
        }

        return total;
    }

    /// <summary>The digest of the MDLs with the first bytes of a chain, as the chain is now.</summary>
    public ulong DigestOf(uint mdl, ulong end)
    {
        ulong position = 0;
        ulong digest = 0;
        for (int i = 0; position < end && i < MaximumMdls && TryRead(mdl, out uint data, out uint bytes); i++)
        {
            digest = DmaPlan.Digest(digest, mdl, data, bytes);
            position += bytes;
            mdl = objects.Pointer(mdl + MdlLayout.Next);
        }

        return digest;
    }

    /// <summary>
    /// From a byte of a chain to the end of the MDL that it lies in, as the chain is now; 0 if there is no such MDL.
    /// </summary>
    public uint BytesToMdlEnd(uint mdl, uint position)
    {
        ulong end = 0;
        for (int i = 0; i < MaximumMdls && TryRead(mdl, out _, out uint bytes); i++)
        {
            end += bytes;
            if (position < end)
            {
                return (uint)(end - position);
            }

            mdl = objects.Pointer(mdl + MdlLayout.Next);
        }

        return 0;
    }

    private bool TryRead(uint mdl, out uint data, out uint bytes)
    {
        data = 0;
        bytes = 0;
        if (objects.SlotAt(mdl, ObjectKind.Mdl) < 0)
        {
            return false;
        }

        data = objects.Pointer(mdl + MdlLayout.MappedSystemVa);
        bytes = memory.Read<uint>(mdl + MdlLayout.ByteCount);
        return bytes == 0
            || (memory.TryFindBlock(data, out MemoryBlock block)
                && !block.IsFree
                && (ulong)data + bytes <= (ulong)block.Start + block.Length);
    }
}
