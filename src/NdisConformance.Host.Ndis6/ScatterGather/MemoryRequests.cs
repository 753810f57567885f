using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>NdisMAllocateSharedMemoryAsyncEx and its completion (contract.md 1.4). One per machine.</summary>
[Resets]
internal sealed partial class MemoryRequests(
    HandleTable handles,
    SharedMemory sharedMemory,
    HostTrace trace,
    DriverBoundary boundary,
    Contexts contexts,
    SimulatedPc pc,
    HostSetup setup,
    HostDuties duties)
    : IMachineTarget
{
    private const int Moments = 4;
    private const long SoonTicks = 10;
    private const long LateTicks = 50_000;

    private readonly SlotTable<MemoryRequest> _requests = new();
    private readonly Queue<int> _held = new();
    private uint _numbers;

    /// <summary>Requests whose completion the scenario keeps back.</summary>
    public int Held => _held.Count;

    /// <inheritdoc/>
    public NDIS_STATUS NdisMAllocateSharedMemoryAsyncEx(
        NDIS_HANDLE miniportDmaHandle, uint length, bool cached, PVOID context)
    {
        TraceObject dma = handles.Resolve(miniportDmaHandle, ObjectKind.Dma, out DmaChannel? channel);
        bool isHandlerGiven = channel?.SharedMemAllocateCompleteHandler is not null;
        TraceMark call = trace.NdisMAllocateSharedMemoryAsyncExCall(
            dma, length, cached, contexts.NameOf(context), isHandlerGiven);
        uint number = 0;
        NDIS_STATUS status = NDIS_STATUS_FAILURE;
        if (channel is not null && duties.AcceptsMemoryRequest(isHandlerGiven) && length != 0)
        {
            status = Answer(new MemoryRequest
            {
                Channel = channel, Length = length, IsCached = cached, Context = context,
            });
            number = status == NDIS_STATUS_FAILURE || status == NDIS_STATUS_RESOURCES ? 0 : _numbers;
        }

        trace.NdisMAllocateSharedMemoryAsyncExReturn(call, status, number);
        return status;
    }

    /// <summary>Completes what is kept back: in the order of the requests, or the newest first.</summary>
    public void CompleteHeld(bool newestFirst)
    {
        // A completion may ask for more, which is kept back in its turn.
        int[] slots = [.. newestFirst ? _held.Reverse() : _held];
        _held.Clear();
        foreach (int slot in slots)
        {
            Complete(slot);
        }
    }

    /// <summary>As <see cref="CompleteHeld"/>, on a processor that does nothing else.</summary>
    public void ReleaseHeld()
        => pc.RunOn(0, PASSIVE_LEVEL, new Work<bool>(false, CompleteHeld), 0, 0);

    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument) => Complete((int)cookie);

    private NDIS_STATUS Answer(MemoryRequest request)
    {
        if (pc.Fails(TraceName.NdisMAllocateSharedMemoryAsyncEx))
        {
            return setup.Options.RefusesMemoryWithResources ? NDIS_STATUS_RESOURCES : NDIS_STATUS_FAILURE;
        }

        request.Number = ++_numbers;
        request.Fails = pc.Fails(TraceName.MiniportSharedMemoryAllocateComplete);
        int slot = _requests.Take();
        _requests[slot] = request;
        Plan(slot);
        return duties.StatusOfMemoryRequest;
    }

    private void Plan(int slot)
    {
        var moment = (MemoryMoment)pc.Choose(
            HostChoice.MemoryMoment, TraceName.NdisMAllocateSharedMemoryAsyncEx, Moments);
        if (moment == MemoryMoment.Held)
        {
            _held.Enqueue(slot);
            return;
        }

        int processor = pc.Current.Number;
        pc.Events.Schedule(
            pc.Now + DelayOf(moment),
            moment == MemoryMoment.OtherProcessor ? pc.OtherThan(processor) : processor,
            PASSIVE_LEVEL,
            this,
            (uint)slot);
    }

    private static long DelayOf(MemoryMoment moment) => moment switch
    {
        MemoryMoment.OtherProcessor => 0,
        MemoryMoment.Soon => SoonTicks,
        _ => LateTicks,
    };

    /// <summary>
    /// Nothing is called once the adapter is gone. A request whose channel is closed brings no memory.
    /// </summary>
    private void Complete(int slot)
    {
        MemoryRequest request = _requests[slot];
        _requests.Give(slot);
        if (request.Channel.Adapter is { IsReleased: true } or { State: AdapterState.Shutdown })
        {
            return;
        }

        for (int i = 0; i < duties.CompletionsOfMemoryRequest; i++)
        {
            bool isGranted = !request.Fails && !request.Channel.IsReleased;
            int block = -1;
            isGranted = isGranted && sharedMemory.TryShare(
                request.Channel, request.Length, request.IsCached, out block);
            Call(request, isGranted ? block : -1);
        }
    }

    private void Call(in MemoryRequest request, int block)
    {
        MiniportAdapter adapter = request.Channel.Adapter;
        VirtualProcessor processor = pc.Current;
        byte irql = processor.Irql;
        processor.Irql = duties.MemoryCompletionIrql;
        uint length = block < 0 ? LengthOfNothing(request) : request.Length;
        TraceMark enter = trace.MiniportSharedMemoryAllocateCompleteEnter(
            adapter.Id,
            block < 0 ? TraceObject.Null(ObjectKind.SharedMemory) : sharedMemory.IdOf(block),
            length,
            contexts.NameOf(request.Context),
            request.Number);
        Completion completion = new()
        {
            Handler = request.Channel.SharedMemAllocateCompleteHandler,
            AdapterContext = duties.ContextOfMemoryCompletion(adapter.Context, adapter.Handle),
            Length = length,
            Context = request.Context,
        };
        if (block >= 0)
        {
            sharedMemory.HandOver(block, adapter, out completion.VirtualAddress, out completion.PhysicalAddress);
        }

        boundary.Call(completion, static completion => completion.Run());
        trace.MiniportSharedMemoryAllocateCompleteExit(enter);
        processor.Irql = irql;
    }

    /// <summary>
    /// No page says what Length is where there is no memory, so it is now the length that was asked for, now 0
    /// (AMB-08).
    /// </summary>
    private static uint LengthOfNothing(in MemoryRequest request) => request.Number % 2 == 1 ? request.Length : 0;

    /// <summary>The arguments of a completion.</summary>
    private struct Completion
    {
        public MINIPORT_ALLOCATE_SHARED_MEM_COMPLETE? Handler;
        public NDIS_HANDLE AdapterContext;
        public PVOID VirtualAddress;
        public PHYSICAL_ADDRESS PhysicalAddress;
        public uint Length;
        public PVOID Context;

        /// <summary>The pointer to the physical address is NULL where there is no memory.</summary>
        public readonly void Run()
        {
            if (VirtualAddress == null)
            {
                Handler!(
                    AdapterContext, VirtualAddress, in Unsafe.NullRef<PHYSICAL_ADDRESS>(), Length, Context);
            }
            else
            {
                Handler!(AdapterContext, VirtualAddress, in PhysicalAddress, Length, Context);
            }
        }
    }
}
