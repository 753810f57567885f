using System.Runtime.CompilerServices;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>The memory under lists that NDIS holds: neither written by the device nor freed.</summary>
internal sealed class IndicatedDataChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Untouched = new()
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

    private static readonly RuleDescriptor Kept = new()
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
    private readonly ReceiveTable _receives = context.Receives;
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
        foreach (ref readonly IndicatedPiece piece in _receives.Data.Pieces)
        {
            _hasPausedLending |= piece.Block.Kind == ObjectKind.SharedMemory;
        }
    }

    private void OnDeviceWrite(in TraceEvent e)
    {
        DeviceWriteEvent write = new(in e);
        TraceObject block = write.Block;
        if (_receives.Data.Pieces.IsEmpty || block.Number == 0 || IsBlamed(write.Object))
        {
            return;
        }

        foreach (ref readonly IndicatedPiece piece in _receives.Data.Pieces)
        {
            _untouched.Exercise(piece.Block == block.Identity);
            if (!piece.Overlaps(block, write.BlockOffset, write.Length))
            {
                continue;
            }

            ref ReceiveState receive = ref _receives.Nbls.Find(piece.Nbl);
            if (!receive.IsBlamed)
            {
                receive.IsBlamed = true;
                _untouched.Report(
                    new TraceObject(ObjectKind.Nbl, piece.Nbl),
                    receive.Indicated,
                    e.Sequence,
                    "buffers given to the device again when their lists are back",
                    Invariant($"the device wrote {write.Length} bytes into data that NDIS has"));
            }
        }
    }

    /// <summary>What was indicated with its mapping alive is reported at the indication.</summary>
    private bool IsBlamed(TraceObject item)
    {
        ref MappingState mapping = ref context.Mappings.Mappings.Find(item.Number);
        return item.Kind == ObjectKind.Sg && !Unsafe.IsNullRef(ref mapping) && mapping.IsBlamed;
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
        foreach (ref readonly IndicatedPiece piece in _receives.Data.Pieces)
        {
            if (piece.Block == block.Identity)
            {
                _receives.FreedUnderList = block.Identity;
                _kept.Report(
                    block,
                    _receives.Nbls.Find(piece.Nbl).Indicated,
                    e.Sequence,
                    "shared memory freed when the lists whose data lies in it are back",
                    $"NDIS has {TraceText.Object(new TraceObject(ObjectKind.Nbl, piece.Nbl))}");
                break;
            }
        }
    }
}
