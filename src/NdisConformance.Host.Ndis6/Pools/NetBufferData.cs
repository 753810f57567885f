using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>The data of a NET_BUFFER: where it lies, and reading it.</summary>
internal sealed class NetBufferData(
    MachineMemory memory,
    MemoryObjects objects,
    NblStore store,
    MdlStore mdls,
    DriverBoundary boundary,
    SimulatedPc pc)
{
    private const int Longest = MdlStore.MaximumChain;
    private byte[] _gathered = [];

    /// <summary>How many NET_BUFFERs a list has, and whether the law of the page NbD holds for all of them.</summary>
    public ulong CountNetBuffers(uint nbl, out bool isConsistent)
    {
        ulong count = 0;
        isConsistent = true;
        uint link = nbl + NblField.FirstNetBuffer;
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
            link = nb + NbField.Next;
        }

        isConsistent &= count is > 0 and < MdlStore.MaximumChain;
        return count;
    }

    /// <summary>
    /// DataOffset counts from the head of the MDL chain, CurrentMdl and CurrentMdlOffset name the same byte, and the
    /// chain holds all the data, in memory that is there. RECV-003.
    /// </summary>
    public bool IsConsistent(uint nb)
    {
        uint current = objects.Pointer(nb + NbField.CurrentMdl);
        uint currentOffset = memory.Read<uint>(nb + NbField.CurrentMdlOffset);
        uint dataOffset = memory.Read<uint>(nb + NbField.DataOffset);
        ulong end = dataOffset + memory.Read<ulong>(nb + NbField.DataLength);
        ulong position = 0;
        bool isCurrentRight = false;
        uint mdl = objects.Pointer(nb + NbField.MdlChain);
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

    /// <summary>
    /// Whether a NET_BUFFER of a list has another MDL chain than when its members were last seen to agree. NBL-013.
    /// </summary>
    public bool HasNewChain(uint nbl, bool isConsistent)
    {
        bool isNew = false;
        uint link = objects.Pointer(nbl + NblField.FirstNetBuffer);
        for (int i = 0; i < Longest && store.NbSlotAt(link) is var nb and >= 0; i++, link = store.NextNb(link))
        {
            isNew |= HasNewChain(nb, isConsistent);
        }

        return isNew;
    }

    public bool HasNewChain(int nb, bool isConsistent)
    {
        uint chain = objects.Pointer(store.Nbs[nb].Offset + NbField.MdlChain);
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
        uint length = memory.Read<uint>(nb + NbField.DataLength);
        uint mdl = objects.Pointer(nb + NbField.CurrentMdl);
        uint offset = memory.Read<uint>(nb + NbField.CurrentMdlOffset);
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
        TraceEvent call = boundary.NewCall(TraceName.NdisGetDataBuffer);
        call.Arguments[0] = store.Find(netBuffer, out int slot).Packed;
        call.Arguments[1] = bytesNeeded;
        call.Arguments[2] = storage == null ? 0u : 1;
        boundary.Begin(ref call);
        bool fails = slot < 0
            || memory.Read<uint>(store.Nbs[slot].Offset + NbField.DataLength) < bytesNeeded
            || pc.Choose(HostChoice.Failure, (uint)TraceName.NdisGetDataBuffer, 2) == 1;
        PVOID result = fails
            ? default
            : GetData(store.Nbs[slot].Offset, bytesNeeded, storage, alignMultiple, alignOffset);
        boundary.End(call, result == null ? 0u : 1);
        return result;
    }

    /// <inheritdoc/>
    public void NdisAdjustNetBufferCurrentMdl(NET_BUFFER netBuffer)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisAdjustNetBufferCurrentMdl);
        call.Arguments[0] = store.Find(netBuffer, out int slot).Packed;
        boundary.Begin(ref call);
        if (slot >= 0 && !memory.IsLocked(store.Nbs[slot].Offset))
        {
            AdjustCurrentMdl(store.Nbs[slot].Offset);
        }

        boundary.End(call);
    }

    /// <summary>Fills the members of a NET_BUFFER that say where its data lies.</summary>
    public void DescribeData(uint nb, MDL mdlChain, uint dataOffset, ulong dataLength)
    {
        memory.Write(nb + NbField.MdlChain, mdlChain.Reference.Address);
        memory.Write(nb + NbField.DataOffset, dataOffset);
        memory.Write(nb + NbField.DataLength, dataLength);
        AdjustCurrentMdl(nb);
    }

    /// <summary>
    /// Makes CurrentMdl and CurrentMdlOffset name the byte that DataOffset names. One behind the last byte is named
    /// from the last MDL; one that lies nowhere in the chain, from its head.
    /// </summary>
    private void AdjustCurrentMdl(uint nb)
    {
        uint head = objects.Pointer(nb + NbField.MdlChain);
        uint offset = memory.Read<uint>(nb + NbField.DataOffset);
        uint left = offset;
        uint mdl = head;
        for (int i = 0; i < Longest && mdls.SlotAt(mdl) >= 0; i++)
        {
            uint bytes = memory.Read<uint>(mdl + MdlField.ByteCount);
            uint next = mdls.Next(mdl);
            if (left < bytes || (left == bytes && next == 0))
            {
                objects.WritePointer(nb + NbField.CurrentMdl, mdl);
                memory.Write(nb + NbField.CurrentMdlOffset, left);
                return;
            }

            left -= bytes;
            mdl = next;
        }

        memory.Write(nb + NbField.CurrentMdl, memory.Read<ulong>(nb + NbField.MdlChain));
        memory.Write(nb + NbField.CurrentMdlOffset, offset);
    }

    private PVOID GetData(uint nb, uint bytesNeeded, PVOID storage, uint alignMultiple, uint alignOffset)
    {
        uint mdl = objects.Pointer(nb + NbField.CurrentMdl);
        uint offset = memory.Read<uint>(nb + NbField.CurrentMdlOffset);
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
