using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// In which order locks are taken while others are held. Two orders of the same two locks are a deadlock of two
/// processors, though no run shows it.
/// </summary>
[Resets]
internal sealed partial class LockOrderChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Order = new()
    {
        Id = "IRQL-008",
        Level = RuleLevel.Must,
        Title = "Locks are taken in one order",
        Requirement = "Where a spin lock is taken while another is held, the two are always taken in the same order. "
            + "Under a third lock that is held in both cases any order is safe.",
        Source = "SpinNest",
        WindowsEquivalent = "0xC4/1001",
        Why = "Two processors that take the locks in either order wait for each other for ever.",
        AppliesTo = "drivers that take a lock while they hold another",
        Preconditions = [TraceName.NdisAcquireSpinLock, TraceName.NdisDprAcquireSpinLock],
    };

    private readonly OwnedRule _order = context.Rules.Own(Order);
    private readonly List<Held> _held = [];

    /// <summary>For a lock that was taken under another one: where that was first, and what else was held.</summary>
    private readonly Dictionary<(uint Outer, uint Inner), Nested> _nested = [];

    public static RuleDescriptor[] Rules => [Order];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisAcquireSpinLock, OnAcquire);
        events.OnCall(TraceName.NdisDprAcquireSpinLock, OnAcquire);
        events.OnCall(TraceName.NdisReleaseSpinLock, OnRelease);
        events.OnCall(TraceName.NdisDprReleaseSpinLock, OnRelease);
        events.OnFact(TraceName.LockMisuse, OnMisuse);
    }

    /// <summary>What a processor holds is not known any more.</summary>
    private void OnMisuse(in TraceEvent e)
    {
        for (int index = _held.Count - 1; index >= 0; index--)
        {
            if (_held[index].Processor == e.Processor)
            {
                _held.RemoveAt(index);
            }
        }
    }

    private void OnAcquire(in TraceEvent e)
    {
        Held taken = new(e.Processor, e.Subject.Number);
        foreach (Held outer in _held)
        {
            if (outer.Processor == e.Processor && outer.Lock != taken.Lock)
            {
                _order.Exercise();
                CheckOrder(e, outer.Lock, taken.Lock);
            }
        }

        if (e.Subject.IsLive && !_held.Contains(taken))
        {
            _held.Add(taken);
        }
    }

    private void OnRelease(in TraceEvent e) => _held.Remove(new Held(e.Processor, e.Subject.Number));

    private void CheckOrder(in TraceEvent e, uint outer, uint inner)
    {
        if (_nested.TryGetValue((inner, outer), out Nested other) && !IsAnyHeld(other.Around, e.Processor))
        {
            TraceObject first = new(ObjectKind.Lock, outer);
            _order.Report(
                e.Subject,
                other.Sequence,
                e.Sequence,
                $"{e.Subject} acquired before {first}, as elsewhere in the driver",
                $"it was acquired while {first} was held, {Wording.In(e)}");
        }

        if (!_nested.ContainsKey((outer, inner)))
        {
            _nested.Add((outer, inner), new Nested(e.Sequence, OthersThan(outer, e.Processor)));
        }
    }

    private bool IsAnyHeld(uint[] locks, byte processor)
    {
        foreach (uint number in locks)
        {
            if (_held.Contains(new Held(processor, number)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a processor holds beside one lock; most often nothing.</summary>
    private uint[] OthersThan(uint number, byte processor)
    {
        uint[] others = [];
        foreach (Held held in _held)
        {
            if (held.Processor == processor && held.Lock != number)
            {
                others = [.. others, held.Lock];
            }
        }

        return others;
    }

    private readonly record struct Held(byte Processor, uint Lock);

    private readonly record struct Nested(long Sequence, uint[] Around);
}
