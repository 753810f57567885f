using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <content>Sends, lists, the wire and receives.</content>
internal sealed partial class DriverTrace
{
    public const uint FrameLength = 1514;

    public static readonly TraceObject Interrupt = Object(ObjectKind.Interrupt, 1);

    public static TraceObject Nbl(uint number) => Object(ObjectKind.Nbl, number);

    public static TraceObject Nb(uint number) => Object(ObjectKind.Nb, number);

    public static TraceObject Sg(uint number, ObjectState state = ObjectState.Live)
        => Object(ObjectKind.Sg, number, state);

    /// <summary>One NET_BUFFER that is about to be sent.</summary>
    public void Submit(
        uint nbl,
        uint nb,
        uint nblIndex = 0,
        uint nbIndex = 0,
        ulong length = FrameLength,
        uint currentMdlOffset = 0,
        uint dataOffset = 0,
        ulong cancelId = 0,
        uint mdls = 1)
        => SendSubmitted(
            Nbl(nbl), Nb(nb), nblIndex, nbIndex, dataLength: length, currentMdlOffset, dataOffset, cancelId, mdls);

    /// <summary>Two lists of one call, each with the NET_BUFFER of its number.</summary>
    public void SubmitTwo()
    {
        Submit(1, 1);
        Submit(2, 2, nblIndex: 1);
    }

    /// <summary>MiniportSendNetBufferLists at DISPATCH_LEVEL.</summary>
    public void Send(uint nbl, Action body, byte irql = DISPATCH_LEVEL)
        => At(irql, () =>
        {
            TraceMark callback = MiniportSendNetBufferListsEnter(
                Adapter, Nbl(nbl), port: 0, NDIS_SEND_FLAGS_DISPATCH_LEVEL, count: 1);
            body();
            MiniportSendNetBufferListsExit(callback);
        });

    public void Dpc(Action body, uint limit = NDIS_INDICATE_ALL_NBLS, bool hasRest = false)
        => At(DISPATCH_LEVEL, () =>
        {
            TraceMark callback = MiniportInterruptDPCEnter(Interrupt, limit);
            body();
            MiniportInterruptDPCExit(callback, hasRest);
        });

    /// <summary>MiniportInterrupt, whose interrupt is another device's unless the test says otherwise.</summary>
    public void Isr(
        Action? body = null,
        bool wasRaised = false,
        bool isClaimed = false,
        bool queueDpc = false,
        uint targets = 0,
        uint unset = 0)
        => At(DEVICE_LEVEL, () =>
        {
            TraceMark callback = MiniportInterruptEnter(Interrupt, wasRaised);
            body?.Invoke();
            MiniportInterruptExit(callback, isClaimed, queueDpc, targetProcessors: targets, unset);
        });

    public void Cancel(ulong cancelId, Action? body = null)
    {
        TraceMark callback = MiniportCancelSendEnter(Adapter, cancelId);
        body?.Invoke();
        MiniportCancelSendExit(callback);
    }

    public void Request(
        uint nb,
        uint nbl,
        uint flags = NDIS_SG_LIST_WRITE_TO_DEVICE,
        SgRole role = SgRole.Send,
        ulong length = FrameLength,
        uint currentMdlOffset = 0,
        uint dataOffset = 0,
        bool hasBuffer = false,
        TraceObject? dma = null,
        TraceObject? buffer = null,
        uint bufferSize = 256,
        ulong bufferOffset = 0,
        ulong bufferAvailable = 256,
        TraceObject context = default)
        => NdisMAllocateNetBufferSGListCall(
            dma ?? Dma,
            Nb(nb),
            context,
            flags,
            hasBuffer ? Object(ObjectKind.Memory, 1) : buffer ?? TraceObject.Null(ObjectKind.Memory),
            hasBuffer || buffer is not null ? bufferSize : 0,
            nbl == 0 ? None : Nbl(nbl),
            role,
            dataLength: length,
            currentMdlOffset,
            dataOffset,
            bufferOffset,
            bufferAvailable);

