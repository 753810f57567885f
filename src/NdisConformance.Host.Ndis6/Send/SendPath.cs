using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Ndis6;

/// <summary>Sends of the protocol above and their cancellation (contract.md 1.6). One per adapter.</summary>
[Resets]
internal sealed partial class SendPath(
    Miniport miniport,
    SimulatedPc pc,
    NblStore store,
    HostTrace trace,
    DriverBoundary boundary,
    HostDuties duties,
    SendBuilder builder,
    MemoryObjects objects)
{
    private SendRequest? _nextRequest;

    /// <summary>Sends that were handed to the miniport and are not completed.</summary>
    public int Outstanding => miniport.Adapter?.OutstandingSends ?? 0;

    /// <summary>Calls MiniportSendNetBufferLists on a processor and at an IRQL of its own.</summary>
    /// <exception cref="InvalidOperationException">NDIS does not send in this state.</exception>
    public void Submit(SendRequest request)
    {
        CheckMaySend(request);
        pc.RunOn(request.Processor, request.Irql, StimulusOf(request), 0, 0);
    }

    /// <summary>The stimulus that sends a request.</summary>
    public Stimulus StimulusOf(SendRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Submission?.Path == this
            ? request.Submission
            : request.Submission = new Submission(this, request);
    }

    /// <summary>Sends a request, if NDIS sends in this state.</summary>
    public void Start(SendRequest request)
    {
        CheckMaySend(request);
        Send(request);
    }

    /// <summary>
    /// Sends from inside the next NdisMSendNetBufferListsComplete, as a protocol does that waited for room.
    /// </summary>
    public void SubmitInsideCompletion(SendRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _nextRequest = request;
    }

    /// <summary>Calls MiniportCancelSend.</summary>
    public void Cancel(uint cancelId, byte irql = PASSIVE_LEVEL)
        => pc.RunOn(0, irql, new Work<uint>(cancelId, CallCancel), 0, 0);

    /// <summary>States every list that is not completed, in the order in which they were sent.</summary>
    /// <param name="isOverdue">True if their time is over, false if nothing is left to happen.</param>
    public void ReportUncompleted(bool isOverdue)
    {
        if (Outstanding == 0)
        {
            return;
        }

        List<uint> numbers = [];
        for (int slot = 0; slot < store.Nbls.Used; slot++)
        {
            if (store.Nbls[slot].Number != 0 && store.Nbls[slot].Phase == ObjectPhase.Sending)
            {
                numbers.Add(store.Nbls[slot].Number);
            }
        }

        numbers.Sort();
        foreach (uint number in numbers)
        {
            trace.NeverEnded(new TraceObject(ObjectKind.Nbl, number), Operation.Send, isOverdue);
        }
    }

    /// <summary>Calls MiniportCancelSend on the processor that runs.</summary>
    public void CallCancel(uint cancelId)
    {
        MiniportAdapter adapter = miniport.Adapter!;
        TraceMark enter = trace.MiniportCancelSendEnter(adapter.Id, cancelId);
        boundary.Call(
            () => adapter.Driver.Characteristics.CancelSendHandler!(adapter.Context, new PVOID(cancelId)));
        trace.MiniportCancelSendExit(enter);
    }

    private void CheckMaySend(SendRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (miniport.Adapter is null
            || request.Lists.Count == 0
            || !duties.MaySend(miniport.State, request.MayBeRejected))
        {
            throw new InvalidOperationException($"NDIS sends nothing to an adapter that is {miniport.State}");
        }
    }

    /// <summary>Sends what waited for a completion, on the processor and at the IRQL of that.</summary>
    public void SubmitNext()
    {
        if (_nextRequest is { } request
            && miniport.Adapter is not null
            && duties.MaySend(miniport.State, request.MayBeRejected))
        {
            _nextRequest = null;
            Send(request);
        }
    }

    /// <summary>Builds what is to be sent and calls MiniportSendNetBufferLists, on the processor that runs.</summary>
    public void Send(SendRequest request)
    {
        MiniportAdapter adapter = miniport.Adapter!;
        uint first = builder.BuildSend(request);
        adapter.OutstandingSends += request.Lists.Count;
        byte irql = pc.Current.Irql;
        uint flags = duties.SendFlags(irql, request.StatesDispatchLevel)
            | (request.ChecksForLoopback ? NDIS_SEND_FLAGS_CHECK_FOR_LOOPBACK : 0);
        TraceMark enter = trace.MiniportSendNetBufferListsEnter(
            adapter.Id,
            new BlockTag(objects.TagAt(first)).Object,
            NDIS_DEFAULT_PORT_NUMBER,
            flags,
            (uint)request.Lists.Count);
        boundary.Call(
            (adapter, List: new NET_BUFFER_LIST(objects.ReferenceTo(first)), flags),
            static send => send.adapter.Driver.Characteristics.SendNetBufferListsHandler!(
                send.adapter.Context, send.List, NDIS_DEFAULT_PORT_NUMBER, send.flags));
        trace.MiniportSendNetBufferListsExit(enter);
    }
}
