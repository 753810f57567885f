using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// Compares what belongs to the caller of a send with what it was when the send was made: members of the list and of
/// its NET_BUFFERs, and the data. SEND-012. One per machine.
/// </summary>
internal sealed class CallersProperty(
    NblStore store, MdlStore mdls, MachineMemory memory, MemoryObjects objects, HostTrace trace)
{
    // The bits of NblFlags that a miniport may change.
    private const uint OthersFlags = NDIS.NDIS_NBL_FLAGS_MINIPORT_RESERVED | NDIS.NDIS_NBL_FLAGS_SCRATCH;
    private const uint ListReserved = 2;
    private const uint ListProtocolReserved = 4;
    private const uint NetBufferReserved = 2;
    private const uint NetBufferProtocolReserved = 6;

    /// <summary>States what is other than it was.</summary>
    public void Compare(int slot)
    {
        TraceObject nbl = store.Nbls[slot].Id;
        uint at = store.Nbls[slot].Offset;
        bool isReadOnly = store.Nbls[slot].IsReadOnly;
        CompareAt(nbl, CallersMember.Context, at + NetBufferListLayout.Context, 0);
        CompareAt(nbl, CallersMember.ParentNetBufferList, at + NetBufferListLayout.ParentNetBufferList, 0);
        CompareAt(nbl, CallersMember.NdisPoolHandle, at + NetBufferListLayout.NdisPoolHandle, Protocol.Pool.Value);
        CompareAll(nbl, CallersMember.NdisReserved, at + NetBufferListLayout.NdisReserved, ListReserved, 0);
        CompareAll(
            nbl, CallersMember.ProtocolReserved, at + NetBufferListLayout.ProtocolReserved, ListProtocolReserved,
            Protocol.Reserved);
        CompareAt(nbl, CallersMember.SourceHandle, at + NetBufferListLayout.SourceHandle, Protocol.Binding.Value);
        Compare(
            nbl,
            CallersMember.NblFlags,
            memory.Read<uint>(at + NetBufferListLayout.NblFlags) & ~OthersFlags,
            Protocol.FlagsOf(isReadOnly));
        for (int nb = store.Nbls[slot].FirstNb; nb >= 0; nb = store.Nbs[nb].NextNb)
        {
            CompareMembers(nb);
            CompareData(nb, isReadOnly);
        }
    }

    private void CompareMembers(int slot)
    {
        TraceObject nb = store.Nbs[slot].Id;
        uint at = store.Nbs[slot].Offset;
        FrameShape shape = store.Nbs[slot].Shape!;
        CompareAt(nb, CallersMember.NdisPoolHandle, at + NetBufferLayout.NdisPoolHandle, Protocol.Pool.Value);
        CompareAll(nb, CallersMember.NdisReserved, at + NetBufferLayout.NdisReserved, NetBufferReserved, 0);
        CompareAll(
            nb, CallersMember.ProtocolReserved, at + NetBufferLayout.ProtocolReserved, NetBufferProtocolReserved,
            Protocol.Reserved);
        CompareAt(nb, CallersMember.DataLength, at + NetBufferLayout.DataLength, shape.DataLength);
        Compare(nb, CallersMember.DataOffset, memory.Read<uint>(at + NetBufferLayout.DataOffset), shape.DataOffset);
        Compare(
            nb,
            CallersMember.CurrentMdlOffset,
            memory.Read<uint>(at + NetBufferLayout.CurrentMdlOffset),
            shape.CurrentMdlOffset);
        CompareCurrentMdl(slot, shape.CurrentMdl);
    }

    private void CompareCurrentMdl(int slot, int index)
    {
        int mdl = store.Nbs[slot].FirstMdl;
        for (int i = 0; i < index; i++)
        {
            mdl = mdls.Records[mdl].NextMdl;
        }

        uint current = objects.Pointer(store.Nbs[slot].Offset + NetBufferLayout.CurrentMdl);
        if (current != mdls.Records[mdl].Offset)
        {
            int actual = mdls.SlotAt(current);
            Compare(
                store.Nbs[slot].Id,
                CallersMember.CurrentMdl,
                actual < 0 ? 0 : mdls.Records[actual].Number,
                mdls.Records[mdl].Number);
        }
    }

    /// <summary>What lies before the data and behind it is nobody's.</summary>
    private void CompareData(int slot, bool isReadOnly)
    {
        FrameShape shape = store.Nbs[slot].Shape!;
        FrameBytes bytes = new(store.Nbs[slot].Frame, shape.Captured);
        uint end = shape.DataOffset + shape.DataLength;
        uint position = 0;
        for (int mdl = store.Nbs[slot].FirstMdl; mdl >= 0 && position < end; mdl = mdls.Records[mdl].NextMdl)
        {
            uint behind = position + mdls.Records[mdl].DataLength;
            uint from = Math.Max(position, shape.DataOffset);
            uint to = Math.Min(behind, end);
            if (from < to)
            {
                uint start = mdls.Records[mdl].DataOffset + (from - position);
                int equal = bytes.CountEqual(from - shape.DataOffset, memory.Span(start, to - from));
                if (equal < to - from)
                {
                    trace.CallersDataChanged(
                        store.Nbls[store.Nbs[slot].Nbl].Id,
                        store.Nbs[slot].Id,
                        from - shape.DataOffset + (uint)equal,
                        isReadOnly);
                    return;
                }
            }

            position = behind;
        }
    }

    private void CompareAll(TraceObject item, CallersMember member, uint at, uint count, ulong was)
    {
        for (uint i = 0; i < count; i++)
        {
            CompareAt(item, member, at + (i * sizeof(ulong)), was);
        }
    }

    private void CompareAt(TraceObject item, CallersMember member, uint at, ulong was)
        => Compare(item, member, memory.Read<ulong>(at), was);

    private void Compare(TraceObject item, CallersMember member, ulong now, ulong was)
    {
        if (now != was)
        {
            trace.CallersMemberChanged(item, member, was, now);
        }
    }
}
