using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Keeps <see cref="SendTable"/> up to date. Judges nothing.</summary>
[Resets]
internal sealed partial class SendTracker(TrackedState state) : ITracker
{
    private const int UsualHeld = 64;
    private readonly SendTable _sends = state.Sends;
    private readonly List<uint> _held = new(UsualHeld);
    private uint _lastCompleted;
    private uint _group;
    private long _order;
    private bool _isGroupOpen;

    public void Subscribe(TrackerEvents events)
    {
        events.OnBirth(TraceKind.Fact, TraceName.SendSubmitted, OnSubmitted);
        events.OnBirth(TraceKind.Enter, TraceName.MiniportSendNetBufferLists, OnSendEnter);
        events.OnDeath(TraceKind.Exit, TraceName.MiniportSendNetBufferLists, OnSendExit);
        events.OnBirth(TraceKind.Enter, TraceName.MiniportCancelSend, OnCancel);
        events.OnDeath(TraceKind.Fact, TraceName.SendCompleted, OnCompleted);
        events.OnDeath(TraceKind.Fact, TraceName.WireTransmit, OnTransmit);
        events.OnDeath(TraceKind.Fact, TraceName.Drained, OnDrained);
        events.OnDeath(TraceKind.Fact, TraceName.AdapterStateChanged, OnStateChanged);
    }

    private void OnSubmitted(in TraceEvent e)
    {
        SendSubmittedEvent submitted = new(in e);
        uint nblNumber = submitted.Nbl.Number;
        uint nbNumber = submitted.Nb.Number;
        if (nblNumber == 0 || nbNumber == 0)
        {
            return;
        }

        if (!_isGroupOpen)
        {
            _group++;
            _isGroupOpen = true;
            _sends.Groups.Add(_group);
        }

        ref SendGroup group = ref _sends.Groups.Find(_group);
        bool isFirst = submitted.NbIndex == 0;
        if (isFirst)
        {
            AddNbl(nblNumber, e, _sends.Outstanding > group.Remaining);
            group.Remaining++;
        }

        ref NblState nbl = ref _sends.Nbls.Find(nblNumber);
        ref NbState nb = ref _sends.Nbs.Add(nbNumber);
        nb.Nbl = nblNumber;
        nb.Index = submitted.NbIndex;
        nb.Ordinal = ++group.NetBuffers;
        nb.Submitted = e.Sequence;
        nb.DataLength = submitted.DataLength;
        nb.CurrentMdlOffset = submitted.CurrentMdlOffset;
        nb.DataOffset = submitted.DataOffset;
        nb.SubmittedMdls = submitted.Mdls;
        if (Unsafe.IsNullRef(ref nbl))
        {
            return;
        }

        nbl.NetBuffers++;
        if (nbl.FirstNb == 0)
        {
            nbl.FirstNb = nbNumber;
        }
        else
        {
            _sends.Nbs.Find(nbl.LastNb).Next = nbNumber;
        }

        nbl.LastNb = nbNumber;
    }

    private void AddNbl(uint number, in TraceEvent e, bool isBusy)
    {
        SendSubmittedEvent submitted = new(in e);
        _sends.Remove(number);
        ref NblState nbl = ref _sends.Nbls.Add(number);
        nbl.Submitted = e.Sequence;
        nbl.SubmittedTime = e.Time;
        nbl.Group = _group;
        nbl.Order = ++_order;
        nbl.CameToBusyDriver = isBusy;
        nbl.CameBeside = state.Stacks.IsOpen(TraceName.MiniportSendNetBufferLists);
        nbl.Index = submitted.NblIndex;
        nbl.CancelId = submitted.CancelId;
        nbl.IsToBeRefused = e.State == AdapterState.Paused
            || (e.State == AdapterState.Pausing
                && state.Adapters.Current is { Pause.Phase: TransitionPhase.Pending });
        _sends.Outstanding++;
    }

    private void OnSendEnter(in TraceEvent e)
    {
        ref SendGroup group = ref _sends.Groups.Find(_group);
        if (_isGroupOpen && !Unsafe.IsNullRef(ref group))
        {
            group.Enter = e.Sequence;
            group.Processor = e.Processor;
        }

        _isGroupOpen = false;
    }

    private void OnSendExit(in TraceEvent e)
    {
        for (int index = _held.Count - 1; index >= 0; index--)
        {
            uint number = _held[index];
            ref NblState nbl = ref _sends.Nbls.Find(number);
            if (Unsafe.IsNullRef(ref nbl))
            {
                _held.RemoveAt(index);
            }
            else if (nbl.CompletedInside == e.Begin)
            {
                _held.RemoveAt(index);
                nbl.CompletedInside = 0;
                ForgetIfSettled(number, ref nbl);
            }
        }
    }

    private void OnCancel(in TraceEvent e)
    {
        ulong cancelId = new MiniportCancelSendEnter(in e).CancelId;
        foreach (uint number in cancelId == 0 || _sends.Outstanding == 0 ? [] : _sends.Nbls.Numbers())
        {
            ref NblState nbl = ref _sends.Nbls.Find(number);
            nbl.Cancelled = nbl.CancelId == cancelId ? e.Sequence : nbl.Cancelled;
        }
    }

