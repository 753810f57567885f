using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>
/// What has to be back before a pause ends, or a halt, and that a pause ends once everything is back.
/// </summary>
[Resets]
internal sealed partial class PauseChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor EverythingBack = new()
    {
        Id = "LIFE-013",
        Level = RuleLevel.Must,
        Title = "A pause ends when all is back",
        Requirement = "A pause ends only when running indications returned, all indicated lists came back and all "
            + "sends are completed.",
        Source = "Pause, States",
        Why = "NDIS takes the adapter for idle, and unbinds or halts it while data is still under way.",
    };

    internal static readonly RuleDescriptor Halt = new()
    {
        Id = "LIFE-010",
        Level = RuleLevel.Must,
        IsRobustness = true,
        Title = "Halt waits for receives",
        Requirement = "MiniportHaltEx does not return while indicated lists are out (AMB-13).",
        Source = "HaltH",
        WindowsEquivalent = "0x7C/25",
    };

    internal static readonly RuleDescriptor Ends = new()
    {
        Id = "LIFE-015",
        Level = RuleLevel.Must,
        Title = "A pause ends in time",
        Requirement = "A pause ends in bounded time once the host returned everything (AMB-28).",
        Source = "BC7C",
        WindowsEquivalent = "0x7C/25",
        Why = Consequence.PauseNeverEnds,
    };

    private static readonly RuleDescriptor Memory = new()
    {
        Id = "LIFE-016",
        Level = RuleLevel.Must,
        Title = "A pause needs no memory",
        Requirement = "A pause ends although MiniportPause gets no memory: it needs no allocation that may fail.",
        Source = "Pause",
        WindowsEquivalent = "0x7C/25",
        Why = Consequence.PauseNeverEnds,
        AppliesTo = "allocations in MiniportPause",
    };

    private static readonly RuleDescriptor Answers = new()
    {
        Id = "LIFE-018",
        Level = RuleLevel.Must,
        Title = "A paused adapter still answers",
        Requirement = "While paused the adapter handles requests, status and interrupts.",
        Source = "Pause",
    };

    internal static readonly RuleDescriptor Resources = new()
    {
        Id = "RECV-006",
        Level = RuleLevel.Must,
        Title = "RESOURCES comes back with the call",
        Requirement = "With RESOURCES the driver has its lists back when the call returns: it uses or frees them, and "
            + "waits for no return of them.",
        Source = "Recv, RecvC",
        AppliesTo = "lists indicated with RESOURCES",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private readonly OwnedRule _everythingBack = context.Rules.Own(EverythingBack);
    private readonly OwnedRule _halt = context.Rules.Own(Halt);
    private readonly OwnedRule _ends = context.Rules.Own(Ends);
    private readonly OwnedRule _memory = context.Rules.Own(Memory);
    private readonly OwnedRule _removed = context.Rules.Borrow(LostSendChecker.Removed);
    private readonly OwnedRule _answers = context.Rules.Own(Answers);
    private readonly OwnedRule _resources = context.Rules.Own(Resources);
    private readonly LossCauses _losses = new(context);

    /// <summary>Sequence of the newest allocation of MiniportPause that failed; 0 if none did.</summary>
    private long _refused;
    private bool _isBlockRefused;

    public static RuleDescriptor[] Rules => [EverythingBack, Halt, Ends, Memory, Answers, Resources];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportPause, (in e) => _refused = 0);
        events.OnReturn(TraceName.NdisAllocateMemoryWithTagPriority, OnAllocated);
        events.OnReturn(TraceName.NdisAllocateNetBufferList, OnAllocated);
        events.OnReturn(TraceName.NdisAllocateNetBufferAndNetBufferList, OnAllocated);
        events.OnReturn(TraceName.NdisAllocateNetBuffer, OnAllocated);
        events.OnReturn(TraceName.NdisAllocateNetBufferMdlAndData, OnAllocated);
        events.OnReturn(TraceName.NdisAllocateMdl, OnAllocated);
        events.OnExit(TraceName.MiniportPause, OnPauseExit);
        events.OnCall(TraceName.NdisMPauseComplete, OnPauseComplete);
        events.OnEnter(TraceName.MiniportHaltEx, (in e) => _halt.Exercise(context.Receives.IsHaltedOver));
        events.OnExit(TraceName.MiniportHaltEx, OnHaltExit);
        events.OnEnter(TraceName.MiniportOidRequest, CountAnswer);
        events.OnExit(
            TraceName.MiniportOidRequest, (in e) => CheckRefusal(e, new MiniportOidRequestExit(in e).Result));
        events.OnCall(
            TraceName.NdisMOidRequestComplete,
            (in e) => CheckRefusal(e, new NdisMOidRequestCompleteCall(in e).Status));
        events.OnEnter(TraceName.MiniportInterrupt, CountAnswer);
        events.OnEnter(TraceName.MiniportInterruptDPC, CountAnswer);
        events.OnExit(
            TraceName.MiniportHaltEx, (in e) => _removed.Exercise(context.Adapters.Current is { IsRemoved: true }));
        events.OnFact(TraceName.Crash, OnCrash);
        events.OnFact(TraceName.TimeLimit, OnNeverEnds);
        events.OnFact(TraceName.Unmet, OnNeverEnds);
    }

    private void OnAllocated(in TraceEvent e)
    {
        if (e.Enclosing == TraceName.MiniportPause && !e.Subject.IsLive)
        {
            _refused = e.Sequence;
            _isBlockRefused = e.Name == TraceName.NdisAllocateMemoryWithTagPriority;
            _memory.Exercise();
        }
    }

    private void CheckRefusal(in TraceEvent e, NDIS_STATUS status)
    {
        if (status == NDIS_STATUS.NDIS_STATUS_PAUSED
            && e.State == AdapterState.Paused
            && context.Adapters.Current is { } adapter)
        {
            _answers.Report(
                adapter.Request.Request,
                adapter.Oid.Begun,
                e.Sequence,
                "OID requests handled while the adapter is paused",
                "it was completed with NDIS_STATUS_PAUSED");
        }
    }

    private void CountAnswer(in TraceEvent e) => _answers.Exercise(e.State == AdapterState.Paused);

    private void OnCrash(in TraceEvent e)
    {
        CallFrame callback = context.Stacks.InnermostCallback(e.Processor);
        bool isToAnswer = callback.Name is TraceName.MiniportOidRequest or TraceName.MiniportInterrupt
            or TraceName.MiniportInterruptDPC;
        if (isToAnswer && e.State == AdapterState.Paused && NullCrash.Is(e))
        {
            _answers.Report(
                callback.Subject,
                callback.Sequence,
                e.Sequence,
                "OID requests and interrupts handled while the adapter is paused",
                $"the driver dereferenced NULL in {callback.Name}");
        }
        else if (callback.Name == TraceName.MiniportPause && _refused != 0 && _isBlockRefused && NullCrash.Is(e))
        {
            // Lists and MDLs that are NULL have rules of their own.
            ReportMemory(callback.Subject, e, "the driver dereferenced NULL");
        }
    }

    private void OnPauseExit(in TraceEvent e)
    {
        TraceObject item = context.Stacks.Innermost(e.Processor).Subject;
        if (new MiniportPauseExit(in e).Result == NDIS_STATUS.NDIS_STATUS_SUCCESS
            && context.Adapters.Find(item) is { Pause.Phase: TransitionPhase.Running } adapter)
        {
            Judge(adapter, e, "MiniportPause returned NDIS_STATUS_SUCCESS");
        }
    }

    /// <summary>Only a host that leaves its contract halts an adapter with indicated lists out (AMB-13).</summary>
    private void OnHaltExit(in TraceEvent e)
    {
        if (!context.Receives.IsLeftBehind)
        {
            return;
        }

        TraceObject receive = OutstandingReceive();
        _halt.Report(
            receive,
            receive.Number == 0 ? 0 : context.Receives.Nbls.Find(receive.Number).Indicated,
            e.Sequence,
            "MiniportHaltEx waits until all indicated lists are returned, and frees nothing of them before",
            context.Receives.Outstanding == 0
                ? "MiniportHaltEx freed what belongs to lists that were not returned"
                : Invariant($"MiniportHaltEx returned while {context.Receives.Outstanding} ")
                    + "indicated lists were not returned",
            new FindingLinks { Spoils = [context.Adapters.CurrentId] });
    }

    private void OnPauseComplete(in TraceEvent e)
    {
        if (e.Subject.IsLive
            && context.Adapters.Find(e.Subject) is { Pause.Phase: not TransitionPhase.None } adapter)
        {
            Judge(adapter, e, "NdisMPauseComplete was called");
        }
    }

    private void Judge(IAdapter adapter, in TraceEvent e, string what)
    {
        _everythingBack.Exercise(adapter.Pause.HadWork);
        _ends.Exercise(adapter.Pause.HadWork);
        _resources.Exercise(context.Receives.Unused > 0 || context.Receives.HasReclaimed);
        if (context.Sends.Outstanding > 0 && OutstandingSend(e.Processor) is { Number: not 0 } send)
        {
            ref readonly NblState nbl = ref context.Sends.Nbls.Find(send.Number);
            Report(adapter, send, nbl.Submitted, e, Invariant($"{what} while {send} was not completed"));
        }
        else if (context.Receives.Outstanding > 0)
        {
            TraceObject receive = OutstandingReceive();
            ref readonly ReceiveState nbl = ref context.Receives.Nbls.Find(receive.Number);
            Report(
                adapter,
                receive,
                nbl.Indicated,
                e,
                Invariant($"{what} while {context.Receives.Outstanding} indicated lists were not returned"));
        }
        else if (context.Stacks.IsOpen(TraceName.NdisMIndicateReceiveNetBufferLists))
        {
            Report(adapter, adapter.Id, adapter.Pause.Begun, e, what + " while an indication was running");
        }
    }

    private void Report(IAdapter adapter, TraceObject item, long made, in TraceEvent e, string actual)
    {
        _everythingBack.Report(
            item,
            made,
            e.Sequence,
            "a pause complete only when all sends are completed, all indicated lists are returned and no "
                + "indication runs",
            actual,
            new FindingLinks { Spoils = [Subject.Interrupted(adapter.Id), .. context.Sends.MappedLists()] });
    }

    /// <summary>
    /// The oldest send that the pause had to wait for. One that is being refused at this moment on another processor
    /// is none: the miniport is about to complete it and does not count it.
    /// </summary>
    private TraceObject OutstandingSend(int processor)
    {
        foreach (uint number in context.Sends.Nbls.Numbers())
        {
            ref readonly NblState nbl = ref context.Sends.Nbls.Find(number);
            if (nbl.Completed == 0 && !(nbl.IsToBeRefused && IsSending(nbl.Group)) && !IsRacing(nbl, processor))
            {
                return new TraceObject(ObjectKind.Nbl, number);
            }
        }

        return default;
    }

    /// <summary>
    /// True if the list came after the pause began, in a call that has not returned on another processor.
    /// </summary>
    private bool IsRacing(in NblState nbl, int processor)
    {
        ref readonly SendGroup group = ref context.Sends.Groups.Find(nbl.Group);
        return !Unsafe.IsNullRef(in group)
            && group.Processor != processor
            && context.Adapters.Current is { } adapter
            && nbl.Submitted > adapter.Pause.Begun
            && IsSending(nbl.Group);
    }

    private bool IsSending(uint number)
    {
        ref readonly SendGroup group = ref context.Sends.Groups.Find(number);
        if (Unsafe.IsNullRef(in group))
        {
            return false;
        }

        if (group.Enter == 0)
        {
            return true;
        }

        foreach (ref readonly CallFrame frame in context.Stacks.Of(group.Processor))
        {
            if (frame.Sequence == group.Enter)
            {
                return true;
            }
        }

        return false;
    }

    private TraceObject OutstandingReceive()
    {
        foreach (uint number in context.Receives.Nbls.Numbers())
        {
            if (!context.Receives.Nbls.Find(number).IsResources)
            {
                return new TraceObject(ObjectKind.Nbl, number);
            }
        }

        return default;
    }

    private void OnNeverEnds(in TraceEvent e)
    {
        Operation operation = EndlessOperation.Of(e);
        if (operation == Operation.Wait
            && e.Enclosing is TraceName.MiniportHaltEx or TraceName.MiniportPause
            && context.Adapters.Current is { IsRemoved: true } removed)
        {
            _removed.Report(
                removed.Id,
                0,
                e.Sequence,
                "no wait for a device that was removed",
                $"the driver waits for ever {Wording.In(e)}");
            return;
        }

        if (operation != Operation.Pause
            || context.Sends.Outstanding > 0
            || context.Receives.Outstanding > 0)
        {
            return;
        }

        TraceObject adapter = e.Subject;
        string actual = e.Name == TraceName.Unmet ? "the pause can never end: nothing that would call "
            + "NdisMPauseComplete is left" : "the pause did not end in time";
        if (_losses.OfIgnoredReturn() is { } cause)
        {
            cause.Rule.Report(
                context.Receives.Ignored, cause.Made, e.Sequence, cause.Expected, $"{cause.Actual}; {actual}");
            return;
        }

        if (_refused != 0)
        {
            ReportMemory(adapter, e, actual);
            return;
        }

        // To wait for lists that came back with the call is to wait for ever: both rules forbid it in so many words.
        if (context.Receives is { Unused: > 0, HasReclaimed: false })
        {
            _resources.Report(
                adapter,
                context.Receives.Restarted,
                e.Sequence,
                "no wait for lists that were indicated with NDIS_RECEIVE_FLAGS_RESOURCES",
                "none of these lists was used again; " + actual);
        }

        _ends.Exercise();
        _ends.Report(
            adapter,
            context.Adapters.Find(adapter)?.Pause.Begun ?? 0,
            e.Sequence,
            "NdisMPauseComplete, or NDIS_STATUS_SUCCESS from MiniportPause, soon after the last completion and return",
            actual + ", although no send and no indicated list is outstanding");
    }

    private void ReportMemory(TraceObject adapter, in TraceEvent e, string actual)
        => _memory.Report(
            adapter,
            _refused,
            e.Sequence,
            "a pause that ends without an allocation",
            $"an allocation failed in the pause; {actual}");
}
