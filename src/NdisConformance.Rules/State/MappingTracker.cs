using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Rules.Argument;

namespace NdisConformance.Rules;

/// <summary>Keeps <see cref="MappingTable"/> up to date, and what a send's NET_BUFFER knows of it.</summary>
internal sealed class MappingTracker(CheckerContext context) : IChecker
{
    private readonly MappingTable _mappings = context.Mappings;
    private readonly SendTable _sends = context.Sends;
    private TraceEvent _request;
    private bool _isMalformed;

    public void Subscribe(Subscriptions events)
    {
        events.OnBirth(TraceKind.Call, TraceName.NdisMAllocateNetBufferSGList, OnRequest);
        events.OnBirth(TraceKind.Fact, TraceName.InconsistentNetBuffer, (in e) => _isMalformed = true);
        events.OnBirth(TraceKind.Fact, TraceName.SgMapped, OnMapped);
        events.OnBirth(TraceKind.Fact, TraceName.DeviceRead, OnDeviceRead);
        events.OnBirth(TraceKind.Fact, TraceName.DeviceWrite, OnDeviceWrite);
        events.OnDeath(TraceKind.Enter, TraceName.MiniportProcessSGList, OnDelivered);
        events.OnDeath(TraceKind.Return, TraceName.NdisMAllocateNetBufferSGList, OnRequestReturn);
        events.OnDeath(TraceKind.Call, TraceName.NdisMFreeNetBufferSGList, OnFree);
        events.OnDeath(TraceKind.Fact, TraceName.SendCompleted, OnCompleted);
        events.OnDeath(TraceKind.Return, TraceName.NdisMDeregisterScatterGatherDma, OnDeregistered);
        events.OnDeath(TraceKind.Fact, TraceName.AdapterStateChanged, OnStateChanged);
    }

    private void OnRequest(in TraceEvent e)
    {
        _request = e;
        _isMalformed = e[NdisMAllocateNetBufferSGList.DataLength] == 0;
    }

    private void OnMapped(in TraceEvent e)
    {
        TraceObject sg = e.Object(SgMapped.Sg);
        TraceObject nb = e.Object(SgMapped.Nb);
        if (sg.Number == 0)
        {
            return;
        }

        ref MappingState mapping = ref _mappings.Mappings.Add(sg.Number);
        mapping.Nb = nb.Identity;
        mapping.Nbl = _request.Object(NdisMAllocateNetBufferSGList.Nbl).Identity;
        mapping.Dma = _request.Object(NdisMAllocateNetBufferSGList.Dma).Identity;
        mapping.Role = (SgRole)_request[NdisMAllocateNetBufferSGList.Role];
        mapping.Requested = _request.Sequence;
        mapping.IsFromDevice =
            (_request[NdisMAllocateNetBufferSGList.Flags] & NDIS.NDIS_SG_LIST_WRITE_TO_DEVICE) == 0;
        mapping.IsMalformed = _isMalformed;
        mapping.HasOwnBuffer =
            _request.Object(NdisMAllocateNetBufferSGList.Buffer).State is not ObjectState.Null
            && _request[NdisMAllocateNetBufferSGList.Buffer] != 0;
        mapping.PreviousInBuffer = !mapping.HasOwnBuffer ? 0 : _mappings.UseBuffer(
            _request[NdisMAllocateNetBufferSGList.Buffer],
            _request[NdisMAllocateNetBufferSGList.BufferOffset],
            sg.Number);
        mapping.IsInHostStorage = (ListStorage)e[SgMapped.Storage] == ListStorage.Host;
        mapping.IsBlamed = _mappings.BlameLive(nb);
        _mappings.Misplaced += mapping.HasOwnBuffer && mapping.IsInHostStorage ? 1 : 0;
        _mappings.CountFromDevice(mapping, 1);
        AddToNb(nb.Number, sg.Number, ref mapping);
        NoteSend(nb.Number, e);
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
        ref NbState send = ref _sends.Nbs.Find(nb);
        if (nb != 0 && !Unsafe.IsNullRef(ref send))
        {
            send.Refused = 0;
            send.Elements = e[SgMapped.Elements];
            send.ListBytes = e[SgMapped.Bytes];
            send.FirstElementLength = e[SgMapped.FirstElementLength];
            send.LastElementLength = e[SgMapped.LastElementLength];
            send.Mdls = e[SgMapped.Mdls];
            send.Reads = 0;
        }
    }

