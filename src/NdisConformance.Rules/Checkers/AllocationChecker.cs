using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>What memory and MDLs are asked for with, and what memory is freed with.</summary>
[Resets]
internal sealed partial class AllocationChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Arguments = new()
    {
        Id = "POOL-025",
        Level = RuleLevel.Should,
        Title = "Memory for somebody, and some",
        Requirement = "Memory and MDLs are allocated with a handle of the driver or the adapter, and memory has a "
            + "length other than 0. The pages name the handles and say nothing of NULL.",
        Source = "MemA, MdlA",
        Why = "Nobody can tell whose memory it is, and a block of no bytes takes room for nothing.",
        Preconditions = [TraceName.NdisAllocateMemoryWithTagPriority, TraceName.NdisAllocateMdl],
    };

    private static readonly RuleDescriptor Flags = new()
    {
        Id = "POOL-026",
        Level = RuleLevel.Must,
        Title = "Freed as the memory that it is",
        Requirement = "NdisFreeMemory gets 0 as MemoryFlags for memory of NdisAllocateMemoryWithTagPriority.",
        Source = "MemF",
        Why = "The memory is freed as contiguous or noncached memory, which it is not.",
        Preconditions = [TraceName.NdisFreeMemory],
    };

    private readonly OwnedRule _arguments = context.Rules.Own(Arguments);
    private readonly OwnedRule _flags = context.Rules.Own(Flags);

    public static RuleDescriptor[] Rules => [Arguments, Flags];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisAllocateMemoryWithTagPriority, OnAllocateMemory);
        events.OnCall(TraceName.NdisAllocateMdl, OnAllocateMdl);
        events.OnCall(TraceName.NdisFreeMemory, OnFree);
    }

    private void OnAllocateMemory(in TraceEvent e)
    {
        NdisAllocateMemoryWithTagPriorityCall call = new(in e);
        _arguments.Exercise();
        if (call.Length == 0)
        {
            _arguments.Report(default, 0, e.Sequence, "a Length other than 0", $"{e.Name} was called with Length 0");
        }

        CheckHandle(e, call.Handle);
    }

    private void OnAllocateMdl(in TraceEvent e)
    {
        _arguments.Exercise();
        CheckHandle(e, new NdisAllocateMdlCall(in e).Handle);
    }

    private void CheckHandle(in TraceEvent e, TraceObject handle)
    {
        if (handle.State == ObjectState.Null)
        {
            _arguments.Report(
                default,
                0,
                e.Sequence,
                "NdisHandle of the driver or the adapter",
                $"{e.Name} was called with NdisHandle NULL");
        }
    }

    private void OnFree(in TraceEvent e)
    {
        NdisFreeMemoryCall call = new(in e);
        _flags.Exercise();
        if (call.MemoryFlags != 0)
        {
            _flags.Report(
                call.Block,
                0,
                e.Sequence,
                "MemoryFlags 0 for memory of NdisAllocateMemoryWithTagPriority",
                Invariant($"NdisFreeMemory was called with MemoryFlags 0x{call.MemoryFlags:X} for ")
                    + Invariant($"{call.Block.Identity}"));
        }
    }
}
