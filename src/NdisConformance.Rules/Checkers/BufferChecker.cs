using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>The list buffers of the driver: what they are, and that nobody else uses them meanwhile.</summary>
[Resets]
internal sealed partial class BufferChecker(CheckerContext context) : IChecker
{
    private const ulong PointerSize = 8;

    private static readonly RuleDescriptor Size = new()
    {
        Id = "SGDMA-ALLOC-012",
        Level = RuleLevel.Must,
        Title = "The true size of the buffer",
        Requirement = "ScatterGatherListBufferSize is the size of the buffer in bytes: neither a count of elements "
            + "nor more than there is.",
        Source = "AllocSG",
        AppliesTo = "list buffers that the driver gives",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Own = new()
    {
        Id = "SGDMA-ALLOC-026",
        Level = RuleLevel.Must,
        Title = "Buffers of their own",
        Requirement = "A list buffer is nonpaged memory, and no two requests or mappings that are alive share a byte. "
            + "Alignment to a pointer is advice.",
        Source = "AllocSG, FreeSG",
        AppliesTo = "list buffers that the driver gives",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor UntilFree = new()
    {
        Id = "SGDMA-FREE-011",
        Level = RuleLevel.Must,
        Title = "The buffer is busy until the free",
        Requirement = "A list buffer of the driver is freed or used again only after NdisMFreeNetBufferSGList has "
            + "returned.",
        Source = "FreeSG",
        AppliesTo = "list buffers that the driver gives",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    private readonly OwnedRule _size = context.Rules.Own(Size);
    private readonly OwnedRule _own = context.Rules.Own(Own);
    private readonly OwnedRule _untilFree = context.Rules.Own(UntilFree);
    private readonly OwnedRule _inUse = context.Rules.Borrow(ListAccessChecker.BufferInUse);
    private readonly OwnedRule _everyList = context.Rules.Borrow(ChannelChecker.EveryList);
    private readonly BufferTable _buffers = new();
    private TraceEvent _request = CallStacks.NoRequest;

    public static RuleDescriptor[] Rules => [Size, Own, UntilFree];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisMAllocateNetBufferSGList, OnRequest);
        events.OnFact(TraceName.SgMapped, OnMapped);
        events.OnCall(TraceName.NdisMFreeNetBufferSGList, OnFree);
        events.OnReturn(TraceName.NdisMFreeNetBufferSGList, OnFreed);
        events.OnCall(TraceName.NdisFreeMemory, (in e) => OnBlockFree(e, new NdisFreeMemoryCall(in e).Block));
        events.OnCall(
            TraceName.NdisMFreeSharedMemory, (in e) => OnBlockFree(e, new NdisMFreeSharedMemoryCall(in e).Block));
        events.OnReturn(TraceName.NdisMDeregisterScatterGatherDma, (in e) => _buffers.Clear());
        events.OnExit(TraceName.MiniportHaltEx, (in e) => _buffers.Clear());
    }

    private void OnRequest(in TraceEvent e)
    {
        NdisMAllocateNetBufferSGListCall call = new(in e);
        _request = e;
        TraceObject buffer = call.Buffer;
        if (!IsGiven(buffer))
        {
            return;
        }

        _size.Exercise();
        _own.Exercise();
        if (buffer.Kind is ObjectKind.None or ObjectKind.IoSpace || buffer.State == ObjectState.Released)
        {
            _own.Report(
                buffer.Number == 0 ? default : buffer,
                0,
                e.Sequence,
                "a ScatterGatherListBuffer in nonpaged memory that is allocated",
                "NdisMAllocateNetBufferSGList got " + Wording.Given(buffer));
            return;
        }

        if (call.BufferOffset % PointerSize != 0)
        {
            _own.Advise(
                buffer,
                0,
                e.Sequence,
                "a ScatterGatherListBuffer aligned to a pointer",
                "the buffer in it is not aligned");
        }

        CheckSize(e, buffer);
        CheckUse(e, buffer);
    }

    private static bool IsGiven(TraceObject buffer) => buffer is { Packed: not 0, State: not ObjectState.Null };

    private void CheckSize(in TraceEvent e, TraceObject buffer)
    {
        NdisMAllocateNetBufferSGListCall call = new(in e);
        ulong size = call.BufferSize;
        ulong available = call.BufferAvailable;
        if (size > available)
        {
            _size.Report(
                buffer,
                0,
                e.Sequence,
                Invariant($"a ScatterGatherListBufferSize of at most {available}, the bytes that the buffer has"),
                Invariant($"NdisMAllocateNetBufferSGList got ScatterGatherListBufferSize {size}"));
        }
        else if (IsCount(size, available))
        {
            _size.Report(
                buffer,
                0,
                e.Sequence,
                Invariant($"ScatterGatherListBufferSize in bytes, for a buffer of {size} elements"),
                Invariant($"ScatterGatherListBufferSize is {size}"));
        }
    }

    /// <summary>
    /// A size that does for no element at all, while there is room for exactly so many elements, counts them. What a
    /// driver makes too small on purpose is left alone.
    /// </summary>
    private bool IsCount(ulong size, ulong available)
    {
        ulong meant = ScatterGatherListLayout.BytesOf(size);
        bool isTooSmall = size > 0 && size < ScatterGatherListLayout.BytesOf(1);
        bool isRoomForSoMany = available - meant < ScatterGatherListLayout.ElementBytes
            || (meant == context.Adapters.Current?.ListSize && available > meant);
        return isTooSmall && isRoomForSoMany;
    }

    /// <summary>Looks for another request or mapping that is alive and has the same memory.</summary>
    private void CheckUse(in TraceEvent e, TraceObject buffer)
    {
        NdisMAllocateNetBufferSGListCall call = new(in e);
        ulong offset = call.BufferOffset;
        ulong length = LengthOf(e);
        uint nb = call.Nb.Number;
        for (uint number = _buffers.FirstIn(PointerKey.Of(buffer)); number != 0;)
        {
            ref BufferState other = ref _buffers.Find(number);

            // That a NET_BUFFER is mapped twice is reported, with the same buffer or not.
            if (other.Nb != nb && other.Overlaps(offset, length))
            {
                TraceObject sg = new(ObjectKind.Sg, number);
                OwnedRule rule = other.Offset != offset ? _own : RuleOfUse(sg, other);
                rule.Report(
                    rule == _everyList ? sg : buffer,
                    other.Requested,
                    e.Sequence,
                    rule == _own ? "list buffers that do not overlap"
                        : rule == _everyList ? "NdisMFreeNetBufferSGList before the completion of the send"
                        : "a list buffer used again only after NdisMFreeNetBufferSGList returned",
                    rule == _own
                        ? Invariant($"the {length} bytes at offset {offset} overlap the ")
                            + Invariant($"{other.Length} bytes at {other.Offset}, ")
                            + $"the buffer of {sg}"
                        : rule == _everyList ? "it was not freed, and its list buffer was given to another request"
                        : $"it was given to NdisMAllocateNetBufferSGList while {sg} still used it",
                    new FindingLinks
                    {
                        Spoils =
                        [
                            sg, ListOf(other.Nb), ListOf(nb), Subject.Mapping(e.Sequence),
                            Subject.Channel(context.Adapters.CurrentDma),
                        ],
                    });
                return;
            }

            number = other.Next;
        }
    }

    /// <summary>Where a send is over, the mistake is that its list is not freed: its buffer counts as free.</summary>
    private OwnedRule RuleOfUse(TraceObject sg, in BufferState buffer)
        => buffer.Freeing == 0 && context.IsCompletedBefore(sg) ? _everyList
            : buffer.Freeing != 0 || context.IsDoneWith(sg) ? _untilFree
            : _inUse;

    private TraceObject ListOf(uint nb) => new(ObjectKind.Nbl, context.Sends.NblOf(nb));

    private void OnMapped(in TraceEvent e)
    {
        SgMappedEvent mapped = new(in e);
        NdisMAllocateNetBufferSGListCall call = new(in _request);
        uint number = mapped.Sg.Number;
        uint block = PointerKey.Of(call.Buffer);
        if (number == 0 || block == 0)
        {
            return;
        }

        ref BufferState buffer = ref _buffers.Add(number, block);
        buffer.Offset = call.BufferOffset;
        buffer.Length = LengthOf(_request);
        buffer.Nb = mapped.Nb.Number;
        buffer.Requested = _request.Sequence;
    }

    /// <summary>Bytes that the driver gave, as far as there are so many.</summary>
    private static ulong LengthOf(in TraceEvent request)
    {
        NdisMAllocateNetBufferSGListCall call = new(in request);
        return Math.Min(call.BufferSize, call.BufferAvailable);
    }

    private void OnFree(in TraceEvent e)
    {
        NdisMFreeNetBufferSGListCall call = new(in e);
        ref BufferState buffer = ref _buffers.Find(call.Sg.Number);
        if (Unsafe.IsNullRef(in buffer)
            || buffer.Freeing != 0
            || call.Pointer is not (SgPointer.List or SgPointer.OwnBuffer))
        {
            return;
        }

        buffer.Freeing = e.Sequence;
        if (buffer.BlockFreed != 0)
        {
            // One that is never freed has a rule of its own.
            ReportBlock(call.Sg, buffer, buffer.WasDone ? _untilFree : _inUse);
        }
    }

    private void OnFreed(in TraceEvent e)
    {
        ref readonly CallFrame frame = ref context.Stacks.Innermost(e.Processor);
        uint number = frame.Sequence == e.Begin ? new NdisMFreeNetBufferSGListCall(in frame.Begin).Sg.Number : 0;
        ref BufferState buffer = ref _buffers.Find(number);
        if (!Unsafe.IsNullRef(in buffer) && buffer.Freeing == e.Begin)
        {
            _untilFree.Exercise();
            _buffers.Remove(number);
        }
    }

    private void OnBlockFree(in TraceEvent e, TraceObject block)
    {
        for (uint number = block.IsLive ? _buffers.FirstIn(PointerKey.Of(block)) : 0; number != 0;)
        {
            ref BufferState buffer = ref _buffers.Find(number);
            TraceObject sg = new(ObjectKind.Sg, number);
            buffer.BlockFreed = e.Sequence;
            buffer.WasDone = buffer.Freeing != 0 || context.IsDoneWith(sg);
            if (buffer.Freeing != 0)
            {
                ReportBlock(sg, buffer, _untilFree);
            }

            number = buffer.Next;
        }
    }

    private static void ReportBlock(TraceObject sg, in BufferState buffer, OwnedRule rule)
        => rule.Report(
            sg,
            buffer.Requested,
            buffer.BlockFreed,
            "a list buffer freed only after NdisMFreeNetBufferSGList returned",
            "its list buffer was freed before it");
}
