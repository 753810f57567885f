using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Shared memory is freed once, whole, and as it was allocated.</summary>
[Resets]
internal sealed partial class SharedMemoryFreeChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Whole = new()
    {
        Id = "SHMEM-011",
        Level = RuleLevel.Must,
        Title = "Whole blocks are freed",
        Requirement = "NdisMFreeSharedMemory frees whole allocations only.",
        Source = "ShmF",
        Preconditions = [TraceName.NdisMFreeSharedMemory],
    };

    internal static readonly RuleDescriptor Same = new()
    {
        Id = "SHMEM-012",
        Level = RuleLevel.Must,
        Title = "Freed as it was allocated",
        Requirement = "Length, Cached, VirtualAddress and PhysicalAddress are those of the allocation.",
        Source = "ShmF",
        Preconditions = [TraceName.NdisMFreeSharedMemory],
    };

    private static readonly RuleDescriptor Once = new()
    {
        Id = "SHMEM-013",
        Level = RuleLevel.Must,
        Title = "Freed once",
        Requirement = "A block is freed once.",
        Source = "BC7C, BCE6",
        WindowsEquivalent = "0x7C/03",
        Why = Consequence.FreedTwice,
        Preconditions = [TraceName.NdisMFreeSharedMemory],
    };

    private readonly OwnedRule _whole = context.Rules.Own(Whole);
    private readonly OwnedRule _same = context.Rules.Own(Same);
    private readonly OwnedRule _once = context.Rules.Own(Once);

    public static RuleDescriptor[] Rules => [Whole, Same, Once];

    public void Subscribe(Subscriptions events) => events.OnCall(TraceName.NdisMFreeSharedMemory, OnFree);

    private void OnFree(in TraceEvent e)
    {
        TraceObject block = new NdisMFreeSharedMemoryCall(in e).Block;
        _whole.Exercise();
        _same.Exercise();
        _once.Exercise();
        switch (block.State)
        {
            case ObjectState.Live when block.Kind == ObjectKind.SharedMemory:
                CheckArguments(block, e);
                break;
            case ObjectState.Interior:
                _whole.Report(
                    block, 0, e.Sequence, "whole allocations freed", "an address inside the block was given");
                break;
            case ObjectState.Released:
                _once.Report(block, 0, e.Sequence, "each block freed once", "it was freed before");
                break;
            default:
                _same.Report(
                    block.Number == 0 ? default : block,
                    0,
                    e.Sequence,
                    "the address of the allocation",
                    TraceText.Object(block) + " was given");
                break;
        }
    }

    private void CheckArguments(TraceObject block, in TraceEvent e)
    {
        NdisMFreeSharedMemoryCall call = new(in e);
        ulong length = call.Length;
        ulong allocated = call.AllocatedLength;
        if (length != allocated)
        {
            _same.Report(
                block,
                0,
                e.Sequence,
                Invariant($"Length {allocated}, as it was allocated"),
                Invariant($"Length {length} was given"));
        }
        else if (!call.PhysicalMatches)
        {
            _same.Report(
                block, 0, e.Sequence, "the PhysicalAddress of the allocation", "another PhysicalAddress was given");
        }
        else if (call.Cached != call.AllocatedCached)
        {
            _same.Report(
                block,
                0,
                e.Sequence,
                "Cached as it was allocated",
                call.Cached ? "TRUE was given, and FALSE before" : "FALSE was given, and TRUE before");
        }
    }
}
