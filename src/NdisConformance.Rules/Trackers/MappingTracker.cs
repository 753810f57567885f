using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Keeps <see cref="MappingTable"/> up to date, and what a send's NET_BUFFER knows of it.</summary>
[Resets]
internal sealed partial class MappingTracker(TrackedState state) : ITracker
{
    private readonly MappingTable _mappings = state.Mappings;
    private readonly SendTable _sends = state.Sends;
    private TraceEvent _request = CallStacks.NoRequest;

    public void Subscribe(TrackerEvents events)
    {
        events.OnBirth(TraceKind.Call, TraceName.NdisMAllocateNetBufferSGList, OnRequest);
        events.OnBirth(TraceKind.Fact, TraceName.SgMapped, OnMapped);
        events.OnBirth(TraceKind.Fact, TraceName.DeviceRead, OnDeviceRead);
        events.OnBirth(TraceKind.Fact, TraceName.DeviceWrite, OnDeviceWrite);
        events.OnDeath(TraceKind.Enter, TraceName.MiniportProcessSGList, OnDelivered);
        events.OnDeath(TraceKind.Return, TraceName.NdisMAllocateNetBufferSGList, OnRequestReturn);
        events.OnDeath(TraceKind.Call, TraceName.NdisMFreeNetBufferSGList, OnFree);
        events.OnDeath(TraceKind.Fact, TraceName.SendCompleted, OnCompleted);
        events.OnDeath(TraceKind.Return, TraceName.NdisMDeregisterScatterGatherDma, OnDeregistered);
        events.OnDeath(TraceKind.Fact, TraceName.AdapterStateChanged, OnStateChanged);
        events.OnDeath(TraceKind.Fact, TraceName.Released, (in e) => ForgetContext(e.Subject));
    }

    private void OnRequest(in TraceEvent e) => _request = e;

    private void OnMapped(in TraceEvent e)
    {
        SgMappedEvent mapped = new(in e);
        NdisMAllocateNetBufferSGListCall call = new(in _request);
        TraceObject sg = mapped.Sg;
        TraceObject nb = mapped.Nb;
        if (sg.Number == 0)
        {
            return;
        }

        ref MappingState mapping = ref _mappings.Mappings.Add(sg.Number);
        mapping.Nb = nb.Identity;
        mapping.Nbl = call.Nbl.Identity;
        mapping.Dma = call.Dma.Identity;
        mapping.Role = call.Role;
        mapping.Requested = _request.Sequence;
        mapping.IsFromDevice = (call.Flags & NDIS.NDIS_SG_LIST_WRITE_TO_DEVICE) == 0;
        mapping.HasOwnBuffer = call.Buffer is { Packed: not 0, State: not ObjectState.Null };
        mapping.PreviousInBuffer = mapping.HasOwnBuffer
            ? _mappings.UseBuffer(call.Buffer.Packed, call.BufferOffset, sg.Number)
            : 0;
        mapping.IsInHostStorage = mapped.Storage == ListStorage.Host;
        _mappings.Misplaced += mapping.HasOwnBuffer && mapping.IsInHostStorage ? 1 : 0;
        _mappings.CountFromDevice(mapping, 1);
        AddToContext(call.Context, sg.Number, ref mapping);
        AddToNb(nb.Number, sg.Number, ref mapping);
        NoteSend(nb.Number, e);
    }

    private void AddToContext(TraceObject item, uint sg, ref MappingState mapping)
    {
        mapping.Context = PointerKey.Of(item);
        if (mapping.Context == 0)
        {
            return;
        }

        ref ContextState ofContext = ref _mappings.ByContext.Find(mapping.Context);
        if (Unsafe.IsNullRef(ref ofContext))
        {
            ofContext = ref _mappings.ByContext.Add(mapping.Context);
        }

        TraceObject previous = new(ObjectKind.Nb, ofContext.NewestNb);
        mapping.PreviousNbOfContext = _mappings.LiveOf(previous) == 0 ? ofContext.NewestNb : 0;
        ofContext.Pending++;
        ofContext.NewestMapping = sg;
        ofContext.NewestNb = item.IsLive ? mapping.Nb.Number : 0;
    }

    private void ForgetContext(TraceObject item)
    {
        if (PointerKey.Of(item) is var key and not 0)
        {
            _mappings.ByContext.Remove(key);
        }
    }

    private void AddToNb(uint nb, uint sg, ref MappingState mapping)
    {
        if (nb == 0)
        {
            return;
        }

        ref NbMappings mappings = ref _mappings.ByNb.Find(nb);
        if (Unsafe.IsNullRef(ref mappings))
        {
            mappings = ref _mappings.ByNb.Add(nb);
        }

        mapping.Previous = _mappings.NewestOf(nb);
        mappings.Newest = sg;
        mappings.Live++;
    }

    private void NoteSend(uint nb, in TraceEvent e)
    {
        SgMappedEvent mapped = new(in e);
        ref NbState send = ref _sends.Nbs.Find(nb);
        if (nb != 0 && !Unsafe.IsNullRef(ref send))
        {
            send.Refused = 0;
            send.Requested = send.Requested == 0 ? _request.Sequence : send.Requested;
            send.Elements = mapped.Elements;
            send.ListBytes = mapped.Bytes;
            send.FirstElementLength = mapped.FirstElementLength;
            send.LastElementLength = mapped.LastElementLength;
            send.Mdls = mapped.Mdls;
            send.Reads = 0;
        }
    }

