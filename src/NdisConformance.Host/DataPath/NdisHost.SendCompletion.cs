using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host;

/// <content>
/// Completions of sends. The protocol takes back what it sent and frees it at once, so that whatever the driver still
/// does with it is seen.
/// </content>
public partial class NdisHost
{
    // Lists that are completed while a mapping of one of their NET_BUFFERs is alive: their records stay that long.
    private int[] _lingering = new int[16];
    private int _lingeringCount;

    /// <inheritdoc/>
    public void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        TraceEvent call = NewCall(TraceName.NdisMSendNetBufferListsComplete);
        int start = PushChain(netBufferList, out int count);
        call.Arguments[0] = Resolve<MiniportAdapter>(miniportAdapterHandle, ObjectKind.Adapter, out _).Packed;
        call.Arguments[1] = HeadOf(start).Packed;
        call.Arguments[2] = sendCompleteFlags;
        call.Arguments[3] = (ulong)count;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Adapter);
        int end = _chainTop;
        for (int i = start; i < end; i++)
        {
            CompleteSend(_chainItems[i], i - start);
        }

        for (int i = start; i < end; i++)
        {
            TakeBack(_chainItems[i]);
        }

        _chainTop = start;
        SweepLingering();
        SubmitNext();
        End(call);
    }

    /// <summary>States what was completed, and passes it to NDIS if the miniport had it in hand.</summary>
    private void CompleteSend(ChainItem item, int index)
    {
        int slot = item.Slot;
        bool isInHand = slot >= 0 && _nbls[slot].Phase == ObjectPhase.Sending;
        uint status = slot < 0 ? 0 : Memory.Read<uint>(_nbls[slot].Offset + NblField.Status);
        TraceEvent fact = NewFact(TraceName.SendCompleted);
        fact.Arguments[0] = item.List.Packed;
        fact.Arguments[1] = status;
        fact.Arguments[2] = (ulong)OwnerOfCompleted(item, isInHand);
        fact.Arguments[3] = (ulong)index;
        fact.Arguments[4] = isInHand && IsAsSent(slot) ? 1u : 0;
        Emit(ref fact);
        if (!isInHand)
        {
            return;
        }

        _nbls[slot].Phase = ObjectPhase.Completed;
        if (_adapter is { } adapter)
        {
            adapter.OutstandingSends--;
        }

        for (int nb = _nbls[slot].FirstNb; nb >= 0; nb = _nbs[nb].NextNb)
        {
            ref SentFrame frame = ref _sentFrames.Find(_nbs[nb].Frame);
            if (!Unsafe.IsNullRef(ref frame))
            {
                frame.IsCompleted = true;
                frame.IsSuccess = status == (uint)NDIS_STATUS_SUCCESS;
            }
        }
    }

    /// <summary>
    /// Whose a list is: one that a protocol made and the miniport has not in hand was completed before.
    /// </summary>
    private static OwnerCode OwnerOfCompleted(ChainItem item, bool isInHand)
    {
        if (isInHand)
        {
            return OwnerCode.Miniport;
        }

        return item.Origin == OwnerCode.Ndis ? OwnerCode.Ndis : OwnerCode.Nobody;
    }

    /// <summary>True if the NET_BUFFERs of a list and their MDLs are linked as they were sent. SEND-011.</summary>
    private bool IsAsSent(int slot)
    {
        uint link = _nbls[slot].Offset + NblField.FirstNetBuffer;
        for (int nb = _nbls[slot].FirstNb; nb >= 0; nb = _nbs[nb].NextNb)
        {
            if (Pointer(link) != _nbs[nb].Offset || !AreMdlsAsSent(nb))
            {
                return false;
            }

            link = _nbs[nb].Offset + NbField.Next;
        }

        return Memory.Read<ulong>(link) == 0;
    }

    private bool AreMdlsAsSent(int nb)
    {
        uint link = _nbs[nb].Offset + NbField.MdlChain;
        for (int mdl = _nbs[nb].FirstMdl; mdl >= 0; mdl = _mdls[mdl].NextMdl)
        {
            if (Pointer(link) != _mdls[mdl].Offset)
            {
                return false;
            }

            link = _mdls[mdl].Offset + MdlField.Next;
        }

        return Memory.Read<ulong>(link) == 0;
    }

    /// <summary>
    /// The protocol frees a list that came back. A list that comes twice in the chain is gone by then.
    /// </summary>
    private void TakeBack(ChainItem item)
    {
        int slot = item.Slot;
        if (slot < 0 || _nbls[slot].Number != item.List.Number || _nbls[slot].Phase != ObjectPhase.Completed
            || _nbls[slot].Offset == 0)
        {
            return;
        }

        for (int nb = _nbls[slot].FirstNb; nb >= 0; nb = _nbs[nb].NextNb)
        {
            DestroyMemoryOfNb(nb);
        }

        RetireMemory(_nbls[slot].Offset);
        _nbls[slot].Offset = 0;
        if (!TryGiveRecords(slot))
        {
            PushLingering(slot);
        }
    }

    /// <summary>Gives the records of a list up, unless a mapping still leads to one.</summary>
    private bool TryGiveRecords(int slot)
    {
        for (int nb = _nbls[slot].FirstNb; nb >= 0; nb = _nbs[nb].NextNb)
        {
            if (_nbs[nb].Mappings > 0)
            {
                return false;
            }
        }

        for (int nb = _nbls[slot].FirstNb; nb >= 0;)
        {
            int next = _nbs[nb].NextNb;
            _nbs.Give(nb);
            nb = next;
        }

        _nbls.Give(slot);
        return true;
    }

    private void PushLingering(int slot)
    {
        if (_lingeringCount == _lingering.Length)
        {
            Array.Resize(ref _lingering, _lingeringCount * 2);
        }

        _lingering[_lingeringCount++] = slot;
    }

    private void SweepLingering()
    {
        int kept = 0;
        for (int i = 0; i < _lingeringCount; i++)
        {
            int slot = _lingering[i];
            if (!TryGiveRecords(slot))
            {
                _lingering[kept++] = slot;
            }
        }

        _lingeringCount = kept;
    }
}
