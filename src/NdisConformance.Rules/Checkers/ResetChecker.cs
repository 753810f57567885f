using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>A NIC that hangs: that the driver says so, and how it ends the reset.</summary>
[Resets]
internal sealed partial class ResetChecker(CheckerContext context) : IChecker
{
    private const uint MinorOf630 = 30;
    private const int UnnoticedChecks = 5;
    private const int IdleHangsToTell = 2;
    private const uint AllOnes = 0xFFFF_FFFF;

    private static readonly RuleDescriptor Completes = new()
    {
        Id = "LIFE-028",
        Level = RuleLevel.Must,
        Title = "A reset completes what waits",
        Requirement = "From NDIS 6.30 on the driver completes the sends and the OID request that it has before the "
            + "reset is complete (AMB-15). Earlier drivers may keep them.",
        Source = "Reset",
        Why = "NDIS and the protocols wait for what the reset lost; a later pause never ends.",
        AppliesTo = "resets with sends or a request pending, of drivers of NDIS 6.30 and later",
    };

    private static readonly RuleDescriptor Once = new()
    {
        Id = "LIFE-029",
        Level = RuleLevel.Must,
        Title = "One completion of a pending reset",
        Requirement = "PENDING from MiniportResetEx is followed by exactly one NdisMResetComplete, anything else by "
            + "none. One that is missing is judged when the adapter is halted, 10 seconds after the reset began.",
        Source = "Reset, BC7C",
        WindowsEquivalent = "0x7C/0F",
        AppliesTo = "resets, and calls of NdisMResetComplete",
    };

    private static readonly RuleDescriptor Notices = new()
    {
        Id = "LIFE-042",
        Level = RuleLevel.Must,
        Title = "A hang is noticed",
        Requirement = "From NDIS 6.30 on MiniportCheckForHangEx returns TRUE if the NIC does not complete a send in "
            + "the time that the driver allows it, 2 seconds by recommendation. Judged after 20 seconds and 5 checks, "
            + "and only for frames that the NIC has.",
        Source = "Hang",
        Why = "The adapter sends nothing any more until the machine is started again.",
        AppliesTo = "frames that the NIC keeps, of drivers of NDIS 6.30 and later with MiniportCheckForHangEx",
    };

    private static readonly RuleDescriptor Truthful = new()
    {
        Id = "LIFE-045",
        Level = RuleLevel.Must,
        Title = "No hang without a cause",
        Requirement = "An idle NIC without errors does not hang: MiniportCheckForHangEx does not return TRUE again "
            + "and again while nothing is pending. Not judged after a send or a reset that failed, a change of the "
            + "link, or where a register reads as all ones.",
        Source = "Hang",
        Why = "NDIS resets an idle adapter again and again, and frames are lost each time.",
        AppliesTo = "drivers with MiniportCheckForHangEx",
    };

    private readonly OwnedRule _truthful = context.Rules.Own(Truthful);
    private readonly OwnedRule _completes = context.Rules.Own(Completes);
    private readonly OwnedRule _once = context.Rules.Own(Once);
    private readonly OwnedRule _notices = context.Rules.Own(Notices);
    private uint _minor;
    private long _begun;
    private long _quiet;
    private uint _kept;
    private int _checks;
    private bool _mayBeGone;
    private bool _hasTrouble;
    private bool _wasIdle;
    private int _idleHangs;

