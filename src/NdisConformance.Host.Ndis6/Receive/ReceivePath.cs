using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Ndis6;

/// <summary>Received frames that the miniport indicates. One per adapter.</summary>
internal sealed class ReceivePath(
    ListChains chains,
    HandleTable handles,
    HostDuties duties,
    ListReturns returns,
    Miniport miniport,
    HostTrace trace,
    NblStore store,
    MachineMemory memory,
    MemoryObjects objects,
    NetBufferData data,
    LinkedObjects linked,
    IndicatedLists indicated,
    MdlStore mdls,
    DeliveredFrames delivered,
    SentFrames sentFrames)
{
    /// <inheritdoc/>
    public void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        int start = chains.Push(netBufferList, out int count);
        TraceMark call = trace.NdisMIndicateReceiveNetBufferListsCall(
            handles.Resolve<MiniportAdapter>(miniportAdapterHandle, ObjectKind.Adapter, out _),
            chains.HeadOf(start),
            portNumber,
            numberOfNetBufferLists,
            receiveFlags,
            (uint)count,
            StaleLink(start, numberOfNetBufferLists));
        bool isResources = (receiveFlags & NDIS_RECEIVE_FLAGS_RESOURCES) != 0;
        CountIndication(1);
        int end = chains.Top;
        for (int i = start; i < end; i++)
        {
            bool isTaken = Indicate(chains[i], isResources);
            if (!isTaken)
            {
                // What was not taken does not come back, either.
                chains[i] = chains[i] with { Slot = -1 };
            }
        }

        if (!isResources || duties.CallsBackForResources)
        {
            returns.PlanReturns(start, end);
        }
        else
        {
            EndResources(start, end);
        }

        chains.Pop(start);
        CountIndication(-1);
        trace.NdisMIndicateReceiveNetBufferListsReturn(call);
    }

    private void CountIndication(int running)
    {
        if (miniport.Adapter is { } adapter)
        {
            adapter.RunningIndications += running;
        }
    }

    /// <summary>States what was indicated, and takes it if it is the miniport's to indicate.</summary>
    private bool Indicate(ChainItem item, bool isResources)
    {
        int slot = item.Slot;
        if (slot < 0)
        {
            TraceObject nothing = TraceObject.Unknown(ObjectKind.None);
            trace.ReceiveIndicated(
                item.List, nothing, OwnerCode.Nobody, 0, 0, false, default, isResources, false, default, 0, 0,
                FrameMatch.None);
            return false;
        }

        uint nbl = store.Nbls[slot].Offset;
        NDIS_HANDLE source = new(memory.Read<ulong>(nbl + NetBufferListLayout.SourceHandle));
        uint first = objects.Pointer(nbl + NetBufferListLayout.FirstNetBuffer);
        bool hasData = store.NbSlotAt(first) >= 0;
        TraceObject named = handles.Resolve<HostObject>(source, ObjectKind.Adapter, out _);
        ulong netBuffers = data.CountNetBuffers(nbl, out bool isConsistent);
        StateParts(slot, isConsistent ? first : 0);
        uint frameLength = 0;
        ushort etherType = 0;
        FrameMatch match = FrameMatch.None;
        TraceObject frame = hasData && isConsistent
            ? FindDelivered(first, out frameLength, out etherType, out match)
            : default;
        if (hasData && !isConsistent)
        {
            data.StateMembers(store.NbSlotAt(first));
        }

        trace.ReceiveIndicated(
            item.List,
            named,
            store.OwnerOfNbl(slot),
            (uint)netBuffers,
            hasData ? memory.Read<uint>(first + NetBufferLayout.DataLength) : 0,
            isConsistent,
            frame,
            isResources,
            data.HasNewChain(nbl, isConsistent),
            linked.OwnMdlOf(slot),
            frameLength,
            etherType,
            match);
        if (indicated.HasTraces(nbl) && !store.Nbls[slot].IsProtocol)
        {
            trace.OldInfoIndicated(store.Nbls[slot].Id);
        }

        if (hasData && isConsistent && frame == default && !store.Nbls[slot].IsProtocol)
        {
            StateLoopback(store.Nbls[slot].Id, first);
        }

        bool isTaken = indicated.TryTake(slot, isResources);
        if (isTaken && isConsistent && !isResources)
        {
            StateData(slot);
        }

        return isTaken;
    }

    /// <summary>States that a frame lies in several MDLs, or that a NET_BUFFER is of no pool.</summary>
    private void StateParts(int slot, uint soundNetBuffer)
    {
        if (soundNetBuffer == 0)
        {
            TraceObject block = data.PrivateNetBuffer(store.Nbls[slot].Offset);
            if (block.Number != 0)
            {
                trace.PrivateNetBufferIndicated(store.Nbls[slot].Id, block);
            }
        }
        else if (data.CountPieces(soundNetBuffer, out uint firstBytes) is > 1 and var pieces)
        {
            trace.FrameInPieces(store.Nbls[slot].Id, pieces, firstBytes);
        }
    }

    /// <summary>The miniport has its lists again when the call returns; nobody calls it for that. RECV-006.</summary>
    private void EndResources(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (chains[i].Slot >= 0)
            {
                indicated.GiveBack(chains[i].Slot);
            }
        }
    }

    /// <summary>States where the data of a list lies that NDIS has now. RECV-005, SHMEM-018.</summary>
    private void StateData(int slot)
    {
        uint nb = objects.Pointer(store.Nbls[slot].Offset + NetBufferListLayout.FirstNetBuffer);
        for (int i = 0; i < MdlStore.MaximumChain && store.NbSlotAt(nb) >= 0; i++, nb = store.NextNb(nb))
        {
            uint left = memory.Read<uint>(nb + NetBufferLayout.DataLength);
            uint mdl = objects.Pointer(nb + NetBufferLayout.CurrentMdl);
            uint offset = memory.Read<uint>(nb + NetBufferLayout.CurrentMdlOffset);
            while (left > 0 && mdls.TryGetPiece(mdl, offset, left, out uint start, out uint length))
            {
                TraceObject block = objects.BlockAt(start, out uint blockOffset);
                trace.DataIndicated(store.Nbls[slot].Id, block, blockOffset, length);
                left -= length;
                offset = 0;
                mdl = mdls.Next(mdl);
            }
        }
    }

    /// <summary>
    /// The delivered frame whose bytes are the data of a NET_BUFFER; none if there is no such frame. The length is that
    /// of the frame which begins there, whether or not the data is as long. The EtherType is that of the data.
    /// </summary>
    private TraceObject FindDelivered(uint nb, out uint frameLength, out ushort etherType, out FrameMatch match)
    {
        ReadOnlySpan<byte> bytes = data.Gather(nb);
        etherType = FrameContent.ReadEtherType(bytes);
        bool isFrame = delivered.TryMatch(bytes, out uint frame, out frameLength);
        match = isFrame ? delivered.TryIndicate(frame) ? FrameMatch.Exact : FrameMatch.Again
            : frameLength != 0 || LiesWithFrames(nb) ? FrameMatch.Altered
            : FrameMatch.None;
        return isFrame ? new TraceObject(ObjectKind.Frame, frame) : default;
    }

    /// <summary>True if the data of a NET_BUFFER begins in memory into which the device put frames.</summary>
    private bool LiesWithFrames(uint nb)
    {
        uint mdl = objects.Pointer(nb + NetBufferLayout.CurrentMdl);
        uint offset = memory.Read<uint>(nb + NetBufferLayout.CurrentMdlOffset);
        return mdls.TryGetPiece(mdl, offset, 1, out uint start, out _)
            && delivered.HasFrames(objects.BlockAt(start, out _));
    }

    /// <summary>States that the data of a NET_BUFFER is a frame that was given to be sent. SEND-019.</summary>
    private void StateLoopback(TraceObject nbl, uint nb)
    {
        ReadOnlySpan<byte> bytes = data.Gather(nb);
        // In a capture the same bytes may go both ways.
        if (sentFrames.HasCaptured || !FrameContent.TryReadNumber(bytes, out uint number))
        {
            return;
        }

        ref SentFrame sent = ref sentFrames.Find(number);
        if (!Unsafe.IsNullRef(ref sent)
            && bytes.Length >= sent.Length
            && FrameContent.Matches(number, bytes[..(int)sent.Length]))
        {
            trace.SendLoopedBack(nbl, sent.NetBuffer);
        }
    }

    /// <summary>
    /// The list of an indication whose link is the one with which NDIS returned it, and leads on where the indication
    /// should end: behind the last list that the driver counts, or to a list that it cannot indicate now. RECV-012.
    /// </summary>
    private TraceObject StaleLink(int start, uint lists)
    {
        for (int i = start; i + 1 < chains.Top; i++)
        {
            int slot = chains[i].Slot;
            if (slot >= 0
                && store.Nbls[slot].ReturnedNext != 0
                && store.Nbls[slot].ReturnedNext == objects.Pointer(store.Nbls[slot].Offset + NetBufferListLayout.Next)
                && ((uint)(i - start) + 1 == lists || !CanBeIndicated(start, i + 1)))
            {
                return store.Nbls[slot].Id;
            }
        }

        return default;
    }

    private bool CanBeIndicated(int start, int index)
    {
        int slot = chains[index].Slot;
        bool canBe = slot >= 0 && !store.Nbls[slot].IsProtocol && store.Nbls[slot].Phase == ObjectPhase.Idle;
        for (int i = start; canBe && i < index; i++)
        {
            canBe = chains[i].Slot != slot;
        }

        return canBe;
    }
}
