using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// At the entry and at the exit of each DDI and each callback, a choice decides what else happens there. One per
/// machine.
/// </summary>
[Resets]
internal sealed partial class BoundaryChoices(SimulatedPc pc)
{
    private const ulong Kinds = (1UL << (int)HostChoice.Preempt) | (1UL << (int)HostChoice.Boundary);
    private const int Alternatives = (int)BoundaryAlternative.Item + 1;

    // On the way to a DPC: a step of the device, an interrupt, and again if the interrupt was not for its DPC.
    private const int MaximumSteps = 16;
    private readonly HashSet<long> _excluded = [];
    private long _boundaries;

    /// <summary>The line of the device.</summary>
    [Kept]
    public IInterruptSource? Line { get; set; }

    /// <summary>How often something happened because it was chosen.</summary>
    public int Happened { get; private set; }

    /// <summary>Nothing happens at a boundary, numbered from 1 in the order of the run.</summary>
    public void Exclude(long boundary) => _excluded.Add(boundary);

    /// <summary>An activity is at a boundary between driver and host.</summary>
    public void At(TraceName name, ChoicePhase phase, Activity activity)
    {
        if ((pc.Choices.Wanted & Kinds) != 0)
        {
            Ask(name, phase, activity);
        }
    }

    /// <summary>
    /// The processor is busy until a moment. The device goes on meanwhile, interrupts are serviced, and the other
    /// processor works.
    /// </summary>
    public void PassTime(Activity activity, long until)
    {
        long boundary = ++_boundaries;
        if (!_excluded.Contains(boundary))
        {
            activity.PreemptedAt = boundary;
            pc.Events.RunUntil(until);
            activity.PreemptedAt = 0;
        }

        pc.Events.SkipTo(until);
    }

    private void Ask(TraceName name, ChoicePhase phase, Activity activity)
    {
        long boundary = ++_boundaries;
        BoundaryAlternative chosen = Choose(name, phase);
        if (chosen == BoundaryAlternative.Nothing || _excluded.Contains(boundary))
        {
            return;
        }

        activity.PreemptedAt = boundary;
        Happened += Happens(chosen) ? 1 : 0;
        activity.PreemptedAt = 0;
    }

    /// <summary>
    /// Two choices are asked for at the exit of a DDI: the narrow one knows of the other processor only, and is not
    /// asked for while a lock is held.
    /// </summary>
    private BoundaryAlternative Choose(TraceName name, ChoicePhase phase)
    {
        if (phase == ChoicePhase.CallExit
            && !pc.Locks.AnyHeld
            && pc.Choose(HostChoices.Of(HostChoice.Preempt), name, phase, 2) == 1)
        {
            return BoundaryAlternative.OtherProcessor;
        }

        ulong possible = pc.Choices.WantsPossible ? Possible() : ulong.MaxValue;
        return (BoundaryAlternative)pc.Choose(
            HostChoices.Of(HostChoice.Boundary), name, phase, Alternatives, possible);
    }

    /// <summary>The alternatives with which something may happen here, a bit each.</summary>
    private ulong Possible()
    {
        bool device = pc.Events.CanRunFirst(WorkKind.Device);
        bool interrupt = pc.Events.CanRunFirst(WorkKind.Interrupt);
        return Bit(BoundaryAlternative.Nothing, true)
            | Bit(BoundaryAlternative.OtherProcessor, pc.Events.CanRunDue(pc.Current.Number))
            | Bit(BoundaryAlternative.Device, device)
            | Bit(BoundaryAlternative.Interrupt, interrupt || Line?.CanInterrupt == true)
            | Bit(BoundaryAlternative.Dpc, device || interrupt || pc.Events.CanRunFirst(WorkKind.Dpc))
            | Bit(BoundaryAlternative.Return, pc.Events.CanRunFirst(WorkKind.Return))
            | Bit(BoundaryAlternative.Item, pc.Events.CanRunFirst(WorkKind.Item));
    }

    private static ulong Bit(BoundaryAlternative alternative, bool isPossible)
        => isPossible ? 1UL << (int)alternative : 0;

    /// <summary>Lets it happen. False if there is nothing of the kind, or no processor may run it.</summary>
    private bool Happens(BoundaryAlternative chosen) => chosen switch
    {
        BoundaryAlternative.OtherProcessor => pc.Events.RunDue(pc.Current.Number),
        BoundaryAlternative.Device => pc.Events.RunFirst(WorkKind.Device),
        BoundaryAlternative.Interrupt => pc.Events.RunFirst(WorkKind.Interrupt) || Line?.InterruptOfNeighbour() == true,
        BoundaryAlternative.Dpc => RunsDpc(),
        BoundaryAlternative.Return => pc.Events.RunFirst(WorkKind.Return),
        _ => pc.Events.RunFirst(WorkKind.Item),
    };

    /// <summary>The device goes on, and interrupts are serviced, until a DPC has run. False if none has.</summary>
    private bool RunsDpc()
    {
        for (int step = 0; step < MaximumSteps; step++)
        {
            if (pc.Events.RunFirst(WorkKind.Dpc))
            {
                return true;
            }

            if (!pc.Events.RunFirst(WorkKind.Interrupt) && !pc.Events.RunFirst(WorkKind.Device))
            {
                break;
            }
        }

        return false;
    }
}
