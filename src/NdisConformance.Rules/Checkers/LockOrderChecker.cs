using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// In which order locks are taken while others are held. Two orders of the same two locks are a deadlock of two
/// processors, though no run shows it.
/// </summary>
[Resets]
internal sealed partial class LockOrderChecker(CheckerContext context) : IChecker
{
    private const int UsualDepth = 4;

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
        Preconditions = [TraceName.NdisAcquireSpinLock, TraceName.NdisDprAcquireSpinLock],
    };

    private readonly OwnedRule _order = context.Rules.Own(Order);
    private readonly Dictionary<byte, List<uint>> _held = [];

    /// <summary>For a lock that was taken under another one: where that was first, and what else was held.</summary>
    private readonly Dictionary<(uint Outer, uint Inner), Nested> _nested = [];

    public static RuleDescriptor[] Rules => [Order];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisAcquireSpinLock, OnAcquire);
        events.OnCall(TraceName.NdisDprAcquireSpinLock, OnAcquire);
        events.OnCall(TraceName.NdisReleaseSpinLock, OnRelease);
        events.OnCall(TraceName.NdisDprReleaseSpinLock, OnRelease);
        events.OnFact(TraceName.LockMisuse, (in e) => HeldBy(e.Processor).Clear());
    }

    private List<uint> HeldBy(byte processor)
    {
        if (!_held.TryGetValue(processor, out List<uint>? held))
        {
            held = new List<uint>(UsualDepth);
            _held.Add(processor, held);
        }

        return held;
    }

    private void OnAcquire(in TraceEvent e)
    {
        List<uint> held = HeldBy(e.Processor);
        uint taken = e.Subject.Number;
        foreach (uint outer in held)
        {
            _order.Exercise();
            CheckOrder(e, outer, taken, held);
        }

        if (e.Subject.IsLive && !held.Contains(taken))
        {
            held.Add(taken);
        }
    }

    private void OnRelease(in TraceEvent e) => HeldBy(e.Processor).Remove(e.Subject.Number);

    private void CheckOrder(in TraceEvent e, uint outer, uint inner, List<uint> held)
    {
        if (outer == inner)
        {
            return;
        }

        if (_nested.TryGetValue((inner, outer), out Nested other) && !Array.Exists(other.Around, held.Contains))
        {
            TraceObject first = new(ObjectKind.Lock, outer);
            TraceObject second = new(ObjectKind.Lock, inner);
            _order.Report(
                e.Subject,
                other.Sequence,
                e.Sequence,
                $"{TraceText.Object(second)} taken before {TraceText.Object(first)}, as it was before",
                $"it was taken while {TraceText.Object(first)} was held, in {CallerText.Of(e)}");
        }

        if (!_nested.ContainsKey((outer, inner)))
        {
            _nested.Add((outer, inner), new Nested(e.Sequence, [.. held.Where(number => number != outer)]));
        }
    }

    private readonly record struct Nested(long Sequence, uint[] Around);
}
