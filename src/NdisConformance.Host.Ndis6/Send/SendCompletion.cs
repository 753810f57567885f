using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// Completions of sends. The protocol takes its lists back and frees them at once, so that a later use by the driver is
/// seen. One per adapter.
/// </summary>
[Resets]
internal sealed partial class SendCompletion(
    ListChains chains,
    HandleTable handles,
    SendPath sendPath,
    NblStore store,
    MachineMemory memory,
    HostTrace trace,
    Miniport miniport,
    SentFrames sentFrames,
    MemoryObjects objects,
    MdlStore mdls,
    CallersProperty property)
{
    // Lists that are completed while a mapping of one of their NET_BUFFERs is alive: their records stay that long.
    private int[] _stillMapped = new int[16];
    private int _stillMappedCount;

    /// <inheritdoc/>
    public void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle, NET_BUFFER_LIST netBufferList, uint sendCompleteFlags)
    {
        int start = chains.Push(netBufferList, out int count);
        TraceMark call = trace.NdisMSendNetBufferListsCompleteCall(
            handles.Resolve<MiniportAdapter>(miniportAdapterHandle, ObjectKind.Adapter, out _),
            chains.HeadOf(start),
            sendCompleteFlags,
            (uint)count);
        int end = chains.Top;
        for (int i = start; i < end; i++)
        {
            CompleteSend(chains[i], i - start);
        }

        for (int i = start; i < end; i++)
        {
            TakeBack(chains[i]);
        }

        chains.Pop(start);
        SweepLingering();
        sendPath.SubmitNext();
        trace.NdisMSendNetBufferListsCompleteReturn(call);
    }

    /// <summary>States what was completed, and passes it to NDIS if the miniport had it in hand.</summary>
    private void CompleteSend(ChainItem item, int index)
    {
        int slot = item.Slot;
        bool isInHand = slot >= 0 && store.Nbls[slot].Phase == ObjectPhase.Sending;
        if (isInHand)
        {
            property.Compare(slot);
        }

        uint status = slot < 0 ? 0 : memory.Read<uint>(store.Nbls[slot].Offset + NetBufferListLayout.Status);
        trace.SendCompleted(
            item.List, (NDIS_STATUS)status, OwnerOfCompleted(item, isInHand), (uint)index, isInHand && IsAsSent(slot));
        if (!isInHand)
        {
            return;
        }

        store.Nbls[slot].Phase = ObjectPhase.Completed;
        if (miniport.Adapter is { } adapter)
        {
            adapter.OutstandingSends--;
        }

        for (int nb = store.Nbls[slot].FirstNb; nb >= 0; nb = store.Nbs[nb].NextNb)
        {
            ref SentFrame frame = ref sentFrames.Find(store.Nbs[nb].Frame);
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
        uint link = store.Nbls[slot].Offset + NetBufferListLayout.FirstNetBuffer;
        for (int nb = store.Nbls[slot].FirstNb; nb >= 0; nb = store.Nbs[nb].NextNb)
        {
            if (objects.Pointer(link) != store.Nbs[nb].Offset || !AreMdlsAsSent(nb))
            {
                return false;
            }

            link = store.Nbs[nb].Offset + NetBufferLayout.Next;
        }

        return memory.Read<ulong>(link) == 0;
    }

    private bool AreMdlsAsSent(int nb)
    {
        uint link = store.Nbs[nb].Offset + NetBufferLayout.MdlChain;
        for (int mdl = store.Nbs[nb].FirstMdl; mdl >= 0; mdl = mdls.Records[mdl].NextMdl)
        {
            if (objects.Pointer(link) != mdls.Records[mdl].Offset)
            {
                return false;
            }

            link = mdls.Records[mdl].Offset + MdlLayout.Next;
        }

        return memory.Read<ulong>(link) == 0;
    }

    /// <summary>
    /// The protocol frees a list that came back. A list that comes twice in the chain is gone by then.
    /// </summary>
    private void TakeBack(ChainItem item)
    {
        int slot = item.Slot;
        if (slot < 0 || store.Nbls[slot].Number != item.List.Number || store.Nbls[slot].Phase != ObjectPhase.Completed
            || store.Nbls[slot].Offset == 0)
        {
            return;
        }

        for (int nb = store.Nbls[slot].FirstNb; nb >= 0; nb = store.Nbs[nb].NextNb)
        {
            store.DestroyMemoryOfNb(nb);
        }

        objects.Retire(store.Nbls[slot].Offset);
        store.Nbls[slot].Offset = 0;
        if (!TryGiveRecords(slot))
        {
            PushLingering(slot);
        }
    }

    /// <summary>Gives the records of a list up, unless a mapping still leads to one.</summary>
    private bool TryGiveRecords(int slot)
    {
        for (int nb = store.Nbls[slot].FirstNb; nb >= 0; nb = store.Nbs[nb].NextNb)
        {
            if (store.Nbs[nb].Mappings > 0)
            {
                return false;
            }
        }

        for (int nb = store.Nbls[slot].FirstNb; nb >= 0;)
        {
            int next = store.Nbs[nb].NextNb;
            store.Nbs.Give(nb);
            nb = next;
        }

        store.Nbls.Give(slot);
        return true;
    }

    private void PushLingering(int slot)
    {
        if (_stillMappedCount == _stillMapped.Length)
        {
            Array.Resize(ref _stillMapped, _stillMappedCount * 2);
        }

        _stillMapped[_stillMappedCount++] = slot;
    }

    private void SweepLingering()
    {
        int kept = 0;
        for (int i = 0; i < _stillMappedCount; i++)
        {
            int slot = _stillMapped[i];
            if (!TryGiveRecords(slot))
            {
                _stillMapped[kept++] = slot;
            }
        }

        _stillMappedCount = kept;
    }
}
