using System.Runtime.CompilerServices;
using NdisConformance.Trace;
using static NdisConformance.Rules.Argument;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>What the driver touched that was not its own at that moment.</summary>
internal sealed class AccessChecker(CheckerContext context) : IChecker
{
    private const ulong ListHead = 16;
    private const ulong ElementSize = 24;
    private const ulong NumberOfElementsBytes = 4;
    private const ulong ReservedInHead = 8;
    private const ulong ReservedInElement = 16;
    private readonly OwnedRule _ownBuffer = context.Rules.Own("SGDMA-ALLOC-010");
    private readonly OwnedRule _bufferInUse = context.Rules.Own("SGDMA-ALLOC-011");
    private readonly OwnedRule _ignored = context.Rules.Own("SGDMA-CB-005");
    private readonly OwnedRule _bufferUntilFree = context.Rules.Borrow("SGDMA-FREE-011");
    private readonly OwnedRule _tooEarly = context.Rules.Own("SGDMA-ALLOC-013");
    private readonly OwnedRule _afterInline = context.Rules.Own("SGDMA-ALLOC-016");
    private readonly OwnedRule _dataFinal = context.Rules.Own("SGDMA-ALLOC-021");
    private readonly OwnedRule _unchanged = context.Rules.Own("SGDMA-LIST-013");
    private readonly OwnedRule _reserved = context.Rules.Own("SGDMA-LIST-012");
    private readonly OwnedRule _afterFree = context.Rules.Own("SGDMA-FREE-008");
    private readonly OwnedRule _beforeFree = context.Rules.Own("SGDMA-FREE-009");
    private readonly OwnedRule _completed = context.Rules.Own("SEND-006");
    private readonly OwnedRule _indicated = context.Rules.Own("RECV-004");
    private readonly OwnedRule _shared = context.Rules.Own("SHMEM-019");
    private readonly OwnedRule _visible = context.Rules.Own("RECV-020");

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportProcessSGList, OnDelivered);
        events.OnCall(TraceName.NdisMFreeNetBufferSGList, OnFree);
        events.OnFact(TraceName.SendCompleted, OnCompleted);
        events.OnFact(TraceName.ReceiveIndicated, OnIndicated);
        events.OnReturn(TraceName.NdisMIndicateReceiveNetBufferLists, OnIndicateReturn);
        events.OnExit(TraceName.MiniportSendNetBufferLists, OnSendExit);
        events.OnReturn(
            TraceName.NdisMAllocateSharedMemory,
            (in e) => _shared.Exercise(e.Object(NdisMAllocateSharedMemoryOut.Block).IsLive));
        events.OnFact(TraceName.StaleAccess, OnStaleAccess);
        events.OnFact(TraceName.MappedNetBufferChanged, OnChanged);
    }

    private void OnDelivered(in TraceEvent e)
    {
        ref MappingState mapping = ref context.Mappings.Mappings.Find(e.Object(MiniportProcessSGList.Sg).Number);
        if (!Unsafe.IsNullRef(ref mapping))
        {
            _ownBuffer.Exercise(mapping.HasOwnBuffer && mapping.IsInHostStorage);
            _bufferInUse.Exercise(mapping.HasOwnBuffer && mapping.IsInHostStorage);
            _tooEarly.Exercise(mapping.HasReturned);
            _dataFinal.Exercise(!mapping.IsFromDevice);
        }

        _ignored.Exercise();
    }

    private void OnFree(in TraceEvent e)
    {
        ref MappingState mapping = ref context.Mappings.Mappings.Find(e.Object(NdisMFreeNetBufferSGList.Sg).Number);
        if (!Unsafe.IsNullRef(ref mapping))
        {
            _reserved.Exercise();
            _afterFree.Exercise();
            _unchanged.Exercise();
            _beforeFree.Exercise(mapping is { IsFromDevice: true, Accesses: > 0 });
        }
    }

    private void OnCompleted(in TraceEvent e) => _completed.Exercise();

    private void OnIndicated(in TraceEvent e)
    {
        // Receives whose bytes are still with the device when they are shown to NDIS.
        TraceObject nbl = e.Object(ReceiveIndicated.Nbl).Identity;
        _visible.Exercise();
        if (nbl.Number == 0 || !context.Mappings.FromDeviceByNbl.Contains(nbl.Number))
        {
            return;
        }

        foreach (uint number in context.Mappings.Mappings.Numbers())
        {
            ref MappingState mapping = ref context.Mappings.Mappings.Find(number);
            if (mapping is { IsLive: true, IsFromDevice: true, Role: SgRole.Own, IsBlamed: false }
                && mapping.Nbl == nbl)
            {
                mapping.IsBlamed = true;
                TraceObject sg = new(ObjectKind.Sg, number);
                _beforeFree.Report(
                    sg,
                    mapping.Delivered,
                    e.Sequence,
                    "a from-device list freed before the received bytes are used",
                    $"{TraceText.Object(nbl)} was indicated while it was mapped");
                _visible.Report(
                    nbl,
                    mapping.Delivered,
                    e.Sequence,
                    "received bytes that the processor sees when they are indicated",
                    $"{TraceText.Object(sg)} was not freed, and the bytes may still be with the device");
            }
        }
    }

    /// <summary>What came back inside the call is the driver's again.</summary>
    private void OnIndicateReturn(in TraceEvent e) => _indicated.Exercise(context.Receives.Outstanding > 0);

    private void OnSendExit(in TraceEvent e)
        => _afterInline.Exercise(context.Sends.CompletedInside == e.Begin);

    private void OnStaleAccess(in TraceEvent e)
    {
        TraceObject item = e.Object(StaleAccess.Object);
        bool isWrite = e[StaleAccess.Write] != 0;
        switch ((StaleReason)e[StaleAccess.Reason])
        {
            case StaleReason.ListNotDelivered or StaleReason.BufferInUse when context.Mappings.WasShared:
                break;
            case StaleReason.ListNotDelivered:
                Report(_tooEarly, e, RequestOf(item), "the list untouched before MiniportProcessSGList");
                Blame(item);
                break;
            case StaleReason.BufferInUse when isWrite:
                Report(
                    context.IsDoneWith(item) ? _bufferUntilFree : _bufferInUse,
                    e,
                    RequestOf(item),
                    "the buffer of a request untouched until the list is freed");
                break;
            case StaleReason.BufferInUse:
                Report(_ownBuffer, e, RequestOf(item), "the list read where MiniportProcessSGList was told it lies");
                break;
            case StaleReason.Completed:
                OnCompletedAccess(e, item);
                break;
            case StaleReason.Indicated when IsStray(item):
                break;
            case StaleReason.Indicated:
                Report(_indicated, e, IndicationOf(item), "indicated lists untouched until they are returned");
                break;
            case StaleReason.ListFreed:
                Report(_afterFree, e, FreeOf(item), "the list untouched after NdisMFreeNetBufferSGList");
                break;
            case StaleReason.MappedForDevice:
                Report(_beforeFree, e, RequestOf(item), "a from-device list freed before the CPU uses the bytes");
                break;
            case StaleReason.MappedToDevice:
                OnMappedWrite(e, item);
                break;
            case StaleReason.ListReadOnly:
                OnListWrite(e, item);
                break;
            case StaleReason.IgnoredArgument:
                Report(_ignored, e, 0, "pDO and Reserved of MiniportProcessSGList ignored");
                break;
            case StaleReason.Freed or StaleReason.OutOfBlock when item.Kind == ObjectKind.SharedMemory:
                Report(_shared, e, 0, "shared memory touched inside the block and before its free only");
                break;
            default:
                context.Rules.Note(item, e.Sequence, Actual(e));
                break;
        }
    }

    private void OnCompletedAccess(in TraceEvent e, TraceObject item)
    {
        long send = context.Stacks.Innermost(e.Processor, TraceName.MiniportSendNetBufferLists).Sequence;
        bool isInline = send != 0
            && context.Sends.CompletedInside == send
            && context.Sends.IsCompletedInside(item, send);
        Report(
            isInline ? _afterInline : _completed,
            e,
            CompletionOf(item),
            isInline
                ? "a NET_BUFFER left alone after a request whose callback may have completed the send"
                : "nothing of a send touched after its completion");
    }

    /// <summary>What is written when the device is done with the data harms nobody.</summary>
    private void OnMappedWrite(in TraceEvent e, TraceObject item)
    {
        ref MappingState mapping = ref context.Mappings.Mappings.Find(item.Number);
        if (Unsafe.IsNullRef(ref mapping) || mapping.IsWritten)
        {
            return;
        }

        ref NbState nb = ref context.Sends.Nbs.Find(mapping.Nb.Number);
        bool isSend = mapping.Role == SgRole.Send && !Unsafe.IsNullRef(ref nb);
        if (isSend ? nb.OnWire != 0 : mapping.Accesses > 0)
        {
            context.Rules.Note(item, e.Sequence, "data was written that the device had read and that was still mapped");
            return;
        }

        mapping.IsWritten = true;
        Report(_dataFinal, e, mapping.Requested, "data that is final before NdisMAllocateNetBufferSGList");
        if (isSend)
        {
            nb.IsBlamed = true;
        }
    }

    private void OnChanged(in TraceEvent e)
    {
        TraceObject sg = e.Object(MappedNetBufferChanged.Sg);
        ref MappingState mapping = ref context.Mappings.Mappings.Find(sg.Number);
        if (!Unsafe.IsNullRef(ref mapping) && mapping.IsMalformed)
        {
            return;
        }

        string member = e[MappedNetBufferChanged.Member] switch
        {
            1 => "CurrentMdl",
            2 => "CurrentMdlOffset",
            3 => "DataOffset",
            4 => "DataLength",
            _ => "the mapped part of the MDL chain",
        };
        _unchanged.Report(
            e.Object(MappedNetBufferChanged.Nb),
            RequestOf(sg),
            e.Sequence,
            "a NET_BUFFER that is freed as it was mapped",
            member + " was changed");
    }

    private void OnListWrite(in TraceEvent e, TraceObject item)
    {
        ulong offset = e[StaleAccess.Field];
        if (IsReuse(e, item))
        {
            return;
        }

        bool isReserved = offset < ListHead
            ? offset >= ReservedInHead
            : (offset - ListHead) % ElementSize >= ReservedInElement;
        const string Expected = "a list that is read only";
        if (isReserved)
        {
            Report(_reserved, e, 0, Expected);
        }
        else
        {
            _reserved.Advise(item, 0, e.Sequence, Expected, Actual(e));
        }
    }

    /// <summary>
    /// True if a list in the driver's own buffer is overwritten from its head on when the device is done with it: who
    /// does that takes the buffer for free. It is told once.
    /// </summary>
    private bool IsReuse(in TraceEvent e, TraceObject item)
    {
        ref MappingState mapping = ref context.Mappings.Mappings.Find(item.Number);
        if (item.Number == 0
            || Unsafe.IsNullRef(ref mapping)
            || mapping is not { HasOwnBuffer: true, IsInHostStorage: false }
            || !context.IsDoneWith(item))
        {
            return false;
        }

        bool isWhole = e[StaleAccess.Field] == 0 && e[StaleAccess.Length] > NumberOfElementsBytes;
        if (isWhole && !mapping.IsBufferReused)
        {
            mapping.IsBufferReused = true;
            Report(_bufferUntilFree, e, mapping.Requested, "the buffer of a request untouched until the list is freed");
        }

        return mapping.IsBufferReused;
    }

    private static void Report(OwnedRule rule, in TraceEvent e, long made, string expected)
    {
        TraceObject item = e.Object(StaleAccess.Object);
        rule.Report(item.Number == 0 ? default : item, made, e.Sequence, expected, Actual(e));
    }

    private static string Actual(in TraceEvent e)
    {
        string verb = e[StaleAccess.Write] != 0 ? "written" : "read";
        return Invariant(
            $"{e[StaleAccess.Length]} bytes at offset 0x{e[StaleAccess.Field]:X} were {verb} in {CallerText.Of(e)}");
    }

    private void Blame(TraceObject sg)
    {
        ref MappingState mapping = ref context.Mappings.Mappings.Find(sg.Number);
        if (sg.Kind == ObjectKind.Sg && sg.Number != 0 && !Unsafe.IsNullRef(ref mapping))
        {
            mapping.IsReadTooEarly = true;
            mapping.IsBlamed = true;
            context.Mappings.WasReadTooEarly = true;
        }
    }

    private long RequestOf(TraceObject sg)
    {
        ref MappingState mapping = ref context.Mappings.Mappings.Find(sg.Number);
        return sg.Kind != ObjectKind.Sg || Unsafe.IsNullRef(ref mapping) ? 0 : mapping.Requested;
    }

    private long FreeOf(TraceObject sg)
    {
        ref MappingState mapping = ref context.Mappings.Mappings.Find(sg.Number);
        return sg.Kind != ObjectKind.Sg || Unsafe.IsNullRef(ref mapping) ? 0 : mapping.Freed;
    }

    private bool IsStray(TraceObject nbl)
    {
        ref ReceiveState receive = ref context.Receives.Nbls.Find(nbl.Number);
        return nbl.Kind == ObjectKind.Nbl && !Unsafe.IsNullRef(ref receive) && receive.IsStray;
    }

    private long IndicationOf(TraceObject nbl)
    {
        ref ReceiveState receive = ref context.Receives.Nbls.Find(nbl.Number);
        return nbl.Kind != ObjectKind.Nbl || Unsafe.IsNullRef(ref receive) ? 0 : receive.Indicated;
    }

    private long CompletionOf(TraceObject item)
    {
        uint number = item.Kind switch
        {
            ObjectKind.Nbl => item.Number,
            ObjectKind.Nb => context.Sends.NblOf(item.Number),
            _ => 0,
        };
        ref NblState nbl = ref context.Sends.Nbls.Find(number);
        return number == 0 || Unsafe.IsNullRef(ref nbl) ? 0 : nbl.Completed;
    }
}
