using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>The data of a NET_BUFFER: where it lies, and reading it. One per driver.</summary>
[Resets]
internal sealed partial class NetBufferData(
    MachineMemory memory,
    MemoryObjects objects,
    NblStore store,
    MdlStore mdls,
    SimulatedPc pc,
    HostTrace trace)
{
    private const int Longest = MdlStore.MaximumChain;
    // Written before it is read.
    [Kept]
    private byte[] _gathered = [];

    /// <summary>How many NET_BUFFERs a list has, and whether the law of the page NbD holds for all of them.</summary>
    public ulong CountNetBuffers(uint nbl, out bool isConsistent)
    {
        ulong count = 0;
        isConsistent = true;
        uint link = nbl + NetBufferListLayout.FirstNetBuffer;
        while (memory.Read<ulong>(link) != 0 && count < MdlStore.MaximumChain)
        {
            uint nb = objects.Pointer(link);
            if (store.NbSlotAt(nb) < 0)
            {
                isConsistent = false;
                return count;
            }

            count++;
            isConsistent &= IsConsistent(nb);
            link = nb + NetBufferLayout.Next;
        }

        isConsistent &= count is > 0 and < MdlStore.MaximumChain;
        return count;
    }

    /// <summary>Memory of the driver that is linked in a list as a NET_BUFFER; none otherwise. NBL-001.</summary>
    public TraceObject PrivateNetBuffer(uint nbl)
    {
        uint link = nbl + NetBufferListLayout.FirstNetBuffer;
        for (int i = 0; i < Longest && objects.Pointer(link) is var nb and > 0; i++, link = nb + NetBufferLayout.Next)
        {
            if (store.NbSlotAt(nb) < 0)
            {
                TraceObject block = objects.BlockAt(nb, out _);
                return block.Kind is ObjectKind.Memory or ObjectKind.SharedMemory ? block : default;
            }
        }

        return default;
    }

    /// <summary>In how many MDLs the data of a consistent NET_BUFFER lies, and how much of it in the first.</summary>
    public uint CountPieces(uint nb, out uint firstBytes)
    {
        uint left = memory.Read<uint>(nb + NetBufferLayout.DataLength);
        uint mdl = objects.Pointer(nb + NetBufferLayout.CurrentMdl);
        uint offset = memory.Read<uint>(nb + NetBufferLayout.CurrentMdlOffset);
        uint count = 0;
        firstBytes = 0;
        while (left > 0 && mdls.TryGetPiece(mdl, offset, left, out _, out uint length))
        {
            firstBytes = count == 0 ? length : firstBytes;
            count += length > 0 ? 1u : 0u;
            left -= length;
            offset = 0;
            mdl = mdls.Next(mdl);
        }

        return count;
    }

    /// <summary>
    /// DataOffset counts from the head of the MDL chain, CurrentMdl and CurrentMdlOffset name the same byte, and the
    /// chain holds all the data, in memory that is there. RECV-003.
    /// </summary>
    public bool IsConsistent(uint nb)
    {
        uint current = objects.Pointer(nb + NetBufferLayout.CurrentMdl);
        uint currentOffset = memory.Read<uint>(nb + NetBufferLayout.CurrentMdlOffset);
        uint dataOffset = memory.Read<uint>(nb + NetBufferLayout.DataOffset);
        ulong end = dataOffset + memory.Read<ulong>(nb + NetBufferLayout.DataLength);
        ulong position = 0;
        bool isCurrentRight = false;
        uint mdl = objects.Pointer(nb + NetBufferLayout.MdlChain);
        for (int i = 0; i < Longest && mdls.TryGetPiece(mdl, 0, uint.MaxValue, out _, out uint bytes); i++)
        {
            isCurrentRight |= mdl == current && currentOffset <= bytes && position + currentOffset == dataOffset;
            position += bytes;
            if (position >= end && isCurrentRight)
            {
                return end > dataOffset;
            }

            mdl = mdls.Next(mdl);
        }

        return false;
    }

    /// <summary>States the members of a NET_BUFFER that say where its data lies.</summary>
    public void StateMembers(int slot)
    {
        uint nb = store.Nbs[slot].Offset;
        ulong bytes = 0;
        uint mdl = objects.Pointer(nb + NetBufferLayout.MdlChain);
        for (int i = 0; i < Longest && mdls.SlotAt(mdl) >= 0; i++, mdl = mdls.Next(mdl))
        {
            bytes += memory.Read<uint>(mdl + MdlLayout.ByteCount);
        }

        trace.DataMisdescribed(
            store.Nbs[slot].Id,
            objects.BlockAt(objects.Pointer(nb + NetBufferLayout.MdlChain), out _),
            objects.BlockAt(objects.Pointer(nb + NetBufferLayout.CurrentMdl), out _),
            memory.Read<uint>(nb + NetBufferLayout.CurrentMdlOffset),
            memory.Read<uint>(nb + NetBufferLayout.DataOffset),
            memory.Read<ulong>(nb + NetBufferLayout.DataLength),
            bytes);
    }

    /// <summary>
    /// Whether a NET_BUFFER of a list has another MDL chain than when its members were last seen to agree. NBL-013.
    /// </summary>
    public bool HasNewChain(uint nbl, bool isConsistent)
    {
        bool isNew = false;
        uint link = objects.Pointer(nbl + NetBufferListLayout.FirstNetBuffer);
        for (int i = 0; i < Longest && store.NbSlotAt(link) is var nb and >= 0; i++, link = store.NextNb(link))
        {
            isNew |= HasNewChain(nb, isConsistent);
        }

        return isNew;
    }

    public bool HasNewChain(int nb, bool isConsistent)
    {
        uint chain = objects.Pointer(store.Nbs[nb].Offset + NetBufferLayout.MdlChain);
        bool isNew = chain != store.Nbs[nb].KnownChain;
        if (isConsistent)
        {
            store.Nbs[nb].KnownChain = chain;
        }

        return isNew;
    }

    /// <summary>The data of a consistent NET_BUFFER in one piece; nothing if it is longer than any frame.</summary>
    public ReadOnlySpan<byte> Gather(uint nb)
    {
        uint length = memory.Read<uint>(nb + NetBufferLayout.DataLength);
        uint mdl = objects.Pointer(nb + NetBufferLayout.CurrentMdl);
        uint offset = memory.Read<uint>(nb + NetBufferLayout.CurrentMdlOffset);
        if (length > FrameContent.MaximumBytes
            || !mdls.TryGetPiece(mdl, offset, length, out uint start, out uint piece))
        {
            return default;
        }

        if (piece == length)
        {
            return memory.Span(start, length);
        }

        if (_gathered.Length < length)
        {
            _gathered = new byte[Math.Max(length, 2048)];
        }

        uint copied = 0;
        do
        {
            memory.Span(start, piece).CopyTo(_gathered.AsSpan((int)copied));
            copied += piece;
            mdl = mdls.Next(mdl);
        }
        while (copied < length && mdls.TryGetPiece(mdl, 0, length - copied, out start, out piece));

        return _gathered.AsSpan(0, (int)copied);
    }

    /// <inheritdoc/>
    public PVOID NdisGetDataBuffer(
        NET_BUFFER netBuffer, uint bytesNeeded, PVOID storage, uint alignMultiple, uint alignOffset)
    {
        TraceMark call = trace.NdisGetDataBufferCall(store.Find(netBuffer, out int slot), bytesNeeded, storage != null);
        bool fails = slot < 0
            || memory.Read<uint>(store.Nbs[slot].Offset + NetBufferLayout.DataLength) < bytesNeeded
            || pc.Fails(TraceName.NdisGetDataBuffer);
        PVOID result = fails
            ? default
            : GetData(store.Nbs[slot].Offset, bytesNeeded, storage, alignMultiple, alignOffset);
        trace.NdisGetDataBufferReturn(call, result != null);
        return result;
    }

    /// <inheritdoc/>
    public void NdisAdjustNetBufferCurrentMdl(NET_BUFFER netBuffer)
    {
        TraceMark call = trace.NdisAdjustNetBufferCurrentMdlCall(store.Find(netBuffer, out int slot));
        if (slot >= 0 && !memory.IsLocked(store.Nbs[slot].Offset))
        {
            AdjustCurrentMdl(store.Nbs[slot].Offset);
        }

        trace.NdisAdjustNetBufferCurrentMdlReturn(call);
    }

    /// <summary>Fills the members of a NET_BUFFER that say where its data lies.</summary>
    public void DescribeData(uint nb, MDL mdlChain, uint dataOffset, ulong dataLength)
    {
        memory.Write(nb + NetBufferLayout.MdlChain, mdlChain.Reference.Address);
        memory.Write(nb + NetBufferLayout.DataOffset, dataOffset);
        memory.Write(nb + NetBufferLayout.DataLength, dataLength);
        AdjustCurrentMdl(nb);
    }

    /// <summary>
    /// Makes CurrentMdl and CurrentMdlOffset name the byte that DataOffset names. One behind the last byte is named
    /// from the last MDL; one that lies nowhere in the chain, from its head.
    /// </summary>
    private void AdjustCurrentMdl(uint nb)
    {
        uint head = objects.Pointer(nb + NetBufferLayout.MdlChain);
        uint offset = memory.Read<uint>(nb + NetBufferLayout.DataOffset);
        uint left = offset;
        uint mdl = head;
        for (int i = 0; i < Longest && mdls.SlotAt(mdl) >= 0; i++)
        {
            uint bytes = memory.Read<uint>(mdl + MdlLayout.ByteCount);
            uint next = mdls.Next(mdl);
            if (left < bytes || (left == bytes && next == 0))
            {
                objects.WritePointer(nb + NetBufferLayout.CurrentMdl, mdl);
                memory.Write(nb + NetBufferLayout.CurrentMdlOffset, left);
                return;
            }

            left -= bytes;
            mdl = next;
        }

        memory.Write(nb + NetBufferLayout.CurrentMdl, memory.Read<ulong>(nb + NetBufferLayout.MdlChain));
        memory.Write(nb + NetBufferLayout.CurrentMdlOffset, offset);
    }

    private PVOID GetData(uint nb, uint bytesNeeded, PVOID storage, uint alignMultiple, uint alignOffset)
    {
        uint mdl = objects.Pointer(nb + NetBufferLayout.CurrentMdl);
        uint offset = memory.Read<uint>(nb + NetBufferLayout.CurrentMdlOffset);
        if (!mdls.TryGetPiece(mdl, offset, bytesNeeded, out uint start, out uint length))
        {
            return default;
        }

        bool isAligned = alignMultiple <= 1 || memory.AddressOf(start) % alignMultiple == alignOffset;
        if (length == bytesNeeded && isAligned)
        {
            return objects.AddressAt(start);
        }

        return storage != null && CopyData(mdl, offset, bytesNeeded, storage) ? storage : default;
    }

    /// <summary>Copies data out as the driver would, for the storage may be anything.</summary>
    private bool CopyData(uint mdl, uint offset, uint bytes, PVOID storage)
    {
        uint copied = 0;
        for (int i = 0; copied < bytes && i < Longest; i++, offset = 0, mdl = mdls.Next(mdl))
        {
            if (!mdls.TryGetPiece(mdl, offset, bytes - copied, out uint start, out uint length))
            {
                return false;
            }

            (storage + copied).CopyFrom(memory.Span(start, length));
            copied += length;
        }

        return copied == bytes;
    }
}