    public void Mapped(
        uint sg,
        uint nb,
        uint elements = 2,
        ListStorage storage = ListStorage.Caller,
        uint firstElementLength = 500,
        uint lastElementLength = 0,
        uint mdls = 0,
        uint bytes = FrameLength)
        => SgMapped(
            Sg(sg),
            Nb(nb),
            elements,
            bytes,
            bounced: false,
            storage,
            dataOffset: 0,
            currentMdlOffset: 0,
            firstElementLength,
            lastElementLength,
            mdls);

    public void Deliver(uint sg, Action? body = null)
    {
        TraceMark callback = BeginDelivery(sg);
        body?.Invoke();
        MiniportProcessSGListExit(callback);
    }

    /// <summary>MiniportProcessSGList that has not returned.</summary>
    public TraceMark BeginDelivery(uint sg)
        => MiniportProcessSGListEnter(
            Sg(sg), context: None, elements: 2, bytes: FrameLength, ListStorage.Caller, nb: None);

    public void EndRequest(uint sg)
        => NdisMAllocateNetBufferSGListReturn(Innermost, NDIS_STATUS_SUCCESS, Sg(sg), Shortage.None);

    public void Refuse(Shortage shortage = Shortage.Transient)
        => NdisMAllocateNetBufferSGListReturn(
            Innermost, NDIS_STATUS_RESOURCES, TraceObject.Null(ObjectKind.Sg), shortage);

    /// <summary>A request whose list is delivered inside the call.</summary>
    public void Map(uint sg, uint nb, uint nbl, Action? callback = null)
    {
        Request(nb, nbl);
        Mapped(sg, nb);
        Deliver(sg, callback);
        EndRequest(sg);
    }

    /// <summary>A request whose list is not delivered yet.</summary>
    public void MapLater(uint sg, uint nb, uint nbl)
    {
        Request(nb, nbl);
        Mapped(sg, nb);
        EndRequest(sg);
    }

    public long Free(
        uint sg,
        uint nb,
        SgPointer pointer = SgPointer.List,
        TraceObject? dma = null,
        ObjectState state = ObjectState.Live)
    {
        TraceObject handle = dma ?? Dma;
        TraceMark call = NdisMFreeNetBufferSGListCall(handle, Sg(sg, state), Nb(nb), pointer, mappedNb: Nb(nb));
        if (handle is not { Kind: ObjectKind.Dma, IsLive: true })
        {
            HandleMisuse(TraceName.NdisMFreeNetBufferSGList, 0, ObjectKind.Dma, handle, Adapter);
        }

        NdisMFreeNetBufferSGListReturn(call);
        return call.Sequence;
    }

    public void Read(uint sg, uint offset = 0, uint length = FrameLength, AccessEnd end = AccessEnd.Inside)
        => DeviceRead(Sg(sg), offset, length, end);

    public void Transmit(uint nb, uint nbl, WireMatch match = WireMatch.Exact, uint length = FrameLength)
        => WireTransmit(
            Object(ObjectKind.Frame, nb),
            length,
            match == WireMatch.None ? None : Nb(nb),
            match == WireMatch.None ? None : Nbl(nbl),
            match,
            suspect: Nb(nb));

    public void Complete(
        uint nbl,
        NDIS_STATUS status = NDIS_STATUS_SUCCESS,
        OwnerCode owner = OwnerCode.Miniport,
        bool isIntact = true,
        uint flags = 0,
        TraceObject? adapter = null)
    {
        TraceObject handle = adapter ?? Adapter;
        TraceMark call = NdisMSendNetBufferListsCompleteCall(handle, Nbl(nbl), flags, count: 1);
        if (!handle.IsLive)
        {
            HandleMisuse(TraceName.NdisMSendNetBufferListsComplete, 0, ObjectKind.Adapter, handle, Adapter);
        }

        SendCompleted(Nbl(nbl), status, owner, index: 0, chainIntact: isIntact);
        NdisMSendNetBufferListsCompleteReturn(call);
    }

    /// <summary>The device sends a mapped frame.</summary>
    public void Leave(uint sg, uint nb, uint nbl)
    {
        Read(sg);
        Transmit(nb, nbl);
    }

    /// <summary>One send of a good driver, from the call to the completion.</summary>
    public void SendOne(uint number)
    {
        Submit(number, number);
        Send(number, () => Map(number, number, number));
        Leave(number, number, number);
        Dpc(() =>
        {
            Free(number, number);
            Complete(number);
        });
    }

