using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>MiniportProcessSGList: SGDMA-CB-001 to -004, -012.</content>
public partial class NdisHost
{
    private ListDeliveryTarget? _listDelivery;

    /// <summary>The moment of a callback has come, if its request is still there.</summary>
    internal void OnListDue(int slot, uint number)
    {
        ref MappingRecord mapping = ref _mappings[slot];
        if (mapping.Number != number || mapping.IsDelivered)
        {
            return;
        }

        if (mapping.Channel.IsReleased && DropsRequestsOfClosedChannel)
        {
            Unmap(slot, copyBack: false);
            return;
        }

        Deliver(slot);
    }

    private void ArrangeCallback(int slot)
    {
        ref MappingRecord mapping = ref _mappings[slot];
        var chosen = (CallbackMoment)Choose(HostChoice.CallbackMoment, AllocateSite, 5);
        CallbackMoment moment = MomentOf(chosen);
        if (moment == CallbackMoment.Inside)
        {
            Deliver(slot);
            return;
        }

        LockBuffer(ref mapping);
        if (mapping.Storage == ListStorage.Host)
        {
            Memory.Lock(mapping.ListOffset, mapping.ListBytes);
        }

        int processor = _pc.Current.Number;
        _pc.Events.Schedule(
            _pc.Now + DelayOf(moment, mapping.Channel.AcceptedRequests),
            moment == CallbackMoment.OtherProcessor ? 1 - processor : processor,
            CallbackIrql,
            _listDelivery ??= new ListDeliveryTarget(this),
            (uint)slot,
            mapping.Number);
    }

    private static long DelayOf(CallbackMoment moment, uint request) => moment switch
    {
        // Due at once, so that it can run beside the driver at its next call.
        CallbackMoment.OtherProcessor => 0,
        CallbackMoment.AfterReturn => SoonTicks,
        CallbackMoment.Late => LateTicks,
        _ => ReversedTicks - (ReversedStepTicks * (request % ReversedWindow)),
    };

    private void Deliver(int slot)
    {
        uint number = _mappings[slot].Number;
        HandOver(ref _mappings[slot], slot);
        for (int i = CallbacksOfRequest(); i > 0 && _mappings[slot].Number == number; i--)
        {
            CallProcessSGList(slot);
        }
    }

    /// <summary>From here on the driver may read the list.</summary>
    private void HandOver(ref MappingRecord mapping, int slot)
    {
        if (mapping.Storage == ListStorage.Caller && !IsAlive(mapping.BufferGeneration))
        {
            // The driver freed the storage that its list was to lie in: nothing may be written there.
            ForgetCallerList(mapping, slot);
            mapping.BufferBytes = 0;
            mapping.IsBufferLocked = false;
            if (!TryTakeHostStorage(ref mapping, slot))
            {
                throw new HarnessDefectException("no memory is left for a scatter/gather list");
            }
        }

        if (mapping.Storage == ListStorage.Caller)
        {
            UnlockBuffer(ref mapping);
        }
        else
        {
            if (Memory.IsLocked(mapping.ListOffset))
            {
                Memory.Unlock(mapping.ListOffset, mapping.ListBytes);
            }

            if (!mapping.IsBufferLocked)
            {
                LockBuffer(ref mapping);
            }
        }

        WriteList(mapping, slot);
        mapping.IsDelivered = true;
        mapping.Channel.PendingRequests--;
        mapping.Channel.LiveMappings++;
    }

    private void CallProcessSGList(int slot)
    {
        ref MappingRecord mapping = ref _mappings[slot];
        VirtualProcessor processor = _pc.Current;
        byte irql = processor.Irql;
        processor.Irql = CallbackIrql;
        PVOID context = ContextOfCallback(mapping.Context);
        TraceEvent enter = NewEvent(TraceKind.Enter, TraceName.MiniportProcessSGList);
        enter.Arguments[0] = mapping.Id.Packed;
        enter.Arguments[1] = ContextObject(context).Packed;
        enter.Arguments[2] = (ulong)mapping.RunCount;
        enter.Arguments[3] = mapping.TotalBytes;
        enter.Arguments[4] = (ulong)mapping.Storage;
        enter.Arguments[5] = mapping.NetBuffer.Packed;
        MINIPORT_PROCESS_SG_LIST? handler = mapping.Channel.ProcessSGListHandler;
        SCATTER_GATHER_LIST list = new(ReferenceTo(mapping.ListOffset));
        Enter(ref enter);
        if (handler is null)
        {
            Stop(0xD1, "ProcessSGListHandler is NULL");
            return;
        }

        try
        {
            // The record may be gone or moved when the driver returns.
            handler(AddressAt(_ignoredPdo), AddressAt(_ignoredReserved), list, context);
        }
        catch (Exception exception)
        {
            throw Crash(exception);
        }

        Exit(enter);
        processor.Irql = irql;
    }
}
