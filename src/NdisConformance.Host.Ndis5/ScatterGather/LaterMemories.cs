using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis5;

/// <summary>NdisMAllocateSharedMemoryAsync and its completion (contract.md 1.9). One per machine.</summary>
[Resets]
internal sealed partial class LaterMemories(
    HandleTable handles,
    SharedMemory sharedMemory,
    HostTrace trace,
    DriverBoundary boundary,
    Contexts contexts,
    SimulatedPc pc,
    MiniportLock serialization)
    : IMachineTarget
{
    private const long DelayTicks = 10;
    private readonly SlotTable<LaterMemory> _requests = new();
    private uint _numbers;

    /// <inheritdoc/>
    public NDIS_STATUS NdisMAllocateSharedMemoryAsync(
        NDIS_HANDLE miniportAdapterHandle, uint length, bool cached, PVOID context)
    {
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out Ndis5Adapter? adapter);
        bool isHandlerGiven = adapter?.Driver.Characteristics.AllocateCompleteHandler is not null;
        TraceMark call = trace.NdisMAllocateSharedMemoryAsyncCall(
            named, length, cached, contexts.NameOf(context), isHandlerGiven);
        if (adapter?.Dma is null || !isHandlerGiven || length == 0 || pc.Fails(call.Name))
        {
            trace.NdisMAllocateSharedMemoryAsyncReturn(call, NDIS_STATUS_FAILURE, 0);
            return NDIS_STATUS_FAILURE;
        }

        int slot = _requests.Take();
        _requests[slot] = new LaterMemory
        {
            Number = ++_numbers,
            Adapter = adapter,
            Length = length,
            IsCached = cached,
            Context = context,
            Fails = pc.Fails(TraceName.MiniportAllocateComplete),
        };
        pc.Events.Schedule(pc.Now + DelayTicks, pc.Current.Number, DISPATCH_LEVEL, this, (uint)slot);
        trace.NdisMAllocateSharedMemoryAsyncReturn(call, NDIS_STATUS_PENDING, _numbers);
        return NDIS_STATUS_PENDING;
    }

    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument)
    {
        LaterMemory request = _requests[(int)cookie];
        if (serialization.IsBusy(request.Adapter))
        {
            pc.Events.Schedule(
                pc.Now + MiniportLock.RetryTicks, pc.Current.Number, DISPATCH_LEVEL, this, cookie);
            return;
        }

        _requests.Give((int)cookie);
        if (request.Adapter.IsReleased || request.Adapter.State == AdapterState.Shutdown)
        {
            return;
        }

        using MiniportLock.Scope held = serialization.Enter(request.Adapter);
        int block = -1;
        bool isGranted = !request.Fails
            && request.Adapter.Dma is { } channel
            && sharedMemory.TryShare(channel, request.Length, request.IsCached, out block);
        TraceMark enter = trace.MiniportAllocateCompleteEnter(
            request.Adapter.Id,
            isGranted ? sharedMemory.IdOf(block) : TraceObject.Null(ObjectKind.SharedMemory),
            request.Length,
            contexts.NameOf(request.Context),
            request.Number);
        PVOID virtualAddress = default;
        PHYSICAL_ADDRESS physicalAddress = default;
        if (isGranted)
        {
            sharedMemory.HandOver(block, request.Adapter, out virtualAddress, out physicalAddress);
        }

        boundary.Call(
            (request, virtualAddress, physicalAddress),
            static call => call.request.Adapter.Driver.Characteristics.AllocateCompleteHandler!(
                call.request.Adapter.Context,
                call.virtualAddress,
                in call.physicalAddress,
                call.request.Length,
                call.request.Context));
        trace.MiniportAllocateCompleteExit(enter);
    }
}
