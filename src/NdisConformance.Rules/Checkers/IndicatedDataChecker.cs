using System.Runtime.CompilerServices;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>The memory under lists that NDIS holds: neither written by the device nor freed.</summary>
[Resets]
internal sealed partial class IndicatedDataChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor Untouched = new()
    {
        Id = "RECV-005",
        Level = RuleLevel.Must,
        Title = "The NIC leaves indicated data alone",
        Requirement = "Without RESOURCES the NIC writes nothing into the data of a list while NDIS owns the list.",
        Source = "Recv",
        WindowsEquivalent = "0xE6/26",
        Why = Consequence.DeviceUsesFreedMemory,
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    internal static readonly RuleDescriptor Kept = new()
    {
        Id = "SHMEM-018",
        Level = RuleLevel.Must,
        Title = "Not freed while NDIS uses it",
        Requirement = "A block is not freed while NDIS owns a list whose data lies in it.",
        Source = "Pause",
        Preconditions = [TraceName.NdisMAllocateSharedMemory],
    };

    private readonly OwnedRule _untouched = context.Rules.Own(Untouched);
    private readonly OwnedRule _kept = context.Rules.Own(Kept);
    private readonly IReceives _receives = context.Receives;
    private bool _hasPausedLending;

    public static RuleDescriptor[] Rules => [Untouched, Kept];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportPause, OnPause);
        events.OnFact(TraceName.DeviceWrite, OnDeviceWrite);
        events.OnCall(TraceName.NdisMFreeSharedMemory, OnFree);
    }

    /// <summary>From here on the driver may think of freeing: lists that are out now show whether it waits.</summary>
    private void OnPause(in TraceEvent e)
    {
        foreach (ref readonly IndicatedPiece piece in _receives.Pieces)
        {
            _hasPausedLending |= piece.Block.Kind == ObjectKind.SharedMemory;
        }
    }

    private void OnDeviceWrite(in TraceEvent e)
    {
        DeviceWriteEvent write = new(in e);
        TraceObject block = write.Block;
        if (_receives.Pieces.IsEmpty || block.Number == 0)
        {
            return;
        }

        foreach (ref readonly IndicatedPiece piece in _receives.Pieces)
        {
            _untouched.Exercise(piece.Block == block.Identity);
            if (!piece.Overlaps(block, write.BlockOffset, write.Length))
            {
                continue;
            }

            ref readonly ReceiveState receive = ref _receives.Nbls.Find(piece.Nbl);
            _untouched.Report(
                new TraceObject(ObjectKind.Nbl, piece.Nbl),
                receive.Indicated,
                e.Sequence,
                "a buffer given to the device again only when its NET_BUFFER_LIST is returned",
                Invariant($"the device wrote {write.Length} bytes into the data of ")
                    + Invariant($"nbl#{piece.Nbl}, which NDIS still holds"),
                new FindingLinks { Within = [write.Object] });
        }
    }

    private void OnFree(in TraceEvent e)
    {
        TraceObject block = new NdisMFreeSharedMemoryCall(in e).Block;
        if (!block.IsLive || _receives.IsHaltedOver)
        {
            // A halt that does not wait for lists is reported when it ends.
            return;
        }

        _kept.Exercise(_hasPausedLending);
        foreach (ref readonly IndicatedPiece piece in _receives.Pieces)
        {
            if (piece.Block == block.Identity)
            {
                _kept.Report(
                    block,
                    _receives.Nbls.Find(piece.Nbl).Indicated,
                    e.Sequence,
                    "NdisMFreeSharedMemory only when all NET_BUFFER_LISTs with data in the block are returned",
                    Invariant($"it was freed while NDIS still held nbl#{piece.Nbl}, whose data lies in it"));
                break;
            }
        }
    }
}
