using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <summary>The trace of a driver of NDIS 5 in steps, each of which is what a good driver does.</summary>
internal sealed class Ndis5Trace() : TraceScript(null, NdisGeneration.Ndis5)
{
    public static readonly TraceObject Adapter = Object(ObjectKind.Adapter, 1);

    public static readonly TraceObject Interrupt = Object(ObjectKind.Interrupt, 1);

    public static TraceObject Packet(uint number) => Object(ObjectKind.Packet, number);

    public static TraceObject List(uint number) => Object(ObjectKind.Sg, number);

    /// <summary>Whether MiniportInitialize selects the medium of the adapter.</summary>
    public bool MediumFits { get; set; } = true;

    public void Halt(uint lent = 0) => MiniportHaltExit(MiniportHaltEnter(Adapter), lent);

    public void CheckForHang(bool isHung, bool isHeld)
        => At(NDIS.DISPATCH_LEVEL, () => MiniportCheckForHangExit(MiniportCheckForHangEnter(Adapter), isHung, isHeld));

    public void Say(NDIS_STATUS status, bool isCompleted = true)
    {
        NdisMIndicateStatusReturn(NdisMIndicateStatusCall(Adapter, status, size: 0));
        if (isCompleted)
        {
            NdisMIndicateStatusCompleteReturn(NdisMIndicateStatusCompleteCall(Adapter));
        }
    }

    /// <summary>A frame to all stations arrives.</summary>
    public void Arrive(uint frame) => WireReceive(Object(ObjectKind.Frame, frame), length: 60, FrameAudience.Everybody);

    /// <summary>A reset that does not pend.</summary>
    public void Reset()
        => At(NDIS.DISPATCH_LEVEL, () => MiniportResetExit(
            MiniportResetEnter(Adapter), NDIS_STATUS_SUCCESS, addressingReset: false));

    public void RegisterInterrupt(bool requestIsr = true, bool shared = true)
        => NdisMRegisterInterruptReturn(
            NdisMRegisterInterruptCall(Adapter, vector: 16, level: 5, requestIsr, shared, mode: 0),
            NDIS_STATUS_SUCCESS,
            Interrupt);

    public void Interrupted(bool wasRaised, bool isRecognized)
        => MiniportISRExit(MiniportISREnter(Interrupt, wasRaised), isRecognized, isRecognized);

    public void MapRegisters()
        => NdisMMapIoSpaceReturn(
            NdisMMapIoSpaceCall(Adapter, length: 256), NDIS_STATUS_SUCCESS, Object(ObjectKind.IoSpace, 1));

    /// <summary>An adapter that runs, with lists, shared memory and 64-bit addresses.</summary>
    public void Live()
    {
        Initialize(() =>
        {
            SetAttributes();
            AskForLists();
            AllocateMemory();
        });
        State = AdapterState.Running;
    }

    /// <summary>A packet is mapped and given to the miniport; its list has the same number.</summary>
    public void Submit(uint packet, ulong dataLength = 100)
    {
        PacketMapped(Packet(packet), List(packet), elements: 1, bytes: (uint)dataLength, bounced: false);
        PacketSubmitted(Packet(packet), index: 0, dataLength, List(packet));
    }

    /// <summary>A frame leaves that was made from the list of a packet.</summary>
    public void Transmit(uint packet, WireMatch match)
        => WireTransmit(
            Object(ObjectKind.Frame, packet),
            length: 100,
            match == WireMatch.None ? default : Packet(packet),
            match == WireMatch.None ? default : Packet(packet),
            match,
            Packet(packet));

    /// <summary>A packet is its sender's again.</summary>
    public void Finish(uint packet, NDIS_STATUS status = NDIS_STATUS_SUCCESS)
        => PacketCompleted(Packet(packet), status, OwnerCode.Ndis, byCall: false);

    /// <summary>Nothing is pending any more.</summary>
    public void Drain() => Drained(Adapter);

    public void Fault(TraceObject item, FaultReason reason)
        => DeviceFault(
            item,
            reason,
            write: false,
            length: 64,
            offset: 0,
            lead: 0,
            rest: 0,
            mdlRest: 0,
            pageRest: 0,
            endsWithElement: false);

    public void Enter(NDIS_STATUS status) => DriverEntryExit(DriverEntryEnter(), status);

    public void Register(
        uint major, uint minor, uint length, ulong given, NDIS_STATUS status = NDIS_STATUS_SUCCESS)
        => NdisMRegisterMiniportReturn(
            NdisMRegisterMiniportCall(Object(ObjectKind.Wrapper, 1), major, minor, length, given),
            status,
            Object(ObjectKind.Driver, 1));

