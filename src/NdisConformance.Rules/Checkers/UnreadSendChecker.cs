using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// SUCCESS for frames that cannot have left. Nothing needs to reach the wire of a device that is gone or has no link,
/// for SUCCESS may come when a frame is queued in hardware or copied. A frame that was mapped is not queued if its
/// mapping was freed unread, and where the driver never asked for an address at which to read the data, it was not
/// copied. That holds for drivers of whose lists the device has read one, and whose frames never left unread without
/// such a call: others may copy through addresses that an MDL has already.
/// </summary>
[Resets]
internal sealed partial class UnreadSendChecker(CheckerContext context) : IChecker
{
    private readonly OwnedRule _transmitted = context.Rules.Borrow(WireChecker.Transmitted);

    /// <summary>Where the driver last asked for an address at which it can read data of others.</summary>
    private long _dataAddressed;

    private bool _mapsSends;
    private bool _copiesUnseen;

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.MmGetSystemAddressForMdlSafe, (in e) => _dataAddressed = e.Sequence);
        events.OnCall(TraceName.NdisGetDataBuffer, (in e) => _dataAddressed = e.Sequence);
        events.OnFact(TraceName.WireTransmit, OnTransmit);
        events.OnFact(TraceName.SendCompleted, OnCompleted);
    }

    private void OnTransmit(in TraceEvent e)
    {
        ref readonly NbState nb = ref context.Sends.Nbs.Find(new WireTransmitEvent(in e).Nb.Number);
        if (!Unsafe.IsNullRef(in nb))
        {
            _mapsSends |= nb.WasRead;
            _copiesUnseen |= !nb.WasRead && _dataAddressed < nb.Submitted;
        }
    }

    private void OnCompleted(in TraceEvent e)
    {
        SendCompletedEvent completed = new(in e);
        ref readonly NblState nbl = ref context.Sends.Nbls.Find(completed.Nbl.Number);
        if (completed.Status != NDIS_STATUS.NDIS_STATUS_SUCCESS || Unsafe.IsNullRef(in nbl) || nbl.Completed != 0)
        {
            return;
        }

        bool isRemoved = context.Adapters.Current is { IsRemoved: true };
        for (uint number = nbl.FirstNb; number != 0;)
        {
            ref readonly NbState nb = ref context.Sends.Nbs.Find(number);
            bool isJudgedByWire = !isRemoved && nb.Submitted > context.Adapters.LinkUp;
            if (!isJudgedByWire)
            {
                Judge(e, new TraceObject(ObjectKind.Nb, number), nb);
            }

            number = nb.Next;
        }
    }

    private void Judge(in TraceEvent e, TraceObject item, in NbState nb)
    {
        if (!_mapsSends || _copiesUnseen)
        {
            return;
        }

        _transmitted.Exercise(nb.Requested != 0);
        bool isUnread = nb is { Requested: not 0, OnWire: 0, WrongFrame: 0, WasRead: false };
        if (isUnread && _dataAddressed < nb.Submitted && context.Mappings.LiveOf(item) == 0)
        {
            _transmitted.Report(
                item,
                nb.Submitted,
                e.Sequence,
                "NDIS_STATUS_SUCCESS only for a send that was transmitted, queued in hardware or copied",
                "its list was completed with NDIS_STATUS_SUCCESS, and the device never read the data");
        }
    }
}
