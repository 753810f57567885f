using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Functions that a driver of NDIS 5 calls with no spin lock held.</summary>
[Resets]
internal sealed partial class Ndis5LockChecker(CheckerContext context) : IChecker
{
    private static readonly TraceName[] Functions =
    [
        TraceName.NdisFreePacket, TraceName.NdisFreePacketPool, TraceName.NdisFreeBufferPool,
        TraceName.NdisAllocatePacketPool, TraceName.NdisMQueryInformationComplete,
        TraceName.NdisMSetInformationComplete, TraceName.NdisMIndicateStatus, TraceName.NdisMIndicateStatusComplete,
    ];

    private static readonly RuleDescriptor NoLock = new()
    {
        Id = "NDIS5-044",
        Level = RuleLevel.Must,
        Title = "No lock across functions that forbid it",
        Requirement = "The driver holds no spin lock when it calls NdisFreePacket, NdisFreePacketPool, "
            + "NdisFreeBufferPool, NdisAllocatePacketPool, NdisMQueryInformationComplete, NdisMSetInformationComplete, "
            + "NdisMIndicateStatus or NdisMIndicateStatusComplete.",
        Source = "PktF5",
        Why = "NDIS takes locks of its own there, or calls a protocol: processors that take both in either order wait "
            + "for ever.",
        Preconditions = Functions,
    };

    private readonly OwnedRule _noLock = context.Rules.Own(NoLock);
    private readonly List<Held> _held = [];

    public static RuleDescriptor[] Rules => [NoLock];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisAcquireSpinLock, OnAcquire);
        events.OnCall(TraceName.NdisDprAcquireSpinLock, OnAcquire);
        events.OnCall(TraceName.NdisReleaseSpinLock, OnRelease);
        events.OnCall(TraceName.NdisDprReleaseSpinLock, OnRelease);
        events.OnFact(TraceName.LockMisuse, OnMisuse);
        foreach (TraceName function in Functions)
        {
            events.OnCall(function, OnFunction);
        }
    }

    private void OnAcquire(in TraceEvent e)
    {
        Held taken = new(e.Processor, e.Subject.Number);
        if (e.Subject.IsLive && !_held.Contains(taken))
        {
            _held.Add(taken);
        }
    }

    private void OnRelease(in TraceEvent e) => _held.Remove(new Held(e.Processor, e.Subject.Number));

    /// <summary>What a processor holds is not known any more.</summary>
    private void OnMisuse(in TraceEvent e)
    {
        byte processor = e.Processor;
        _held.RemoveAll(held => held.Processor == processor);
    }

    private void OnFunction(in TraceEvent e)
    {
        _noLock.Exercise();
        foreach (Held held in _held)
        {
            if (held.Processor == e.Processor)
            {
                _noLock.Report(
                    e.Subject,
                    0,
                    e.Sequence,
                    $"{e.Name} with no spin lock held",
                    $"{e.Name} was called {Wording.In(e)} with {new TraceObject(ObjectKind.Lock, held.Lock)} held");
                return;
            }
        }
    }

    private readonly record struct Held(byte Processor, uint Lock);
}
