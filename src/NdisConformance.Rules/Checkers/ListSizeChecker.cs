using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>ScatterGatherListSize: read when it means something, and made use of.</summary>
[Resets]
internal sealed partial class ListSizeChecker(CheckerContext context) : IChecker
{
    private const uint MostBuffers = 64;
    private const uint Rounding = 64;
    private const long Handful = 8;

    internal static readonly RuleDescriptor AfterSuccess = new()
    {
        Id = "SGDMA-REG-011",
        Level = RuleLevel.Must,
        Title = "The list size is read after SUCCESS",
        Requirement = "ScatterGatherListSize is read only once the registration has returned SUCCESS.",
        Source = "RegSG",
        Preconditions = [TraceName.NdisMRegisterScatterGatherDma],
    };

    private static readonly RuleDescriptor Prepared = new()
    {
        Id = "SGDMA-REG-020",
        Level = RuleLevel.Should,
        IsPerformance = true,
        Title = "List buffers are prepared",
        Requirement = "One buffer of ScatterGatherListSize is allocated beforehand for each send that may be "
            + "outstanding, and given to NdisMAllocateNetBufferSGList: a buffer that was allocated since the send came "
            + "was not prepared. A driver that leaves the storage to NDIS conforms.",
        Source = "RegSG, AllocSG, S1, S2, SGC",
        Why = Consequence.TimeAndMemoryOnly,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    private readonly OwnedRule _afterSuccess = context.Rules.Own(AfterSuccess);
    private readonly OwnedRule _prepared = context.Rules.Own(Prepared);
    private readonly List<ulong> _sizesTold = [];
    private ulong _sizeBefore;
    private ulong _guess;
    private long _failed;
    private uint _newestMemory;
    private uint _newestShared;
    private uint _memoryBefore;
    private uint _sharedBefore;
    private uint _memoryAtSend;
    private uint _sharedAtSend;
    private bool _isSend;
    private ulong _bytesGiven;
    private long _requests;
    private long _withBuffer;
    private bool _lacksMemory;

    public static RuleDescriptor[] Rules => [AfterSuccess, Prepared];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitializeEx, (in e) => (_failed, _guess, _lacksMemory) = (0, 0, false));
        events.OnReturn(TraceName.NdisAllocateMemoryWithTagPriority, (in e) => _lacksMemory |= !e.Subject.IsLive);
        events.OnReturn(TraceName.NdisMAllocateSharedMemory, (in e) => _lacksMemory |= !e.Subject.IsLive);
        events.OnCall(TraceName.NdisMRegisterScatterGatherDma, OnRegister);
        events.OnReturn(TraceName.NdisMRegisterScatterGatherDma, OnRegistered);
        events.OnCall(
            TraceName.NdisAllocateMemoryWithTagPriority,
            (in e) => CheckLength(e, new NdisAllocateMemoryWithTagPriorityCall(in e).Length));
        events.OnCall(
            TraceName.NdisMAllocateSharedMemory,
            (in e) => CheckLength(e, new NdisMAllocateSharedMemoryCall(in e).Length));
        events.OnCall(
            TraceName.NdisAllocateNetBufferListPool,
            (in e) => CheckLength(e, new NdisAllocateNetBufferListPoolCall(in e).DataSize));
        events.OnCall(
            TraceName.NdisAllocateNetBufferPool,
            (in e) => CheckLength(e, new NdisAllocateNetBufferPoolCall(in e).DataSize));
        events.OnReturn(
            TraceName.NdisAllocateMemoryWithTagPriority,
            (in e) => _newestMemory = Math.Max(_newestMemory, e.Subject.Number));
        events.OnReturn(
            TraceName.NdisMAllocateSharedMemory,
            (in e) => _newestShared = Math.Max(_newestShared, e.Subject.Number));
        events.OnEnter(
            TraceName.MiniportSendNetBufferLists,
            (in e) => (_memoryAtSend, _sharedAtSend) = (_newestMemory, _newestShared));
        events.OnCall(TraceName.NdisMAllocateNetBufferSGList, OnRequest);
        events.OnFact(TraceName.SgMapped, OnMapped);
        events.OnCall(TraceName.NdisMDeregisterScatterGatherDma, OnDeregister);
    }

    private void OnRegister(in TraceEvent e)
        => _sizeBefore = new NdisMRegisterScatterGatherDmaCall(in e).ListSizeBefore;

    private void OnRegistered(in TraceEvent e)
    {
        if (new NdisMRegisterScatterGatherDmaReturn(in e).Result != NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            _afterSuccess.Exercise();
            _failed = e.Begin;
            return;
        }

        // What an earlier registration told is no guess, in a description that is used again.
        _failed = 0;
        _guess = _sizeBefore == MemorySizes.PoisonedListSize || _sizesTold.Contains(_sizeBefore) ? 0 : _sizeBefore;
        (_memoryBefore, _sharedBefore) = (_newestMemory, _newestShared);
        (_requests, _withBuffer) = (0, 0);
        _sizesTold.Add(new NdisMRegisterScatterGatherDmaReturn(in e).ListSize);
    }

    /// <summary>After a failure the host has left poison there, and nobody allocates as much by chance.</summary>
    private void CheckLength(in TraceEvent e, ulong length)
    {
        if (_failed == 0 || !IsOfPoison((uint)length))
        {
            return;
        }

        _afterSuccess.Report(
            context.Adapters.Current?.Id ?? default,
            _failed,
            e.Sequence,
            "ScatterGatherListSize read only after NdisMRegisterScatterGatherDma returned NDIS_STATUS_SUCCESS",
            Invariant($"{e.Name} was called for {length} bytes, the value that the failed registration left there"));
        _failed = 0;
    }

    private static bool IsOfPoison(uint length)
    {
        for (uint count = 1; count <= MostBuffers; count++)
        {
            if (unchecked(length - (MemorySizes.PoisonedListSize * count)) < Rounding)
            {
                return true;
            }
        }

        return false;
    }

    private void OnRequest(in TraceEvent e)
    {
        NdisMAllocateNetBufferSGListCall call = new(in e);
        TraceObject buffer = call.Buffer;
        ulong size = call.BufferSize;
        _isSend = call.Role == SgRole.Send;
        bool isNew = buffer.Kind switch
        {
            ObjectKind.Memory => buffer.Number > _memoryAtSend && buffer.Number <= _newestMemory,
            ObjectKind.SharedMemory => buffer.Number > _sharedAtSend && buffer.Number <= _newestShared,
            _ => false,
        };
        _bytesGiven = buffer.State != ObjectState.Null && buffer.Packed != 0 && !isNew ? size : 0;
        bool isOlder = buffer switch
        {
            { Number: 0 } => false,
            { Kind: ObjectKind.Memory } => buffer.Number <= _memoryBefore,
            { Kind: ObjectKind.SharedMemory } => buffer.Number <= _sharedBefore,
            _ => false,
        };
        _afterSuccess.Exercise(buffer.Number != 0);
        if (isOlder && _guess != 0 && size == _guess && context.Adapters.Current is { } current)
        {
            _afterSuccess.Report(
                current.Id,
                current.DmaRegistered,
                e.Sequence,
                "ScatterGatherListSize read only after NdisMRegisterScatterGatherDma returned NDIS_STATUS_SUCCESS",
                Invariant($"the list buffers have {_guess} bytes, the value of ")
                    + "ScatterGatherListSize before the registration, and were allocated before it");
            _guess = 0;
        }
    }

    /// <summary>A buffer does if it holds the list, or is as large as NDIS asked for.</summary>
    private void OnMapped(in TraceEvent e)
    {
        if (!_isSend)
        {
            return;
        }

        _requests++;
        ulong needed = ScatterGatherListLayout.BytesOf(new SgMappedEvent(in e).Elements);
        ulong asked = context.Adapters.Current?.ListSize ?? 0;
        _withBuffer += _bytesGiven != 0 && _bytesGiven >= Math.Min(needed, asked) ? 1 : 0;
    }

    private void OnDeregister(in TraceEvent e)
    {
        TraceObject dma = new NdisMDeregisterScatterGatherDmaCall(in e).Dma;
        if (_requests < Handful || _lacksMemory || !dma.IsLive || context.Adapters.OfDma(dma) is not { } adapter)
        {
            return;
        }

        _prepared.Exercise();
        if (_withBuffer * 2 < _requests)
        {
            _prepared.Report(
                adapter.Id,
                adapter.DmaRegistered,
                e.Sequence,
                Invariant($"a ScatterGatherListBuffer of {adapter.ListSize} bytes with each ")
                    + "mapping request for a send",
                Invariant($"{_withBuffer} of {_requests} calls of NdisMAllocateNetBufferSGList had one"));
        }

        _requests = 0;
    }
}
