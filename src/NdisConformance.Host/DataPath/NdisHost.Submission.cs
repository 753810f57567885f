using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host;

/// <content>What a protocol above asks of the miniport: sends, and their cancellation (contract.md 1.6).</content>
public partial class NdisHost
{
    private DataPathTarget? _dataPath;
    private SendRequest? _request;
    private SendRequest? _nextRequest;

    /// <summary>Sends that were handed to the miniport and are not completed.</summary>
    public int OutstandingSends => _adapter?.OutstandingSends ?? 0;

    /// <summary>Calls MiniportSendNetBufferLists on a processor and at an IRQL of its own.</summary>
    /// <exception cref="InvalidOperationException">NDIS does not send in this state.</exception>
    public void Submit(SendRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        CheckMaySend(request);
        _request = request;
        _pc.RunOn(request.Processor, request.Irql, DataPath, DataPathTarget.Submit, 0);
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
    public void CancelSend(uint cancelId, byte irql = PASSIVE_LEVEL)
        => _pc.RunOn(0, irql, DataPath, DataPathTarget.Cancel, cancelId);

    /// <summary>States every list that is not completed, in the order in which they were sent.</summary>
    /// <param name="timeLimitOrUnmet">TimeLimit, or Unmet if nothing is left to happen.</param>
    public void ReportUncompletedSends(TraceName timeLimitOrUnmet)
    {
        if (OutstandingSends == 0)
        {
            return;
        }

        List<uint> numbers = [];
        for (int slot = 0; slot < _nbls.Used; slot++)
        {
            if (_nbls[slot].Number != 0 && _nbls[slot].Phase == ObjectPhase.Sending)
            {
                numbers.Add(_nbls[slot].Number);
            }
        }

        numbers.Sort();
        foreach (uint number in numbers)
        {
            Fact(timeLimitOrUnmet, new TraceObject(ObjectKind.Nbl, number).Packed, (ulong)Operation.Send);
        }
    }

    /// <summary>
    /// Whether NDIS sends in a state: only to a running adapter, unless a send races into a pause. SEND-023.
    /// </summary>
    protected internal virtual bool MaySend(AdapterState state, bool mayBeRejected)
        => state == AdapterState.Running
            || (mayBeRejected && state is AdapterState.Pausing or AdapterState.Paused);

    /// <summary>The flags of a send; NDIS says that it is at DISPATCH_LEVEL only where it is.</summary>
    protected internal virtual uint SendFlags(byte irql, bool statesDispatchLevel)
        => irql == DISPATCH_LEVEL && statesDispatchLevel ? NDIS_SEND_FLAGS_DISPATCH_LEVEL : 0;

    private DataPathTarget DataPath => _dataPath ??= new DataPathTarget(this);

    internal void OnSubmit()
    {
        SendRequest request = _request!;
        _request = null;
        CallSend(request);
    }

    internal void OnCancel(ulong cancelId)
    {
        MiniportAdapter adapter = _adapter!;
        TraceEvent enter = NewAdapterEnter(TraceName.MiniportCancelSend, adapter);
        enter.Arguments[1] = cancelId;
        Enter(ref enter);
        try
        {
            adapter.Driver.Characteristics.CancelSendHandler!(adapter.Context, new PVOID(cancelId));
        }
        catch (Exception exception)
        {
            throw Crash(exception);
        }

        Exit(enter);
    }

    private void CheckMaySend(SendRequest request)
    {
        if (_adapter is null || request.Lists.Count == 0 || !MaySend(CurrentState, request.MayBeRejected))
        {
            throw new InvalidOperationException($"NDIS sends nothing to an adapter that is {CurrentState}");
        }
    }

    /// <summary>Sends what waited for a completion, on the processor and at the IRQL of that.</summary>
    private void SubmitNext()
    {
        if (_nextRequest is { } request && _adapter is not null && MaySend(CurrentState, request.MayBeRejected))
        {
            _nextRequest = null;
            CallSend(request);
        }
    }

    private void CallSend(SendRequest request)
    {
        MiniportAdapter adapter = _adapter!;
        uint first = BuildSend(request);
        adapter.OutstandingSends += request.Lists.Count;
        byte irql = _pc.Current.Irql;
        uint flags = SendFlags(irql, request.StatesDispatchLevel);
        TraceEvent enter = NewAdapterEnter(TraceName.MiniportSendNetBufferLists, adapter);
        enter.Arguments[1] = new BlockTag(TagAt(first)).Object.Packed;
        enter.Arguments[2] = NDIS_DEFAULT_PORT_NUMBER;
        enter.Arguments[3] = flags;
        enter.Arguments[4] = (ulong)request.Lists.Count;
        Enter(ref enter);
        try
        {
            adapter.Driver.Characteristics.SendNetBufferListsHandler!(
                adapter.Context, NblAt(first), NDIS_DEFAULT_PORT_NUMBER, flags);
        }
        catch (Exception exception)
        {
            throw Crash(exception);
        }

        Exit(enter);
    }
}