    private void OnDelivered(in TraceEvent e)
    {
        ref MappingState mapping = ref _mappings.Mappings.Find(new MiniportProcessSGListEnter(in e).Sg.Number);
        if (Unsafe.IsNullRef(ref mapping))
        {
            return;
        }

        mapping.Delivered = e.Sequence;
        ref ContextState ofContext = ref _mappings.ByContext.Find(mapping.Context);
        if (mapping.Context != 0 && !Unsafe.IsNullRef(ref ofContext))
        {
            ofContext.Pending--;
        }

        mapping.WasDeferred = mapping.HasReturned
            || state.Stacks.Innermost(e.Processor).Sequence != mapping.Requested;
        ref NbState nb = ref _sends.Nbs.Find(mapping.Nb.Number);
        if (mapping.Role == SgRole.Send && !Unsafe.IsNullRef(ref nb))
        {
            nb.Delivered = e.Sequence;
            nb.WasDeferred |= mapping.WasDeferred;
            mapping.LateSince = LateSince(e, nb.Nbl);
            nb.LateSince = mapping.LateSince;
        }
    }

    private long LateSince(in TraceEvent e, uint number)
    {
        if (e.State == AdapterState.Pausing && state.Adapters.Current is { } adapter)
        {
            return adapter.Pause.Begun;
        }

        ref NblState nbl = ref _sends.Nbls.Find(number);
        return Unsafe.IsNullRef(ref nbl) ? 0 : nbl.Cancelled;
    }

    private void OnRequestReturn(in TraceEvent e)
    {
        NdisMAllocateNetBufferSGListReturn returned = new(in e);
        if (returned.Result == NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            uint sg = returned.Sg.Number;
            ref MappingState mapping = ref _mappings.Mappings.Find(sg);
            if (sg != 0 && !Unsafe.IsNullRef(ref mapping))
            {
                mapping.HasReturned = true;
            }

            return;
        }

        // Without a shortage the call was refused for what it was given, which is reported at the call.
        Shortage shortage = returned.Shortage;
        ref readonly CallFrame frame = ref state.Stacks.Innermost(e.Processor);
        ref NbState nb = ref _sends.Nbs.Find(
            frame.Sequence == e.Begin ? new NdisMAllocateNetBufferSGListCall(in frame.Begin).Nb.Number : 0);
        if (shortage != Shortage.None && !Unsafe.IsNullRef(ref nb))
        {
            nb.Refused = e.Sequence;
            nb.Shortage = shortage;
            ref NblState nbl = ref _sends.Nbls.Find(nb.Nbl);
            if (shortage == Shortage.Transient && !Unsafe.IsNullRef(ref nbl))
            {
                nbl.WasRefused = true;
            }
        }
    }

    private void OnDeviceRead(in TraceEvent e)
    {
        DeviceReadEvent read = new(in e);
        ref MappingState mapping = ref FindAccessed(read.Object);
        if (Unsafe.IsNullRef(ref mapping))
        {
            return;
        }

        mapping.Accesses++;
        ref NbState nb = ref _sends.Nbs.Find(mapping.Nb.Number);
        if (mapping.Role != SgRole.Send || Unsafe.IsNullRef(ref nb))
        {
            return;
        }

        ulong offset = read.Offset;
        if (nb.Reads++ == 0)
        {
            nb.FirstRead = offset;
            nb.ReadEnd = offset;
            nb.ElementsRead = 0;
            nb.IsReadInOrder = true;
        }

        nb.WasRead = true;
        nb.IsReadInOrder &= offset == nb.ReadEnd;
        if (nb.IsReadInOrder)
        {
            nb.ReadEnd = offset + read.Length;
            nb.ReadEndsAt = read.End;
            nb.ElementsRead += nb.ReadEndsAt == AccessEnd.Element ? 1u : 0;
        }
    }

    private void OnDeviceWrite(in TraceEvent e)
    {
        ref MappingState mapping = ref FindAccessed(new DeviceWriteEvent(in e).Object);
        if (!Unsafe.IsNullRef(ref mapping))
        {
            mapping.Accesses++;
        }
    }

    private ref MappingState FindAccessed(TraceObject item)
    {
        if (item.Kind == ObjectKind.Sg && item.Number != 0)
        {
            return ref _mappings.Mappings.Find(item.Number);
        }

        return ref Unsafe.NullRef<MappingState>();
    }

    private void OnFree(in TraceEvent e)
    {
        NdisMFreeNetBufferSGListCall call = new(in e);
        if (call.Pointer is SgPointer.List or SgPointer.OwnBuffer)
        {
            _mappings.Free(call.Sg.Number, e.Sequence);
        }
    }

    private void OnCompleted(in TraceEvent e)
    {
        SendCompletedEvent completed = new(in e);
        // Runs before the send itself is forgotten: the composition puts this tracker first.
        ref NblState nbl = ref _sends.Nbls.Find(completed.Nbl.Number);
        if (Unsafe.IsNullRef(ref nbl) || nbl.Completed != 0)
        {
            return;
        }

        for (uint number = nbl.FirstNb; number != 0;)
        {
            _mappings.Complete(number, e.Sequence, completed.Status);
            ref NbState nb = ref _sends.Nbs.Find(number);
            number = Unsafe.IsNullRef(ref nb) ? 0 : nb.Next;
        }
    }

    private void OnDeregistered(in TraceEvent e)
    {
        if (state.Stacks.Innermost(e.Processor).Subject.IsLive)
        {
            _mappings.Clear();
        }
    }

    private void OnStateChanged(in TraceEvent e)
    {
        if (new AdapterStateChangedEvent(in e).To == AdapterState.Halted)
        {
            _mappings.Clear();
        }
    }
}
