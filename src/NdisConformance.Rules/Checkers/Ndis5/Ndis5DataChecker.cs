using System.Runtime.CompilerServices;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Packets, lists and data that a driver of NDIS 5 touched when they were not its own.</summary>
[Resets]
internal sealed partial class Ndis5DataChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor DataFinal = new()
    {
        Id = "NDIS5-011",
        Level = RuleLevel.Must,
        Title = "Data is final",
        Requirement = "The driver does not expect a change that it makes to the data of a packet to reach the wire: "
            + "NDIS mapped the packet before, and the NIC may read a copy.",
        Source = "SGC",
        Why = "On a machine that copies, the frame leaves without the change.",
    };

    private static readonly RuleDescriptor Completed = new()
    {
        Id = "NDIS5-024",
        Level = RuleLevel.Must,
        Title = "Hands off after the completion",
        Requirement = "After NdisMSendComplete, or a status that gives the packet back, the driver touches neither the "
            + "packet nor its list nor its data.",
        Source = "SendDone5",
        Why = Consequence.ListBelongsToProtocol,
    };

    private readonly OwnedRule _dataFinal = context.Rules.Own(DataFinal);
    private readonly OwnedRule _completed = context.Rules.Own(Completed);
    private readonly OwnedRule _lent = context.Rules.Borrow(Ndis5ReceiveChecker.Lent);
    private readonly OwnedRule _shared = context.Rules.Borrow(DataAccessChecker.Shared);

    public static RuleDescriptor[] Rules => [DataFinal, Completed];

    public void Subscribe(Subscriptions events)
    {
        events.OnFact(TraceName.PacketSubmitted, (in e) => _dataFinal.Exercise());
        events.OnFact(TraceName.PacketCompleted, (in e) => _completed.Exercise());
        events.OnReturn(
            TraceName.NdisMAllocateSharedMemory,
            (in e) => _shared.Exercise(new NdisMAllocateSharedMemoryReturn(in e).Block.IsLive));
        events.OnFact(TraceName.StaleAccess, OnStaleAccess);
    }

    private void OnStaleAccess(in TraceEvent e)
    {
        StaleAccessEvent access = new(in e);
        TraceObject item = access.Object;
        if (item.Kind == ObjectKind.OidBuffer)
        {
            // Requests have a checker of their own.
            return;
        }

        switch (access.Reason)
        {
            case StaleReason.Completed or StaleReason.ListFreed or StaleReason.ListNotDelivered:
                AccessReport.Add(_completed, e, 0, "no access to a packet after NdisMSendComplete");
                break;
            case StaleReason.Indicated:
                OnLent(e, access.Write);
                break;
            case StaleReason.MappedToDevice:
                OnMappedWrite(e, item);
                break;
            case StaleReason.Freed or StaleReason.OutOfBlock when item.Kind == ObjectKind.SharedMemory:
                AccessReport.Add(
                    _shared,
                    e,
                    0,
                    "shared memory touched only inside the block and before NdisMFreeSharedMemory");
                break;
            case StaleReason.Freed or StaleReason.OutOfBlock when OwnMemoryChecker.IsOwn(item.Kind):
                // The driver's own memory has a checker of its own.
                break;
            default:
                context.Rules.Note(item, e.Sequence, AccessReport.Actual(e));
                break;
        }
    }

    /// <summary>A driver that writes to such a packet counts its packets wrongly from then on.</summary>
    private void OnLent(in TraceEvent e, bool isWritten)
        => AccessReport.Add(
            _lent,
            e,
            0,
            "no access to an indicated packet until it is returned",
            new FindingLinks { Spoils = isWritten ? [Subject.Adapter(context.Adapters.CurrentId)] : [] });

    /// <summary>What is written when the frame has left harms nobody.</summary>
    private void OnMappedWrite(in TraceEvent e, TraceObject sg)
    {
        uint number = context.Packets.OfList(sg.Number);
        ref readonly PacketState packet = ref context.Packets.All.Find(number);
        if (number == 0 || Unsafe.IsNullRef(in packet) || packet.OnWire != 0)
        {
            context.Rules.Note(
                sg,
                e.Sequence,
                "the driver wrote data that was still mapped, after the device had read it");
            return;
        }

        AccessReport.Add(
            _dataFinal,
            e,
            packet.Submitted,
            "the data of a packet unchanged until its completion",
            new FindingLinks { Spoils = [new TraceObject(ObjectKind.Packet, number)] });
    }
}