    /// <summary>The first part of a list with two NET_BUFFERs, numbers 1 and 2, both mapped.</summary>
    public void SendTwo()
    {
        Submit(1, 1);
        Submit(1, 2, nbIndex: 1);
        Send(1, () =>
        {
            Map(1, 1, 1);
            Map(2, 2, 1);
        });
    }

    public void Indicate(
        uint nbl,
        uint flags = 0,
        TraceObject? source = null,
        OwnerCode owner = OwnerCode.Miniport,
        bool isConsistent = true,
        uint netBuffers = 1,
        uint said = 1,
        Action? body = null,
        ObjectState state = ObjectState.Live,
        ulong length = 60,
        uint frameLength = 60,
        bool isNewChain = false,
        TraceObject ownMdl = default,
        TraceObject staleLink = default,
        TraceObject data = default,
        uint dataOffset = 0,
        TraceObject frame = default,
        FrameMatch match = FrameMatch.None,
        uint port = NDIS_DEFAULT_PORT_NUMBER,
        params uint[] etherTypes)
    {
        bool isResources = (flags & NDIS_RECEIVE_FLAGS_RESOURCES) != 0;
        TraceObject list = state == ObjectState.Unknown ? TraceObject.Unknown(ObjectKind.Nbl) : Nbl(nbl);
        TraceMark call = NdisMIndicateReceiveNetBufferListsCall(
            Adapter, list, port, numberOfNetBufferLists: said, flags, count: 1, staleLink);
        for (int i = 0; i < Math.Max(1, etherTypes.Length); i++)
        {
            ReceiveIndicated(
                i == 0 ? list : Nbl(nbl + (uint)i),
                source ?? Adapter,
                owner,
                netBuffers,
                dataLength: length,
                isConsistent,
                frame,
                isResources,
                isNewChain,
                ownMdl,
                frameLength,
                i < etherTypes.Length ? etherTypes[i] : 0,
                match);
        }

        if (data.Number != 0)
        {
            DataIndicated(list, data, dataOffset, (uint)length);
        }

        body?.Invoke();
        if (isResources)
        {
            ReceiveReturned(list, resources: true);
        }

        NdisMIndicateReceiveNetBufferListsReturn(call);
    }

    /// <summary>NDIS returns a chain.</summary>
    public void GiveBack(params uint[] nbls)
    {
        foreach (uint nbl in nbls)
        {
            ReceiveReturned(Nbl(nbl), resources: false);
        }

        DuringReturn(Nbl(nbls[0]), () => { }, (uint)nbls.Length);
    }

    /// <summary>MiniportReturnNetBufferLists alone.</summary>
    public void DuringReturn(TraceObject nbl, Action body, uint count = 1)
    {
        TraceMark callback = MiniportReturnNetBufferListsEnter(Adapter, nbl, flags: 0, count);
        body();
        MiniportReturnNetBufferListsExit(callback);
    }

    /// <summary>The device writes into a block, directly or through a mapping.</summary>
    public void Write(TraceObject block, uint offset, uint length = 60, TraceObject? through = null)
        => DeviceWrite(through ?? block, offset, length, block, blockOffset: offset);

    public void Touch(TraceObject item, StaleReason reason, ulong field = 0, bool isWrite = false)
        => StaleAccess(item, reason, field, isWrite, length: 8, item.Kind);

    public void Fault(TraceObject item, FaultReason reason, bool isWrite = false)
        => DeviceFault(
            item,
            reason,
            isWrite,
            length: 64,
            offset: 0,
            lead: 0,
            rest: 0,
            mdlRest: 0,
            pageRest: 0,
            endsWithElement: false);

    /// <summary>A read that leaves its element.</summary>
    public void Overrun(
        uint sg,
        uint length,
        uint offset = 0,
        ulong lead = 0,
        ulong rest = 0,
        ulong mdlRest = 0,
        ulong pageRest = 0,
        bool endsWithElement = false)
        => DeviceFault(
            Sg(sg),
            FaultReason.BeyondRange,
            write: false,
            length,
            offset,
            lead,
            rest,
            mdlRest,
            pageRest,
            endsWithElement);
}
