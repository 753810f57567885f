using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Resources that are released where they should be kept: in a pause, and at power-off.</summary>
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

    private readonly OwnedRule _pause = context.Rules.Own(Pause);
    private readonly OwnedRule _shutdown = context.Rules.Own(Shutdown);
    private readonly HashSet<TraceObject> _ofInitialization = [];

    public static RuleDescriptor[] Rules => [Pause, Shutdown];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitializeEx, (in e) => _ofInitialization.Clear());
        events.OnFact(TraceName.Acquired, OnAcquired);
        events.OnFact(TraceName.Released, OnReleased);
        events.OnExit(TraceName.MiniportPause, (in e) => _pause.Exercise());
        events.OnExit(TraceName.MiniportShutdownEx, (in e) => _shutdown.Exercise(IsAtPowerOff(e)));
    }

    /// <summary>What an adapter is made of, unlike lists and MDLs, which come and go with the traffic.</summary>
    private static bool IsResource(ObjectKind kind)
        => kind is ObjectKind.Dma or ObjectKind.NblPool or ObjectKind.NbPool or ObjectKind.Interrupt
            or ObjectKind.SharedMemory or ObjectKind.Memory or ObjectKind.IoSpace;

    private void OnAcquired(in TraceEvent e)
    {
        if (e.State == AdapterState.Initializing && IsResource(e.Subject.Kind))
        {
            _ofInitialization.Add(e.Subject);
        }
    }

    private void OnReleased(in TraceEvent e)
    {
        TraceObject item = e.Subject;
        if (e.Enclosing == TraceName.MiniportPause && _ofInitialization.Contains(item))
        {
            _pause.Report(
                item,
                context.Stacks.InnermostCallback(e.Processor).Sequence,
                e.Sequence,
                "what the initialization allocated kept over pauses",
                "MiniportPause freed it");
        }

        // Shared memory has a rule of its own there.
        if (e.Enclosing == TraceName.MiniportShutdownEx && item.Kind != ObjectKind.SharedMemory && IsAtPowerOff(e))
        {
            context.Rules.Note(item, e.Sequence, "MiniportShutdownEx freed it, which it need not and should not");
        }
    }

    private bool IsAtPowerOff(in TraceEvent e)
    {
        ref readonly CallFrame shutdown = ref context.Stacks.Innermost(e.Processor, TraceName.MiniportShutdownEx);
        return shutdown.Sequence != 0
            && new MiniportShutdownExEnter(in shutdown.Begin).Action == NDIS_SHUTDOWN_ACTION.NdisShutdownPowerOff;
    }
}
