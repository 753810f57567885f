using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>MiniportProcessSGList: SGDMA-CB-001 to -004, -012. One per machine.</summary>
internal sealed class ListDelivery(
    ListRecords records,
    HostDuties duties,
    SgMappings mappings,
    SimulatedPc pc,
    DmaMapper mapper,
    ListBuffers buffers,
    MachineMemory memory,
    MemoryObjects objects,
    ListContent content,
    HostTrace trace,
    Contexts contexts,
    DriverBoundary boundary,
    IgnoredArguments ignored)
    : IMachineTarget
{
    private const long SoonTicks = 10;
    private const long LateTicks = 50_000;
    private const long ReversedTicks = 20_000;
    private const long ReversedStepTicks = 100;
    private const uint ReversedWindow = 128;

    /// <summary>The moment of a callback has come, if its request is still there.</summary>
    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument)
    {
        int slot = (int)cookie;
        ref MappingRecord mapping = ref records[slot];
        if (mapping.Number != (uint)argument || mapping.IsDelivered)
        {
            return;
        }

        if (mapping.Channel.IsReleased && duties.DropsRequestsOfClosedChannel)
        {
            mappings.Unmap(slot, copyBack: false);
            return;
        }

        Deliver(slot);
    }

    /// <summary>Runs the callback of a request that was accepted, now or when it is due.</summary>
    public void ArrangeCallback(int slot)
    {
        CallbackMoment moment = ChooseMoment();
        if (moment == CallbackMoment.Inside)
        {
            Deliver(slot);
        }
        else
        {
            Withhold(slot);
            Schedule(slot, moment);
        }
    }

    /// <summary>Schedules the callback of a request that was withheld for after the call that runs.</summary>
    public void ArrangeAfterReturn(int slot)
    {
        CallbackMoment moment = ChooseMoment();
        Schedule(slot, moment == CallbackMoment.Inside ? CallbackMoment.AfterReturn : moment);
    }

    /// <summary>Until its callback runs, the list and the storage for it are not the driver's to touch.</summary>
    public void Withhold(int slot)
    {
        ref MappingRecord mapping = ref records[slot];
        buffers.LockBuffer(ref mapping);
        if (mapping.Storage == ListStorage.Host)
        {
            memory.Lock(mapping.ListOffset, mapping.ListBytes);
        }
    }

    private CallbackMoment ChooseMoment() => duties.MomentOf(
        (CallbackMoment)pc.Choose(HostChoice.CallbackMoment, TraceName.NdisMAllocateNetBufferSGList, 5));

    private void Schedule(int slot, CallbackMoment moment)
    {
        ref MappingRecord mapping = ref records[slot];
        int processor = pc.Current.Number;
        pc.Events.Schedule(
            pc.Now + DelayOf(moment, mapping.Channel.AcceptedRequests),
            moment == CallbackMoment.OtherProcessor ? pc.OtherThan(processor) : processor,
            duties.CallbackIrql,
            this,
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
        uint number = records[slot].Number;
        HandOver(ref records[slot], slot);
        for (int i = duties.CallbacksOfRequest(); i > 0 && records[slot].Number == number; i--)
        {
            CallProcessSGList(slot);
        }
    }

    /// <summary>From here on the driver may read the list.</summary>
    private void HandOver(ref MappingRecord mapping, int slot)
    {
        if (mapping.Storage == ListStorage.Caller && !objects.IsAlive(mapping.BufferGeneration))
        {
            // The driver freed the storage that its list was to lie in: nothing may be written there.
            buffers.ForgetCallerList(mapping, slot);
            mapping.BufferBytes = 0;
            mapping.IsBufferLocked = false;
            if (!buffers.TryTakeHostStorage(ref mapping, slot))
            {
                throw new HarnessDefectException("no memory is left for a scatter/gather list");
            }
        }

        if (mapping.Storage == ListStorage.Caller)
        {
            buffers.UnlockBuffer(ref mapping);
        }
        else
        {
            if (memory.IsLocked(mapping.ListOffset))
            {
                memory.Unlock(mapping.ListOffset, mapping.ListBytes);
            }

            if (!mapping.IsBufferLocked)
            {
                buffers.LockBuffer(ref mapping);
            }
        }

        content.WriteList(mapping, slot);
        mapping.IsDelivered = true;
        mapping.Channel.PendingRequests--;
        mapping.Channel.LiveMappings++;
    }

    private void CallProcessSGList(int slot)
    {
        ref MappingRecord mapping = ref records[slot];
        VirtualProcessor processor = pc.Current;
        byte irql = processor.Irql;
        processor.Irql = duties.CallbackIrql;
        PVOID context = duties.ContextOfCallback(mapping.Context);
        MINIPORT_PROCESS_SG_LIST? handler = mapping.Channel.ProcessSGListHandler;
        SCATTER_GATHER_LIST list = new(objects.ReferenceTo(mapping.ListOffset));
        TraceMark enter = trace.MiniportProcessSGListEnter(
            mapping.Id,
            contexts.NameOf(context),
            (uint)mapper[slot].RunCount,
            mapper[slot].TotalBytes,
            mapping.Storage,
            mapping.NetBuffer);
        if (handler is null)
        {
            boundary.Stop(0xD1, "NDIS called ProcessSGListHandler, which is NULL");
            return;
        }

        // The record may be gone or moved when the driver returns.
        boundary.Call(
            (handler, ignored.Pdo, ignored.Reserved, list, context),
            static call => call.handler(call.Pdo, call.Reserved, call.list, call.context));
        trace.MiniportProcessSGListExit(enter);
        processor.Irql = irql;
    }
}
