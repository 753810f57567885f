using System.Runtime.CompilerServices;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>The order of frames on the wire against the order in which they were sent.</summary>
[Resets]
internal sealed partial class WireOrderChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor CallbackOrder = new()
    {
        Id = "SGDMA-CB-007",
        Level = RuleLevel.Must,
        Title = "Order survives the callbacks",
        Requirement = "The order of the NET_BUFFERs of a list is kept on the wire even when callbacks come in another "
            + "order.",
        Source = "Send, ProcSG",
        Why = Consequence.FramesOutOfOrder,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    private static readonly RuleDescriptor Order = new()
    {
        Id = "SEND-008",
        Level = RuleLevel.Must,
        Title = "NET_BUFFERs keep their order",
        Requirement = "The NET_BUFFERs of a list are on the wire in their order.",
        Source = "Send",
        Why = Consequence.FramesOutOfOrder,
    };

    internal static readonly RuleDescriptor ListOrder = new()
    {
        Id = "SEND-009",
        Level = RuleLevel.Should,
        Title = "Connections keep their order",
        Requirement = "The lists of one connection are on the wire in their order. All that the host sends has one "
            + "destination and one protocol, and is one connection; lists that waited for their mapping may be "
            + "overtaken.",
        Source = "Send",
        Why = Consequence.FramesOutOfOrder,
    };

    private readonly OwnedRule _callbackOrder = context.Rules.Own(CallbackOrder);
    private readonly OwnedRule _order = context.Rules.Own(Order);
    private readonly OwnedRule _listOrder = context.Rules.Own(ListOrder);

    // The newest list that was on the wire, and when a mapping of its frame was requested; 0 if there was none.
    private long _newestOnWire;
    private long _newestRequested;

    public static RuleDescriptor[] Rules => [CallbackOrder, Order, ListOrder];

    public void Subscribe(Subscriptions events) => events.OnFact(TraceName.WireTransmit, OnTransmit);

    private void OnTransmit(in TraceEvent e)
    {
        WireTransmitEvent transmit = new(in e);
        ref readonly NbState nb = ref context.Sends.Nbs.Find(transmit.Nb.Number);
        if (transmit.Match is WireMatch.None or WireMatch.Again
            || transmit.Nb.Number == 0
            || Unsafe.IsNullRef(in nb)
            || nb.OnWire != 0)
        {
            return;
        }

        ref readonly NblState nbl = ref context.Sends.Nbls.Find(nb.Nbl);
        if (Unsafe.IsNullRef(in nbl))
        {
            return;
        }

        if (nbl.NetBuffers > 1)
        {
            CheckOrder(e, transmit.Nb, nb, nbl);
        }

        CheckListOrder(e, nb, nbl);
    }

    /// <summary>
    /// All frames that the host sends have one destination and one protocol, so they are of one connection. A list that
    /// waits for the mapping that it asked for in its turn may be overtaken.
    /// </summary>
    private void CheckListOrder(in TraceEvent e, in NbState nb, in NblState nbl)
    {
        if (nbl.CameBeside)
        {
            return;
        }

        _listOrder.Exercise(nbl.CameToBusyDriver || nbl.Index > 0);
        if (nbl.Order >= _newestOnWire)
        {
            _newestOnWire = nbl.Order;
            _newestRequested = nb.Requested;
            return;
        }

        bool isAskedInOrder = _newestRequested == 0 || nb.Requested < _newestRequested;
        bool hadToWait = nbl.WasRefused || nb.Refused != 0 || (nb.WasDeferred && isAskedInOrder);
        if (!hadToWait)
        {
            _listOrder.Report(
                new TraceObject(ObjectKind.Nbl, nb.Nbl),
                nbl.Submitted,
                e.Sequence,
                "the lists of one connection on the wire in the order in which NDIS sent them",
                Invariant($"nbl#{nb.Nbl}, list {nbl.Order} of all sends, left after list {_newestOnWire}"));
        }
    }

    private void CheckOrder(in TraceEvent e, TraceObject item, in NbState nb, in NblState nbl)
    {
        _order.Exercise();
        bool isLate = nbl.HighestOnWire > nb.Index;
        bool wasDeliveredLate = false;
        for (uint number = nbl.FirstNb; number != 0;)
        {
            ref readonly NbState other = ref context.Sends.Nbs.Find(number);
            bool isReversed = nb.Delivered != 0 && other.Delivered != 0 && other.Index > nb.Index
                && other.Delivered < nb.Delivered;
            _callbackOrder.Exercise(isReversed);
            wasDeliveredLate |= isReversed && other.OnWire != 0;
            number = other.Next;
        }

        if (!isLate)
        {
            return;
        }

        OwnedRule rule = wasDeliveredLate ? _callbackOrder : _order;
        rule.Report(
            item,
            nb.Submitted,
            e.Sequence,
            wasDeliveredLate
                ? "the NET_BUFFERs of a list on the wire in their order, in whatever order MiniportProcessSGList ran"
                : "the NET_BUFFERs of a list on the wire in their order",
            Invariant($"it is NET_BUFFER {nb.Index} of nbl#{nb.Nbl}, and left after NET_BUFFER ")
                + Invariant($"{nbl.HighestOnWire - 1}"));
    }
}
