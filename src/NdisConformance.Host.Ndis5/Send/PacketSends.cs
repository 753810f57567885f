using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis5;

/// <summary>Sends of the protocol above (contract.md 1.9). One per adapter.</summary>
[Resets]
internal sealed partial class PacketSends(
    Ndis5Miniport miniport,
    SimulatedPc pc,
    HandleTable handles,
    PacketStore store,
    OutstandingPackets outstanding,
    PacketMappings mappings,
    HostTrace trace,
    DriverBoundary boundary,
    Ndis5Duties duties,
    SentFrames sent,
    MiniportLock serialization,
    PacketBatches batches)
    : IMachineTarget
{
    private readonly WaitingPackets _waiting = new(store);
    private bool _isToGiveAgain;
    private PacketRequest? _nextRequest;

    /// <summary>Packets that the miniport has, or refused for a time.</summary>
    public int Outstanding => outstanding.Count;

    /// <summary>Sends on a processor and at an IRQL of its own.</summary>
    public void Submit(PacketRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        miniport.Check(miniport.State == AdapterState.Running);
        PacketSubmission submission = request.Submission?.Sends == this
            ? request.Submission
            : request.Submission = new PacketSubmission(this, request);
        pc.RunOn(request.Processor, request.Irql, submission, 0, 0);
    }

    /// <inheritdoc/>
    public void NdisMSendComplete(NDIS_HANDLE miniportAdapterHandle, NDIS_PACKET packet, NDIS_STATUS status)
    {
        TraceObject adapter = handles.Resolve<Ndis5Adapter>(miniportAdapterHandle, ObjectKind.Adapter, out _);
        TraceObject named = store.Find(packet, out int slot);
        bool isPending = slot >= 0 && store.Packets[slot].Phase == PacketPhase.Sending;
        TraceMark call = trace.NdisMSendCompleteCall(adapter, named, status, isPending);
        if (isPending)
        {
            outstanding.Complete(slot, status, byCall: false);
        }
        else
        {
            trace.PacketCompleted(named, status, store.OwnerOf(slot), byCall: false);
        }

        GiveAgain();
        SendNext();
        trace.NdisMSendCompleteReturn(call);
    }

    /// <summary>
    /// Sends from inside the next NdisMSendComplete, as a protocol does that waited for room; a serialized miniport,
    /// which is not entered there, gets it afterwards.
    /// </summary>
    public void SubmitInsideCompletion(PacketRequest request) => _nextRequest = request;

    /// <inheritdoc/>
    public void NdisMSendResourcesAvailable(NDIS_HANDLE miniportAdapterHandle)
    {
        TraceMark call = trace.NdisMSendResourcesAvailableCall(
            handles.Resolve<Ndis5Adapter>(miniportAdapterHandle, ObjectKind.Adapter, out _));
        GiveAgain();
        trace.NdisMSendResourcesAvailableReturn(call);
    }

    /// <summary>
    /// Cancels what was sent with an identifier: what waits in NDIS ends at once, and the miniport is asked for the
    /// rest if it has a handler for that. At most DISPATCH_LEVEL.
    /// </summary>
    public void Cancel(uint cancelId)
    {
        Ndis5Adapter adapter = miniport.Adapter!;
        miniport.Check(adapter.State == AdapterState.Running && cancelId != 0);
        PacketBatch cancelled = batches.Take();
        _waiting.TakeCancelled(cancelId, cancelled);
        foreach (int slot in cancelled.Slots)
        {
            outstanding.End(slot);
        }

        batches.Give(cancelled);
        if (adapter.Driver.Characteristics.CancelSendPacketsHandler is { } handler)
        {
            TraceMark enter = trace.MiniportCancelSendPacketsEnter(adapter.Id, cancelId);
            boundary.Call(() => handler(adapter.Context, store.AddressAt(cancelId)));
            trace.MiniportCancelSendPacketsExit(enter);
        }
    }

    /// <summary>
    /// A reset is complete. NDIS itself ends the sends that a serialized miniport had and did not complete in it, and
    /// gives the miniport what was sent meanwhile. Source: PV.
    /// </summary>
    public void GoOn()
    {
        if (miniport.Adapter is { IsDeserialized: false })
        {
            outstanding.Abort();
        }

        GiveAgain();
    }

    /// <summary>The adapter goes: NDIS itself ends what the miniport refused for a time.</summary>
    public void EndRefused()
    {
        while (_waiting.TryTake(out int slot))
        {
            outstanding.End(slot);
        }
    }

    /// <summary>States every packet that is not given back.</summary>
    public void ReportUncompleted(bool isOverdue)
    {
        // A driver that is not notified of the removal completes them when it is halted.
        if (miniport.Adapter is not { State: AdapterState.Running, IsRemoved: true })
        {
            outstanding.Report(isOverdue);
        }
    }

    /// <summary>Sends on the processor that runs.</summary>
    public void Start(PacketRequest request)
    {
        bool mustWait = !_waiting.IsEmpty
            || miniport.Adapter!.IsResetting
            || serialization.IsBusy(miniport.Adapter!);
        PacketBatch batch = batches.Take();
        for (int i = 0; i < request.Frames.Count; i++)
        {
            batch.Add(outstanding.Add(request.Frames[i], request.CancelId), store);
        }

        if (!mustWait)
        {
            Give(batch);
            return;
        }

        // What was refused goes first, and a miniport that is busy or resets is not entered.
        Keep(batch, 0);
        batches.Give(batch);
        if (serialization.IsBusy(miniport.Adapter!))
        {
            GiveAgain();
        }
    }

    private void SendNext()
    {
        if (_nextRequest is { } request && miniport is { State: AdapterState.Running, Adapter: { } adapter })
        {
            _nextRequest = null;
            if (adapter.IsDeserialized)
            {
                Start(request);
            }
            else
            {
                Submit(request);
            }
        }
    }

    /// <summary>
    /// Gives packets to the miniport. Packets that are mapped are given one by one, each mapped before its call: others
    /// that wait for map registers must not hold some. Source: SGC.
    /// </summary>
    private void Give(PacketBatch batch)
    {
        Ndis5Adapter adapter = miniport.Adapter!;
        using MiniportLock.Scope held = serialization.Enter(adapter);
        bool takesArrays = adapter.Driver.Characteristics.SendPacketsHandler is not null;
        if (takesArrays && !adapter.MapsPackets)
        {
            GiveArray(adapter, batch);
        }
        else
        {
            GiveEach(adapter, batch, takesArrays);
        }

        batches.Give(batch);
    }

    private void GiveEach(Ndis5Adapter adapter, PacketBatch batch, bool takesArrays)
    {
        PacketBatch one = batches.Take();
        for (int i = 0; i < batch.Count; i++)
        {
            one.Clear();
            one.Add(batch.Slots[i], store);
            if (takesArrays ? GiveArray(adapter, one) : GiveOne(adapter, one))
            {
                Keep(batch, i + 1);
                break;
            }
        }

        batches.Give(one);
    }

    private void Prepare(Ndis5Adapter adapter, int slot, uint index)
    {
        if (adapter.MapsPackets && duties.MapsBeforeTheSend && store.Packets[slot].Mapping == 0)
        {
            mappings.Map(slot, (PacketDma)adapter.Dma!);
        }

        store.Packets[slot].Phase = PacketPhase.Sending;
        store.SetLocked(slot, isLocked: false);
        store.SetStatus(slot, PacketStore.NoStatus);
        ulong bytes = sent.Find(store.Packets[slot].Frame).Length;
        trace.PacketSubmitted(store.Packets[slot].Id, index, bytes, mappings.ListOf(slot));
    }

    /// <summary>True if the miniport refused packets.</summary>
    private bool GiveArray(Ndis5Adapter adapter, PacketBatch batch)
    {
        for (int i = 0; i < batch.Count; i++)
        {
            Prepare(adapter, batch.Slots[i], (uint)i);
        }

        TraceMark enter = trace.MiniportSendPacketsEnter(
            adapter.Id, store.Packets[batch.Slots[0]].Id, (uint)batch.Count);
        boundary.Call(
            (adapter, batch),
            static call => call.adapter.Driver.Characteristics.SendPacketsHandler!(
                call.adapter.Context, call.batch.Packets));
        trace.MiniportSendPacketsExit(enter);
        return !adapter.IsDeserialized && TakeStatuses(batch);
    }

    /// <summary>
    /// A serialized driver says in each packet what became of it. The first one that it refuses comes back with all
    /// behind it, to be given again. What it says nothing of stays with it.
    /// </summary>
    private bool TakeStatuses(PacketBatch batch)
    {
        int refused = -1;
        for (int i = 0; i < batch.Count; i++)
        {
            PacketAnswer answer = AnswerOf(batch.Slots[i], batch.Numbers[i]);
            NDIS_STATUS status = answer == PacketAnswer.Stated ? store.StatusOf(batch.Slots[i]) : NDIS_STATUS_PENDING;
            trace.PacketAnswered(new TraceObject(ObjectKind.Packet, batch.Numbers[i]), (uint)i, status, answer);
            if (refused < 0 && status == NDIS_STATUS_RESOURCES)
            {
                refused = i;
            }
            else if (refused < 0 && status != NDIS_STATUS_PENDING)
            {
                outstanding.Complete(batch.Slots[i], status, byCall: true);
            }
        }

        if (refused >= 0)
        {
            Refuse(batch, refused);
        }

        return refused >= 0;
    }

    private PacketAnswer AnswerOf(int slot, uint number)
        => !IsSending(slot, number) ? PacketAnswer.Completed
            : store.StatusOf(slot) == PacketStore.NoStatus ? PacketAnswer.NotStated
            : PacketAnswer.Stated;

    /// <summary>True if the miniport still has the packet that was given to it.</summary>
    private bool IsSending(int slot, uint number)
        => store.Packets[slot].Number == number && store.Packets[slot].Phase == PacketPhase.Sending;

    /// <summary>True if the miniport refused the packet.</summary>
    private bool GiveOne(Ndis5Adapter adapter, PacketBatch one)
    {
        int slot = one.Slots[0];
        Prepare(adapter, slot, index: 0);
        TraceMark enter = trace.MiniportSendEnter(adapter.Id, store.Packets[slot].Id, flags: 0);
        NDIS_STATUS status = boundary.Call(
            (adapter, one),
            static call => call.adapter.Driver.Characteristics.SendHandler!(
                call.adapter.Context, call.one.Packets[0], 0));
        trace.MiniportSendExit(enter, status);
        if (IsRefusal(adapter, status))
        {
            Refuse(one, 0);
            return true;
        }

        if (IsSending(slot, one.Numbers[0]) && status != NDIS_STATUS_PENDING)
        {
            outstanding.Complete(slot, status, byCall: true);
        }

        return false;
    }

    /// <summary>Only a serialized driver is given a packet again that it has no room for.</summary>
    private static bool IsRefusal(Ndis5Adapter adapter, NDIS_STATUS status)
        => status == NDIS_STATUS_RESOURCES && !adapter.IsDeserialized;

    /// <summary>Packets from this one on wait in NDIS; the miniport did not see them.</summary>
    private void Keep(PacketBatch batch, int first)
    {
        foreach (int slot in batch.Slots[first..])
        {
            _waiting.Add(slot);
        }
    }

    /// <summary>Packets from this one on are NDIS's again. Their lists end with a status that is not PENDING.</summary>
    private void Refuse(PacketBatch batch, int first)
    {
        for (int i = first; i < batch.Count; i++)
        {
            int slot = batch.Slots[i];
            if (IsSending(slot, batch.Numbers[i]))
            {
                trace.PacketCompleted(store.Packets[slot].Id, NDIS_STATUS_RESOURCES, OwnerCode.Ndis, byCall: true);
                outstanding.UnmapIfDue(slot);
                _waiting.Add(slot);
            }
        }
    }

    /// <summary>
    /// The miniport has room again: what it refused is given to it once more, when it has left the call that says so. A
    /// serialized driver is not entered twice.
    /// </summary>
    private void GiveAgain(long delay = 0)
    {
        if (!_waiting.IsEmpty && !_isToGiveAgain)
        {
            _isToGiveAgain = true;
            pc.Events.Schedule(pc.Now + delay, pc.Current.Number, DISPATCH_LEVEL, this, cookie: 0);
        }
    }

    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument)
    {
        _isToGiveAgain = false;
        if (miniport.Adapter is { } adapter && serialization.IsBusy(adapter))
        {
            GiveAgain(MiniportLock.RetryTicks);
            return;
        }

        if (!_waiting.IsEmpty && miniport is { State: AdapterState.Running, Adapter.IsResetting: false })
        {
            PacketBatch batch = batches.Take();
            while (_waiting.TryTake(out int slot))
            {
                batch.Add(slot, store);
            }

            Give(batch);
        }
    }
}