    private void OnDelivered(in TraceEvent e)
    {
        ref MappingState mapping = ref _mappings.Mappings.Find(e.Object(MiniportProcessSGList.Sg).Number);
        if (Unsafe.IsNullRef(ref mapping))
        {
            return;
        }

        mapping.Delivered = e.Sequence;
        mapping.WasDeferred = mapping.HasReturned
            || context.Stacks.Innermost(e.Processor).Sequence != mapping.Requested;
        ref NbState nb = ref _sends.Nbs.Find(mapping.Nb.Number);
        if (mapping.Role == SgRole.Send && !Unsafe.IsNullRef(ref nb))
        {
            nb.Delivered = e.Sequence;
            nb.WasDeferred |= mapping.WasDeferred;
        }
    }

    private void OnRequestReturn(in TraceEvent e)
    {
        if (e.Result == (ulong)NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            uint sg = e.Object(NdisMAllocateNetBufferSGListOut.Sg).Number;
            ref MappingState mapping = ref _mappings.Mappings.Find(sg);
            if (sg != 0 && !Unsafe.IsNullRef(ref mapping))
            {
                mapping.HasReturned = true;
            }

            return;
        }

        // Without a shortage the call was refused for what it was given, which is told at the call.
        Shortage shortage = (Shortage)e[NdisMAllocateNetBufferSGListOut.Shortage];
        ref NbState nb = ref _sends.Nbs.Find(context.Stacks.Innermost(e.Processor).Argument1.Number);
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
        ref MappingState mapping = ref FindAccessed(e.Object(DeviceRead.Object));
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

        ulong offset = e[DeviceRead.Offset];
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
            nb.ReadEnd = offset + e[DeviceRead.Length];
            nb.ReadEndsAt = (AccessEnd)e[DeviceRead.End];
            nb.ElementsRead += nb.ReadEndsAt == AccessEnd.Element ? 1u : 0;
        }
    }

    private void OnDeviceWrite(in TraceEvent e)
    {
        ref MappingState mapping = ref FindAccessed(e.Object(DeviceWrite.Object));
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
        if ((SgPointer)e[NdisMFreeNetBufferSGList.Pointer] is SgPointer.List or SgPointer.OwnBuffer)
        {
            _mappings.Free(e.Object(NdisMFreeNetBufferSGList.Sg).Number, e.Sequence);
        }
    }

    private void OnCompleted(in TraceEvent e)
    {
        // Runs before the send itself is forgotten: the composition puts this tracker first.
        ref NblState nbl = ref _sends.Nbls.Find(e.Object(SendCompleted.Nbl).Number);
        if (Unsafe.IsNullRef(ref nbl) || nbl.Completed != 0)
        {
            return;
        }

        for (uint number = nbl.FirstNb; number != 0;)
        {
            _mappings.Complete(number, e.Sequence);
            ref NbState nb = ref _sends.Nbs.Find(number);
            number = Unsafe.IsNullRef(ref nb) ? 0 : nb.Next;
        }
    }

    private void OnDeregistered(in TraceEvent e)
    {
        if (context.Stacks.Innermost(e.Processor).Argument0.IsLive)
        {
            _mappings.Clear();
        }
    }

    private void OnStateChanged(in TraceEvent e)
    {
        if ((AdapterState)e[Argument.AdapterStateChanged.To] == AdapterState.Halted)
        {
            _mappings.Clear();
        }
    }
}
