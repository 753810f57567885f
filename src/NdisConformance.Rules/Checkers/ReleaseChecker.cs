using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// Resources that are released where they should be kept, in a pause and at power-off, and in which order at halt.
/// </summary>
[Resets]
internal sealed partial class ReleaseChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Pause = new()
    {
        Id = "LIFE-017",
        Level = RuleLevel.ShouldNot,
        Title = "A pause keeps resources",
        Requirement = "MiniportPause does not free what the initialization allocated; lists and MDLs are not meant.",
        Source = "Pause",
    };

    private static readonly RuleDescriptor Shutdown = new()
    {
        Id = "LIFE-025",
        Level = RuleLevel.ShouldNot,
        Title = "Shutdown frees nothing",
        Requirement = "A shutdown for power-off frees nothing: a free is a note, one of shared memory breaks "
            + "SHMEM-015. Other functions may be called (AMB-14).",
        Source = "Shut, ShutC",
        Why = Consequence.MachineGoingDown,
    };

    private static readonly RuleDescriptor Order = new()
    {
        Id = "LIFE-008",
        Level = RuleLevel.Should,
        Title = "Released in reverse",
        Requirement = "MiniportHaltEx releases the interrupt, shared memory, the scatter/gather channel and the "
            + "register window in the reverse order of their acquisition. The interrupt may always go first, and "
            + "several of one kind may go in any order. The channel before shared memory breaks SGDMA-DEREG-007.",
        Source = "Halt",
        Why = "What is released later may still use what is gone already.",
    };

    private static readonly RuleDescriptor Nested = new()
    {
        Id = "LIFE-026",
        Level = RuleLevel.Should,
        Title = "Shutdown inside halt",
        Requirement = "A shutdown for a bug check that interrupts MiniportHaltEx returns at once: it calls no "
            + "function.",
        Source = "Shut",
        Why = "Halt has released some of what the shutdown handler uses; a second error hides the first.",
    };

    private readonly OwnedRule _nested = context.Rules.Own(Nested);
    private readonly OwnedRule _order = context.Rules.Own(Order);
    private readonly OwnedRule _pause = context.Rules.Own(Pause);
    private readonly OwnedRule _shutdown = context.Rules.Own(Shutdown);
    private readonly HashSet<TraceObject> _ofInitialization = [];

    // What the hardware is used through, in the order in which the initialization got it.
    private readonly List<TraceObject> _hardware = [];
    private readonly HashSet<TraceObject> _goneInHalt = [];
    private bool _isOutOfOrder;
    private bool _isHalting;
    private bool _isNested;

    public static RuleDescriptor[] Rules => [Order, Pause, Shutdown, Nested];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitializeEx, OnInitialize);
        events.OnEnter(TraceName.MiniportHaltEx, (in e) => _isHalting = true);
        events.OnExit(TraceName.MiniportHaltEx, OnHalted);
        events.OnEnter(TraceName.MiniportShutdownEx, OnShutdown);
        foreach (TraceRow row in TraceSchema.All)
        {
            if (TraceSchema.IsDdi(row.Name))
            {
                events.OnCall(row.Name, CheckNested);
            }
        }

        events.OnFact(TraceName.Acquired, OnAcquired);
        events.OnFact(TraceName.Released, OnReleased);
        events.OnExit(TraceName.MiniportPause, (in e) => _pause.Exercise());
        events.OnExit(TraceName.MiniportShutdownEx, (in e) => _shutdown.Exercise(IsAtPowerOff(e)));
    }

    /// <summary>What an adapter is made of, unlike lists and MDLs, which come and go with the traffic.</summary>
    private static bool IsResource(ObjectKind kind)
        => kind is ObjectKind.Dma or ObjectKind.NblPool or ObjectKind.NbPool or ObjectKind.Interrupt
            or ObjectKind.SharedMemory or ObjectKind.Memory or ObjectKind.IoSpace;

    private static bool IsHardware(ObjectKind kind)
        => kind is ObjectKind.Dma or ObjectKind.Interrupt or ObjectKind.SharedMemory or ObjectKind.IoSpace;

    private static bool HasOwnRule(ObjectKind released, ObjectKind left)
        => released == ObjectKind.Interrupt || (released == ObjectKind.Dma && left == ObjectKind.SharedMemory);

    private void OnHalted(in TraceEvent e)
    {
        _isHalting = false;
        _order.Exercise();
    }

    private void OnShutdown(in TraceEvent e)
    {
        _isNested = _isHalting
            && new MiniportShutdownExEnter(in e).Action == NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck;
        _nested.Exercise(_isNested);
    }

    private void CheckNested(in TraceEvent e)
    {
        if (_isNested && e.Enclosing == TraceName.MiniportShutdownEx)
        {
            _isNested = false;
            _nested.Report(
                context.Adapters.Current?.Id ?? default,
                context.Stacks.InnermostCallback(e.Processor).Sequence,
                e.Sequence,
                "no call in MiniportShutdownEx while MiniportHaltEx runs",
                $"{e.Name} was called in MiniportShutdownEx");
        }
    }

    private void OnInitialize(in TraceEvent e)
    {
        _ofInitialization.Clear();
        _hardware.Clear();
        _goneInHalt.Clear();
        _isOutOfOrder = false;
    }

    private void OnAcquired(in TraceEvent e)
    {
        if (e.State == AdapterState.Initializing && IsResource(e.Subject.Kind))
        {
            _ofInitialization.Add(e.Subject);
            if (IsHardware(e.Subject.Kind))
            {
                _hardware.Add(e.Subject);
            }
        }
    }

    /// <summary>
    /// Seen where the one that should have gone first goes: what is never released at all has other rules.
    /// </summary>
    private void CheckOrder(in TraceEvent e)
    {
        int index = _hardware.IndexOf(e.Subject);
        if (index < 0 || e.Enclosing != TraceName.MiniportHaltEx)
        {
            return;
        }

        for (int earlier = 0; earlier < index && !_isOutOfOrder; earlier++)
        {
            TraceObject gone = _hardware[earlier];
            if (gone.Kind != e.Subject.Kind
                && _goneInHalt.Contains(gone)
                && !HasOwnRule(gone.Kind, e.Subject.Kind))
            {
                _isOutOfOrder = true;
                _order.Report(
                    e.Subject,
                    0,
                    e.Sequence,
                    "objects released in the reverse order of their allocation",
                    $"{gone}, which was allocated earlier, was released before {e.Subject}");
            }
        }

        _goneInHalt.Add(e.Subject);
    }

    private void OnReleased(in TraceEvent e)
    {
        TraceObject item = e.Subject;
        if (IsHardware(item.Kind))
        {
            CheckOrder(e);
        }

        if (e.Enclosing == TraceName.MiniportPause && _ofInitialization.Contains(item))
        {
            _pause.Report(
                item,
                context.Stacks.InnermostCallback(e.Processor).Sequence,
                e.Sequence,
                "what MiniportInitializeEx allocated kept over pauses",
                "it was freed in MiniportPause");
        }

        // Shared memory has a rule of its own there.
        if (e.Enclosing == TraceName.MiniportShutdownEx && item.Kind != ObjectKind.SharedMemory && IsAtPowerOff(e))
        {
            context.Rules.Note(
                item,
                e.Sequence,
                "it was freed in MiniportShutdownEx, which is not necessary and not safe");
        }
    }

    private bool IsAtPowerOff(in TraceEvent e)
    {
        ref readonly CallFrame shutdown = ref context.Stacks.Innermost(e.Processor, TraceName.MiniportShutdownEx);
        return shutdown.Sequence != 0
            && new MiniportShutdownExEnter(in shutdown.Begin).Action == NDIS_SHUTDOWN_ACTION.NdisShutdownPowerOff;
    }
}
