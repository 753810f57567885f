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
                    block,
                    0,
                    e.Sequence,
                    "NdisMFreeSharedMemory with the VirtualAddress of the allocation",
                    $"NdisMFreeSharedMemory got {Wording.Given(block)}");
                break;
            case ObjectState.Released:
                _once.Report(block, 0, e.Sequence, "NdisMFreeSharedMemory once for each block", "it was freed before");
                break;
            default:
                _same.Report(
                    block.Number == 0 ? default : block,
                    0,
                    e.Sequence,
                    "NdisMFreeSharedMemory with the VirtualAddress of the allocation",
                    "NdisMFreeSharedMemory got " + Wording.Given(block));
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
                Invariant($"NdisMFreeSharedMemory with Length {allocated}, as in the allocation"),
                Invariant($"it was freed with Length {length}"));
        }
        else if (!call.PhysicalMatches)
        {
            _same.Report(
                block,
                0,
                e.Sequence,
                "NdisMFreeSharedMemory with the PhysicalAddress of the allocation",
                "it was freed with another PhysicalAddress");
        }
        else if (call.Cached != call.AllocatedCached)
        {
            _same.Report(
                block,
                0,
                e.Sequence,
                "NdisMFreeSharedMemory with Cached as in the allocation",
                call.Cached ? "it was freed with Cached TRUE, and allocated with FALSE"
                    : "it was freed with Cached FALSE, and allocated with TRUE");
        }
    }
}