    public void AskForMemory(TraceObject adapter, bool isHandlerGiven, Action? inside = null)
    {
        TraceMark call = NdisMAllocateSharedMemoryAsyncCall(
            adapter, length: 64, cached: true, context: default, isHandlerGiven);
        inside?.Invoke();
        NdisMAllocateSharedMemoryAsyncReturn(call, NDIS_STATUS_PENDING, request: 1);
    }

    public void FreeMemory()
        => NdisMFreeSharedMemoryReturn(NdisMFreeSharedMemoryCall(
            Adapter,
            length: 64,
            cached: false,
            Object(ObjectKind.SharedMemory, 1),
            allocatedLength: 64,
            physicalMatches: true,
            allocatedCached: false));

    public void CompleteMemory(bool isThere, Action body)
    {
        TraceObject block = isThere
            ? Object(ObjectKind.SharedMemory, 1)
            : TraceObject.Null(ObjectKind.SharedMemory);
        TraceMark callback = MiniportAllocateCompleteEnter(Adapter, block, length: 64, context: default, request: 1);
        body();
        MiniportAllocateCompleteExit(callback);
    }

    /// <summary>MiniportInitialize with something inside.</summary>
    public Ndis5Trace Initialize(Action body, NDIS_STATUS status = NDIS_STATUS_SUCCESS)
    {
        TraceMark callback = MiniportInitializeEnter(Adapter);
        body();
        MiniportInitializeExit(callback, status, NDIS_STATUS_SUCCESS, medium: 1, MediumFits);
        return this;
    }

    public void SetAttributes(uint flags = NDIS.NDIS_ATTRIBUTE_BUS_MASTER)
        => NdisMSetAttributesExReturn(NdisMSetAttributesExCall(Adapter, seconds: 0, flags));

    public void AskForLists(NDIS_STATUS status = NDIS_STATUS_SUCCESS, uint maximum = 1514)
        => NdisMInitializeScatterGatherDmaReturn(
            NdisMInitializeScatterGatherDmaCall(Adapter, is64Bit: true, maximum), status);

    public void Query(uint oid, uint bytes, NDIS_STATUS status, uint written = 0, uint needed = 0)
        => MiniportQueryInformationExit(MiniportQueryInformationEnter(Adapter, oid, bytes), status, written, needed);

    public void Set(uint oid, uint bytes, NDIS_STATUS status, uint read = 0, uint needed = 0)
        => MiniportSetInformationExit(MiniportSetInformationEnter(Adapter, oid, bytes), status, read, needed);

    /// <summary>With the spin lock held, or without.</summary>
    public void UnderLock(bool isHeld, Action body)
    {
        TraceObject spinLock = Object(ObjectKind.Lock, 1);
        if (isHeld)
        {
            NdisAcquireSpinLockReturn(NdisAcquireSpinLockCall(spinLock));
        }

        body();
        if (isHeld)
        {
            At(NDIS.DISPATCH_LEVEL, () => NdisReleaseSpinLockReturn(NdisReleaseSpinLockCall(spinLock)));
        }
    }

    public void AllocateMemory()
        => NdisMAllocateSharedMemoryReturn(
            NdisMAllocateSharedMemoryCall(Adapter, length: 64, cached: false), Object(ObjectKind.SharedMemory, 1));

    public void AllocateMapRegisters()
        => NdisMAllocateMapRegistersReturn(
            NdisMAllocateMapRegistersCall(Adapter, dmaSize: 2, baseMapRegistersNeeded: 8, maximumPhysicalMapping: 1514),
            NDIS_STATUS_SUCCESS);

    public void Send(uint packet, NDIS_STATUS status)
        => MiniportSendExit(MiniportSendEnter(Adapter, Packet(packet), flags: 0), status);

    public void Indicate(
        uint packet, OwnerCode owner, uint headerSize = 14, FrameMatch match = FrameMatch.Exact)
        => PacketIndicated(
            Packet(packet),
            owner,
            NDIS_STATUS_SUCCESS,
            dataLength: 60,
            Object(ObjectKind.Frame, packet),
            headerSize,
            match);

    public void Complete(uint packet, bool isPending = true, NDIS_STATUS status = NDIS_STATUS_SUCCESS)
        => NdisMSendCompleteReturn(NdisMSendCompleteCall(Adapter, Packet(packet), status, isPending));
}
