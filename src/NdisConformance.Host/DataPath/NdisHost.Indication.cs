using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host;

/// <content>Received frames that the miniport indicates: what is in the lists, and whose they are then.</content>
public partial class NdisHost
{
    private const int ReturnMoments = 4;

    /// <inheritdoc/>
    public void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags)
    {
        TraceEvent call = NewCall(TraceName.NdisMIndicateReceiveNetBufferLists);
        int start = PushChain(netBufferList, out int count);
        call.Arguments[0] = Resolve<MiniportAdapter>(miniportAdapterHandle, ObjectKind.Adapter, out _).Packed;
        call.Arguments[1] = HeadOf(start).Packed;
        call.Arguments[2] = portNumber;
        call.Arguments[3] = numberOfNetBufferLists;
        call.Arguments[4] = receiveFlags;
        call.Arguments[5] = (ulong)count;
        call.Arguments[6] = StaleLink(start, numberOfNetBufferLists).Packed;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Adapter);
        bool isResources = (receiveFlags & NDIS_RECEIVE_FLAGS_RESOURCES) != 0;
        CountIndication(1);
        int end = _chainTop;
        for (int i = start; i < end; i++)
        {
            bool isTaken = Indicate(_chainItems[i], isResources);
            if (!isTaken)
            {
                // What was not taken does not come back, either.
                _chainItems[i] = _chainItems[i] with { Slot = -1 };
            }
        }

        if (!isResources || CallsBackForResources)
        {
            PlanReturns(start, end);
        }
        else
        {
            EndResources(start, end);
        }

        _chainTop = start;
        CountIndication(-1);
        End(call);
    }

    /// <summary>
    /// Whether lists that were indicated with RESOURCES come back through MiniportReturnNetBufferLists: never.
    /// RECV-007.
    /// </summary>
    protected internal virtual bool CallsBackForResources => false;

    private void CountIndication(int running)
    {
        if (_adapter is { } adapter)
        {
            adapter.RunningIndications += running;
        }
    }

    /// <summary>States what was indicated, and takes it if it is the miniport's to indicate.</summary>
    private bool Indicate(ChainItem item, bool isResources)
    {
        int slot = item.Slot;
        TraceEvent fact = NewFact(TraceName.ReceiveIndicated);
        fact.Arguments[0] = item.List.Packed;
        fact.Arguments[2] = (ulong)OwnerOfNbl(slot);
        fact.Arguments[7] = isResources ? 1u : 0;
        if (slot < 0)
        {
            fact.Arguments[1] = TraceObject.Unknown(ObjectKind.None).Packed;
            Emit(ref fact);
            return false;
        }

        uint nbl = _nbls[slot].Offset;
        NDIS_HANDLE source = new(Memory.Read<ulong>(nbl + NblField.SourceHandle));
        uint first = Pointer(nbl + NblField.FirstNetBuffer);
        bool hasData = NbSlotAt(first) >= 0;
        fact.Arguments[1] = Resolve<HostObject>(source, ObjectKind.Adapter, out _).Packed;
        fact.Arguments[3] = CountNetBuffers(nbl, out bool isConsistent);
        fact.Arguments[4] = hasData ? Memory.Read<uint>(first + NbField.DataLength) : 0;
        fact.Arguments[5] = isConsistent ? 1u : 0;
        uint frameLength = 0;
        ushort etherType = 0;
        fact.Arguments[6] = hasData && isConsistent
            ? FindDelivered(first, out frameLength, out etherType).Packed
            : 0;
        fact.Arguments[8] = HasNewChain(nbl, isConsistent) ? 1u : 0;
        fact.Arguments[9] = OwnMdlOf(slot).Packed;
        fact.Arguments[10] = frameLength;
        fact.Arguments[11] = etherType;
        Emit(ref fact);
        if (hasData && isConsistent && fact.Arguments[6] == 0 && !_nbls[slot].IsProtocol)
        {
            StateLoopback(_nbls[slot].Id, first);
        }

        bool isTaken = TryTake(slot, isResources);
        if (isTaken && isConsistent && !isResources)
        {
            StateData(slot);
        }

        return isTaken;
    }

    private bool TryTake(int slot, bool isResources)
    {
        if (_nbls[slot].IsProtocol || _nbls[slot].Phase != ObjectPhase.Idle)
        {
            return false;
        }

        _nbls[slot].Phase = ObjectPhase.Indicated;
        _nbls[slot].IsResources = isResources;
        _nbls[slot].Returned = 0;
        _nbls[slot].ReturnedNext = 0;
        SetLocked(slot, isLocked: true);
        if (!isResources && _adapter is { } adapter)
        {
            adapter.OutstandingReceives++;
        }

        return true;
    }

    /// <summary>The miniport has its lists again when the call returns; nobody calls it for that. RECV-006.</summary>
    private void EndResources(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (_chainItems[i].Slot >= 0)
            {
                GiveBack(_chainItems[i].Slot);
            }
        }
    }

    /// <summary>States that a list is the miniport's again, and makes it so. Gives the sequence of the fact.</summary>
    private long GiveBack(int slot)
    {
        bool isResources = _nbls[slot].IsResources;
        SetLocked(slot, isLocked: false);
        _nbls[slot].Phase = ObjectPhase.Idle;
        _nbls[slot].IsResources = false;
        long returned = Fact(TraceName.ReceiveReturned, _nbls[slot].Id.Packed, isResources ? 1u : 0);
        if (!isResources && _adapter is { } adapter)
        {
            adapter.OutstandingReceives--;
        }

        return returned;
    }
}