    private void OnCompleted(in TraceEvent e)
    {
        SendCompletedEvent completed = new(in e);
        uint number = completed.Nbl.Number;
        ref NblState nbl = ref _sends.Nbls.Find(number);
        if (Unsafe.IsNullRef(ref nbl) || nbl.Completed != 0)
        {
            return;
        }

        nbl.Completed = e.Sequence;
        _sends.LastCompleted = e.Time;
        nbl.Status = completed.Status;
        bool isError = nbl.Status != NDIS_STATUS.NDIS_STATUS_SUCCESS;
        _sends.Completions.Add(new CompletedList(
            number,
            e.Sequence,
            completed.Index == 0 ? 0 : _lastCompleted,
            nbl.FirstNb,
            nbl.LastNb,
            isError && nbl.NetBuffers > 1 && _sends.WasRefused(nbl),
            nbl.WasCancelled ? nbl.Cancelled : 0));
        _lastCompleted = number;
        _sends.Outstanding--;
        ref SendGroup group = ref _sends.Groups.Find(nbl.Group);
        if (!Unsafe.IsNullRef(ref group))
        {
            group.Completed++;
            group.FirstCompleted = Lowest(group.FirstCompleted, nbl.Index + 1);
            group.FirstFailed = nbl.Status == NDIS_STATUS.NDIS_STATUS_SUCCESS
                ? group.FirstFailed
                : Lowest(group.FirstFailed, nbl.Index + 1);
        }

        nbl.CompletedInside = SendOfOpenRequest(number);
        if (nbl.CompletedInside != 0)
        {
            _held.Add(number);
            _sends.CompletedInside = nbl.CompletedInside;
        }

        ForgetIfSettled(number, ref nbl);
    }

    /// <summary>The lower of two positions; 0 is none.</summary>
    private static uint Lowest(uint known, uint position) => known == 0 ? position : Math.Min(known, position);

    /// <summary>
    /// The MiniportSendNetBufferLists activation in which a mapping request for a NET_BUFFER of the list is open; 0 if
    /// there is none.
    /// </summary>
    private long SendOfOpenRequest(uint nbl)
    {
        for (int processor = 0; state.Stacks.IsUsed(processor); processor++)
        {
            long send = 0;
            foreach (ref readonly CallFrame frame in state.Stacks.Of(processor))
            {
                if (frame.Name == TraceName.MiniportSendNetBufferLists)
                {
                    send = frame.Sequence;
                }
                else if (frame.Name == TraceName.NdisMAllocateNetBufferSGList && send != 0)
                {
                    ref NbState nb = ref _sends.Nbs.Find(
                        new NdisMAllocateNetBufferSGListCall(in frame.Begin).Nb.Number);
                    if (!Unsafe.IsNullRef(ref nb) && nb.Nbl == nbl)
                    {
                        return send;
                    }
                }
            }
        }

        return 0;
    }

    private void OnTransmit(in TraceEvent e)
    {
        WireTransmitEvent transmit = new(in e);
        ForgetReads(transmit.Suspect.Number);
        uint number = transmit.Nb.Number;
        ref NbState nb = ref _sends.Nbs.Find(number);
        if (transmit.Match == WireMatch.None)
        {
            NoteWrongFrame(e, transmit.Suspect);
            return;
        }

        if (Unsafe.IsNullRef(ref nb))
        {
            return;
        }

        ForgetReads(number);
        nb.OnWire = e.Sequence;
        ref NblState nbl = ref _sends.Nbls.Find(nb.Nbl);
        if (Unsafe.IsNullRef(ref nbl))
        {
            return;
        }

        nbl.HighestOnWire = Math.Max(nbl.HighestOnWire, nb.Index + 1);
        ref SendGroup group = ref _sends.Groups.Find(nbl.Group);
        if (!Unsafe.IsNullRef(ref group) && (group.FirstOnWire == 0 || group.FirstOnWire > nb.Ordinal))
        {
            group.FirstOnWire = nb.Ordinal;
        }

        ForgetIfSettled(nb.Nbl, ref nbl);
    }

    private void NoteWrongFrame(in TraceEvent e, TraceObject suspect)
    {
        ref NbState nb = ref _sends.Nbs.Find(suspect.Number);
        if (suspect.Kind != ObjectKind.Nb || suspect.Number == 0 || Unsafe.IsNullRef(ref nb))
        {
            _sends.StrayFrames++;
            return;
        }

        nb.WrongFrame = e.Sequence;
        ref NblState nbl = ref _sends.Nbls.Find(nb.Nbl);
        if (!Unsafe.IsNullRef(ref nbl))
        {
            nbl.HasWrongFrame = true;
        }
    }

    private void ForgetReads(uint number)
    {
        ref NbState nb = ref _sends.Nbs.Find(number);
        if (number != 0 && !Unsafe.IsNullRef(ref nb))
        {
            nb.Reads = 0;
        }
    }

    private void ForgetIfSettled(uint number, ref NblState nbl)
    {
        if (_sends.IsSettled(ref nbl))
        {
            _sends.Remove(number);
        }
    }

    private void OnDrained(in TraceEvent e)
    {
        if (_sends.Nbls.Count != _sends.Outstanding && state.Adapters.Current is not { IsRemoved: true })
        {
            _sends.StrayFrames = 0;
        }

        ForgetCompleted();
    }

    private void OnStateChanged(in TraceEvent e)
    {
        AdapterState state = new AdapterStateChangedEvent(in e).To;
        if (state is AdapterState.Paused or AdapterState.Halted)
        {
            // The driver may have stopped its device: what was queued in hardware need not reach the wire any more.
            ForgetCompleted();
        }
    }

    private void ForgetCompleted()
    {
        if (_sends.Nbls.Count == _sends.Outstanding)
        {
            return;
        }

        foreach (uint number in _sends.Nbls.Numbers())
        {
            ref NblState nbl = ref _sends.Nbls.Find(number);
            if (nbl.Completed != 0 && nbl.CompletedInside == 0)
            {
                _sends.Remove(number);
            }
        }
    }
}
