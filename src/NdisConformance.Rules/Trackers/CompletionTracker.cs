using System.Runtime.CompilerServices;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// Notes the callback in which a list with several NET_BUFFERs was completed, for each mapping that was alive although
/// its frame had left and others of the list were freed. The free of the mapping shows whether the driver knew that the
/// frame had left.
/// </summary>
[Resets]
internal sealed partial class CompletionTracker(TrackedState state) : ITracker
{
    private readonly MappingTable _mappings = state.Mappings;
    private readonly SendTable _sends = state.Sends;

    public void Subscribe(TrackerEvents events)
        => events.OnDeath(TraceKind.Fact, TraceName.SendCompleted, OnCompleted);

    private void OnCompleted(in TraceEvent e)
    {
        ref NblState nbl = ref _sends.Nbls.Find(new SendCompletedEvent(in e).Nbl.Number);
        if (Unsafe.IsNullRef(ref nbl) || nbl.Completed != 0 || !IsPartlyFreed(nbl))
        {
            return;
        }

        long outermost = state.Stacks.Outermost(e);
        for (uint number = nbl.FirstNb; number != 0;)
        {
            ref NbState nb = ref _sends.Nbs.Find(number);
            for (uint sg = nb.OnWire == 0 ? 0 : _mappings.NewestOf(number); sg != 0;)
            {
                ref MappingState mapping = ref _mappings.Mappings.Find(sg);
                mapping.CompletedIn = mapping is { IsLive: true, IsPending: false } ? outermost : mapping.CompletedIn;
                sg = mapping.Previous;
            }

            number = nb.Next;
        }
    }

    private bool IsPartlyFreed(in NblState nbl)
    {
        bool isLive = false;
        bool isFreed = false;
        for (uint number = nbl.FirstNb; number != 0; number = _sends.Nbs.Find(number).Next)
        {
            ref NbMappings mappings = ref _mappings.ByNb.Find(number);
            if (!Unsafe.IsNullRef(ref mappings))
            {
                isLive |= mappings.Live > 0;
                isFreed |= mappings is { Live: 0, Freed: > 0 };
            }
        }

        return isLive && isFreed;
    }
}
