using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// Builds what a protocol sends: lists, NET_BUFFERs, MDLs and the bytes of the frames. One per adapter.
/// </summary>
internal sealed class SendBuilder(
    Miniport miniport,
    NblStore store,
    MemoryObjects objects,
    MachineMemory memory,
    HostDuties duties,
    SentFrames sentFrames,
    MdlStore mdls,
    HostTrace trace,
    DataMdls data)
{
    // The pointers of MiniportReserved.
    private const uint ListPointers = 2;
    private const uint NetBufferPointers = 4;

    // The pointers of ProtocolReserved.
    private const uint ListProtocolPointers = 4;
    private const uint NetBufferProtocolPointers = 6;

    /// <summary>Builds a whole chain and hands it to the miniport; gives the first list.</summary>
    public uint BuildSend(SendRequest request)
    {
        uint first = 0;
        uint previous = 0;
        for (int i = 0; i < request.Lists.Count; i++)
        {
            SendList list = request.Lists[i];
            int slot = BuildList(list);
            uint offset = store.Nbls[slot].Offset;
            if (previous == 0)
            {
                first = offset;
            }
            else
            {
                objects.WritePointer(previous + NetBufferListLayout.Next, offset);
            }

            previous = offset;
            StateSubmitted(slot, (uint)i, list.CancelId);
        }

        return first;
    }

    /// <summary>The shape in which a frame is sent to this adapter: no longer than its MtuSize allows.</summary>
    private FrameShape Fit(FrameShape asked)
    {
        MiniportAdapter adapter = miniport.Adapter!;
        if (adapter.LongestFrame == 0
            || (adapter.LongestFrame == FrameSizes.Maximum
                && asked is { BytesTooLong: 0, DataLength: <= FrameSizes.Maximum }))
        {
            return asked;
        }

        adapter.FittedShapes ??= [];
        if (!adapter.FittedShapes.TryGetValue(asked, out FrameShape? fitted))
        {
            fitted = asked.FitTo(adapter.LongestFrame);
            adapter.FittedShapes.Add(asked, fitted);
        }

        return fitted;
    }

    private int BuildList(SendList list)
    {
        int slot = Expect(store.NewNbl(Protocol.Pool, isProtocol: true));
        uint offset = store.Nbls[slot].Offset;
        memory.Write(offset + NetBufferListLayout.SourceHandle, Protocol.Binding.Value);
        memory.Write(offset + NetBufferListLayout.CancelId, (ulong)list.CancelId);
        memory.Write(offset + NetBufferListLayout.Status, UnwrittenFields.Status);
        memory.Write(offset + NetBufferListLayout.Scratch, UnwrittenFields.Scratch);
        // What the miniport has for itself holds what others left there. DataPhysicalAddress stays 0.
        Fill(offset + NetBufferListLayout.MiniportReserved, ListPointers, UnwrittenFields.Pointer);
        Fill(offset + NetBufferListLayout.ProtocolReserved, ListProtocolPointers, Protocol.Reserved);
        // A driver meets both kinds, from the first frame on.
        bool isReadOnly = (sentFrames.Newest & 1) == 0;
        memory.Write(offset + NetBufferListLayout.NblFlags, Protocol.FlagsOf(isReadOnly));
        store.Nbls[slot].IsReadOnly = isReadOnly;
        store.Nbls[slot].Phase = ObjectPhase.Sending;
        store.Nbls[slot].NetBuffers = list.Frames.Count;
        int previous = -1;
        for (int i = 0; i < list.Frames.Count; i++)
        {
            int nb = BuildNetBuffer(slot, Fit(duties.ShapeOf(list.Frames[i])));
            if (previous < 0)
            {
                store.Nbls[slot].FirstNb = nb;
                objects.WritePointer(offset + NetBufferListLayout.FirstNetBuffer, store.Nbs[nb].Offset);
            }
            else
            {
                store.Nbs[previous].NextNb = nb;
                objects.WritePointer(store.Nbs[previous].Offset + NetBufferLayout.Next, store.Nbs[nb].Offset);
            }

            previous = nb;
        }

        return slot;
    }

    private void Fill(uint offset, uint pointers, ulong value)
    {
        for (uint i = 0; i < pointers; i++)
        {
            memory.Write(offset + (i * sizeof(ulong)), value);
        }
    }

    private int BuildNetBuffer(int nbl, FrameShape shape)
    {
        int nb = Expect(store.NewNb(Protocol.Pool, nbl, isProtocol: true));
        ref SentFrame frame = ref sentFrames.Add(shape.Captured);
        frame.Length = shape.DataLength;
        frame.Nb = store.Nbs[nb].Number;
        frame.Nbl = store.Nbls[nbl].Number;
        uint number = frame.Number;
        store.Nbs[nb].Frame = number;
        store.Nbs[nb].Shape = shape;
        uint offset = store.Nbs[nb].Offset;
        memory.Write(offset + NetBufferLayout.DataLength, (ulong)shape.DataLength);
        memory.Write(offset + NetBufferLayout.DataOffset, shape.DataOffset);
        memory.Write(offset + NetBufferLayout.SharedMemoryInfo, UnwrittenFields.Pointer);
        Fill(offset + NetBufferLayout.MiniportReserved, NetBufferPointers, UnwrittenFields.Pointer);
        Fill(offset + NetBufferLayout.ProtocolReserved, NetBufferProtocolPointers, Protocol.Reserved);
        uint[] lengths = shape.Lengths;
        uint position = 0;
        int previous = -1;
        for (int i = 0; i < lengths.Length; i++)
        {
            int mdl = Expect(data.NewOf(shape, i, previous, store.DataTagOf(nb)));
            LinkMdl(nb, previous, mdl);
            data.Write(number, shape, position, mdl);
            if (i == shape.CurrentMdl)
            {
                objects.WritePointer(offset + NetBufferLayout.CurrentMdl, mdls.Records[mdl].Offset);
                memory.Write(offset + NetBufferLayout.CurrentMdlOffset, shape.CurrentMdlOffset);
            }

            position += lengths[i];
            previous = mdl;
        }

        return nb;
    }

    private void LinkMdl(int nb, int previous, int mdl)
    {
        if (previous < 0)
        {
            store.Nbs[nb].FirstMdl = mdl;
            objects.WritePointer(store.Nbs[nb].Offset + NetBufferLayout.MdlChain, mdls.Records[mdl].Offset);
        }
        else
        {
            mdls.Records[previous].NextMdl = mdl;
            objects.WritePointer(mdls.Records[previous].Offset + MdlLayout.Next, mdls.Records[mdl].Offset);
        }
    }

    private void StateSubmitted(int slot, uint index, uint cancelId)
    {
        uint nbIndex = 0;
        for (int nb = store.Nbls[slot].FirstNb; nb >= 0; nb = store.Nbs[nb].NextNb)
        {
            uint offset = store.Nbs[nb].Offset;
            trace.SendSubmitted(
                store.Nbls[slot].Id,
                store.Nbs[nb].Id,
                index,
                nbIndex++,
                memory.Read<uint>(offset + NetBufferLayout.DataLength),
                memory.Read<uint>(offset + NetBufferLayout.CurrentMdlOffset),
                memory.Read<uint>(offset + NetBufferLayout.DataOffset),
                cancelId,
                store.Nbs[nb].Shape!.DataMdls);
        }
    }

    /// <summary>
    /// A protocol always finds memory; a machine too small for it is a mistake in how it was set up.
    /// </summary>
    private static int Expect(int slot) => slot >= 0
        ? slot
        : throw new HarnessDefectException("the simulated memory is too small for what is to be sent");
}