    public static RuleDescriptor[] Rules => [Completes, Once, Notices, Truthful];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(
            TraceName.NdisMRegisterMiniportDriver,
            (in e) => _minor = new NdisMRegisterMiniportDriverCall(in e).Minor);
        events.OnEnter(TraceName.MiniportInitializeEx, (in e) => _mayBeGone = false);
        events.OnReturn(TraceName.NdisReadRegisterUlong, OnRegisterRead);
        events.OnFact(TraceName.Drained, (in e) => _quiet = e.Sequence);
        events.OnFact(TraceName.SendCompleted, OnSendCompleted);
        events.OnFact(TraceName.LinkChanged, (in e) => _hasTrouble = true);
        events.OnEnter(TraceName.MiniportCheckForHangEx, (in e) => _wasIdle = IsIdle);
        events.OnExit(TraceName.MiniportCheckForHangEx, OnChecked);
        events.OnEnter(TraceName.MiniportResetEx, (in e) => _begun = e.Time);
        events.OnExit(TraceName.MiniportResetEx, OnResetExit);
        events.OnCall(TraceName.NdisMResetComplete, OnComplete);
        events.OnEnter(TraceName.MiniportHaltEx, OnHalt);
    }

    private bool IsOf630 => _minor >= MinorOf630;

    /// <summary>Nothing is pending, nothing that was completed is yet to leave, and nothing failed lately.</summary>
    private bool IsIdle => !_mayBeGone
        && !_hasTrouble
        && context.Sends.Nbls.Count == 0
        && context.Adapters.Current is { IsRemoved: false, HasFaulted: false, Oid.IsOpen: false };

    private void OnSendCompleted(in TraceEvent e)
        => _hasTrouble = new SendCompletedEvent(in e).Status != NDIS_STATUS_SUCCESS;

    private void OnRegisterRead(in TraceEvent e)
        => _mayBeGone |= new NdisReadRegisterUlongReturn(in e).Result == AllOnes;

    /// <summary>
    /// Whether the NIC was well when it was said to hang. A single time may be a slow start, and after an error or a
    /// reset that failed the driver knows better.
    /// </summary>
    private void CheckTruth(in TraceEvent e)
    {
        if (!_wasIdle || !IsIdle)
        {
            _idleHangs = 0;
            return;
        }

        _truthful.Exercise();
        _idleHangs += new MiniportCheckForHangExExit(in e).Result ? 1 : 0;
        if (_idleHangs == IdleHangsToTell)
        {
            _truthful.Report(
                context.Adapters.CurrentId,
                0,
                e.Sequence,
                "FALSE from MiniportCheckForHangEx while the NIC is idle and reports no error",
                Invariant($"MiniportCheckForHangEx returned TRUE {_idleHangs} times while nothing was pending"));
        }
    }

    private void OnChecked(in TraceEvent e)
    {
        CheckTruth(e);
        uint kept = IsOf630 && context.Sends.Outstanding > 0 ? OldestOfNic() : 0;
        _checks = kept == _kept ? _checks + 1 : 1;
        _kept = kept;
        if (kept == 0)
        {
            return;
        }

        if (new MiniportCheckForHangExExit(in e).Result)
        {
            _notices.Exercise();
            _checks = 0;
            return;
        }

        ref readonly NblState nbl = ref context.Sends.Nbls.Find(kept);
        if (_checks >= UnnoticedChecks && e.Time - nbl.SubmittedTime >= TimeLimits.Hang)
        {
            _notices.Exercise();
            _notices.Report(
                new TraceObject(ObjectKind.Nbl, kept),
                nbl.Submitted,
                e.Sequence,
                "TRUE from MiniportCheckForHangEx for a NIC that does not complete a send",
                Invariant($"MiniportCheckForHangEx returned FALSE {_checks} times while the NIC ")
                    + Invariant($"had the frame of nbl#{kept}"));
            _quiet = e.Sequence;
        }
    }

    /// <summary>
    /// The first list of which the NIC has sent a frame and which is not completed; 0 if there is none. A machine with
    /// nothing left to do has no NIC that hangs: what pends then was forgotten, which has a rule of its own.
    /// </summary>
    private uint OldestOfNic()
    {
        if (context.Adapters.Current is not { IsRemoved: false })
        {
            return 0;
        }

        foreach (uint number in context.Sends.Nbls.Numbers())
        {
            ref readonly NblState nbl = ref context.Sends.Nbls.Find(number);
            if (nbl.Completed == 0 && nbl.Submitted > _quiet && context.Sends.Nbs.Find(nbl.FirstNb).OnWire != 0)
            {
                return number;
            }
        }

        return 0;
    }

    private void OnResetExit(in TraceEvent e)
    {
        _hasTrouble |= new MiniportResetExExit(in e).Result is not (NDIS_STATUS_SUCCESS or NDIS_STATUS_PENDING);
        NDIS_STATUS status = new MiniportResetExExit(in e).Result;
        if (context.Adapters.Find(context.Stacks.Innermost(e.Processor).Subject) is not { } adapter)
        {
            return;
        }

        _once.Exercise();
        if (status == NDIS_STATUS_PENDING)
        {
            return;
        }

        if (adapter.Reset?.Phase == TransitionPhase.CompletedInside)
        {
            _once.Report(
                adapter.Id,
                e.Begin,
                e.Sequence,
                "NdisMResetComplete only if MiniportResetEx returns NDIS_STATUS_PENDING",
                $"NdisMResetComplete was called, then MiniportResetEx returned {TraceText.Status(status)}");
        }
        else if (status != NDIS_STATUS_RESET_IN_PROGRESS)
        {
            CheckPending(adapter, adapter.Reset, e);
        }
    }

    private void OnComplete(in TraceEvent e)
    {
        if (!e.Subject.IsLive || context.Adapters.Find(e.Subject) is not { } adapter)
        {
            return;
        }

        _once.Exercise();
        if (adapter.Reset is { IsOpen: true } reset)
        {
            CheckPending(adapter, reset, e);
        }
        else
        {
            _once.Report(
                adapter.Id,
                adapter.Reset?.Begun ?? 0,
                e.Sequence,
                "one NdisMResetComplete for each MiniportResetEx that returned NDIS_STATUS_PENDING",
                "NdisMResetComplete was called with no reset pending");
        }
    }

    private void OnHalt(in TraceEvent e)
    {
        if (context.Adapters.Find(e.Subject) is { Reset: { IsOpen: true } reset, IsRemoved: false } adapter
            && e.Time - _begun >= TimeLimits.Pause)
        {
            _once.Report(
                adapter.Id,
                reset.Begun,
                e.Sequence,
                "one NdisMResetComplete for each MiniportResetEx that returned NDIS_STATUS_PENDING",
                "MiniportHaltEx was called, and NdisMResetComplete not yet");
        }
    }

    /// <summary>What the driver had when the reset began, and has still.</summary>
    private void CheckPending(IAdapter adapter, ITransition? reset, in TraceEvent e)
    {
        if (!IsOf630 || reset is null)
        {
            return;
        }

        foreach (uint number in context.Sends.Outstanding == 0 ? [] : context.Sends.Nbls.Numbers())
        {
            ref readonly NblState nbl = ref context.Sends.Nbls.Find(number);
            if (nbl.Completed == 0 && nbl.Submitted < reset.Begun)
            {
                Report(new TraceObject(ObjectKind.Nbl, number), nbl.Submitted, e.Sequence);
                return;
            }
        }

        bool hasRequest = adapter.Oid.IsOpen && adapter.Oid.Begun < reset.Begun;
        if (hasRequest)
        {
            Report(adapter.Request.Request, adapter.Oid.Begun, e.Sequence);
        }

        _completes.Exercise(!hasRequest && reset.HadWork);
    }

    private void Report(TraceObject pending, long since, long at)
    {
        _completes.Exercise();
        _completes.Report(
            pending,
            since,
            at,
            "all that was pending before the reset completed before the reset is complete",
            "it is still pending when the reset is complete");
    }
}
