using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>
/// Accesses of the driver to what it allocated: memory, lists, NET_BUFFERs, packets and MDLs, beyond their ends and
/// after their free. Shared memory has a rule of its own.
/// </summary>
[Resets]
internal sealed partial class OwnMemoryChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor Bounds = new()
    {
        Id = "POOL-023",
        Level = RuleLevel.Must,
        Title = "Used inside its bounds and its life",
        Requirement = "Memory, lists, NET_BUFFERs, packets and MDLs that the driver allocated are not touched beyond "
            + "their ends, nor after their free. A write that stays within 16 bytes of the end of a block is seen when "
            + "the block is freed.",
        Source = "MemF",
        WindowsEquivalent = "0xC5",
        Why = "Pool that belongs to somebody else is read or overwritten. Where it shows is a matter of chance; with "
            + "the special pool of Driver Verifier the system stops at once.",
        Preconditions = [TraceName.NdisAllocateMemoryWithTagPriority, TraceName.NdisAllocateMemoryWithTag],
    };

    private readonly OwnedRule _bounds = context.Rules.Own(Bounds);

    // By the number of the memory, the event that allocated it.
    private readonly Dictionary<uint, long> _allocated = [];

    public static RuleDescriptor[] Rules => [Bounds];

    /// <summary>True for the kinds that the rule is about.</summary>
    public static bool IsOwn(ObjectKind kind)
        => kind is ObjectKind.Memory or ObjectKind.Nbl or ObjectKind.Nb or ObjectKind.Mdl
            or ObjectKind.Packet;

    public void Subscribe(Subscriptions events)
    {
        events.OnReturn(
            TraceName.NdisAllocateMemoryWithTagPriority,
            (in e) => OnAllocated(e, new NdisAllocateMemoryWithTagPriorityReturn(in e).Block));
        events.OnReturn(
            TraceName.NdisAllocateMemoryWithTag,
            (in e) => OnAllocated(e, new NdisAllocateMemoryWithTagReturn(in e).Block));
        events.OnFact(TraceName.StaleAccess, OnStaleAccess);
        events.OnFact(TraceName.BlockOverrun, OnOverrun);
    }

    private void OnAllocated(in TraceEvent e, TraceObject block)
    {
        if (block.IsLive)
        {
            _bounds.Exercise();
            _allocated[block.Number] = e.Sequence;
        }
    }

    private void OnOverrun(in TraceEvent e)
    {
        BlockOverrunEvent overrun = new(in e);
        _bounds.Exercise();
        _bounds.Report(
            overrun.Block,
            _allocated.GetValueOrDefault(overrun.Block.Number),
            e.Sequence,
            "no access outside the block of memory",
            Invariant($"the driver wrote the byte at offset 0x{overrun.Offset:X} of ")
                + Invariant($"{overrun.Block.Identity}, behind its ")
                + Invariant($"{overrun.Length} bytes"));
    }

    private void OnStaleAccess(in TraceEvent e)
    {
        StaleAccessEvent access = new(in e);
        TraceObject item = access.Object;
        if (!IsOwn(item.Kind) || access.Reason is not (StaleReason.Freed or StaleReason.OutOfBlock))
        {
            return;
        }

        _bounds.Exercise();
        if (access.Reason == StaleReason.Freed)
        {
            AccessReport.Add(_bounds, e, 0, "no access to memory after it is freed");
            return;
        }

        long allocated = item.Kind == ObjectKind.Memory ? _allocated.GetValueOrDefault(item.Number) : 0;
        AccessReport.Add(_bounds, e, allocated, "no access outside the block of memory");
    }
}
